package loopbook.shapes;

import static loopbook.shapes.Shapes.box;
import static loopbook.shapes.Shapes.classification;
import static loopbook.shapes.Shapes.ellipse;
import static loopbook.shapes.Shapes.mask;
import static loopbook.shapes.Shapes.point;
import static loopbook.shapes.Shapes.polygon;
import static loopbook.shapes.Shapes.polyline;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ShapeJsonTest {
    private static final boolean[][] CROSS = {
        {false, false, true, false},
        {false, true, true, true},
        {false, false, true, false},
    };

    @Test
    void aNewAnnotationHasEachKeyThatThePlatformExpects() {
        Shape sleepy = box("Cat", 10, 20, 110, 140)
                .attribute("1", List.of("sleepy", "grey"))
                .attribute("2", true)
                .description("on the sofa")
                .user("round", 2);

        assertThat(sleepy.newAnnotation("i1", "d1", "http://here/datasets/d1"))
                .hasToString(
                        json("""
                        {'id':null,'url':null,'creator':null,
                        'metadata':{'system':{'automated':true,'attributes':{'1':['sleepy','grey'],'2':true}},'user':{'round':2}},
                        'hash':null,'itemId':'i1','item':null,'label':'Cat','dataset':'http://here/datasets/d1',
                        'createdAt':null,'updatedBy':null,'updatedAt':null,'source':'sdk','description':'on the sofa',
                        'datasetId':'d1','type':'box',
                        'coordinates':[{'x':10.0,'y':20.0,'z':0},{'x':110.0,'y':140.0,'z':0}],'attributes':null}""")
                                .toString());
    }

    @Test
    void aClassificationIsSentWithoutCoordinates() {
        ObjectNode body = classification("Indoor").newAnnotation("i1", "d1", "");

        assertThat(body.get("type").stringValue()).isEqualTo("class");
        assertThat(body.has("coordinates")).isFalse();
    }

    @Test
    void eachShapeHasItsCoordinates() {
        assertThat(box("a", 30, 25, 10, 5, 45).coordinates())
                .hasToString("[{\"x\":10.0,\"y\":5.0,\"z\":0},{\"x\":30.0,\"y\":25.0,\"z\":0},45.0]");
        assertThat(point("a", 3, 4.5).coordinates()).hasToString("{\"x\":3.0,\"y\":4.5,\"z\":0.0}");
        assertThat(polygon("a", 1, 1, 9, 1, 5, 7).coordinates())
                .hasToString("[[{\"x\":1.0,\"y\":1.0},{\"x\":9.0,\"y\":1.0},{\"x\":5.0,\"y\":7.0}]]");
        assertThat(polyline("a", 1, 1, 9, 1).coordinates())
                .hasToString("[[{\"x\":1.0,\"y\":1.0},{\"x\":9.0,\"y\":1.0}]]");
        assertThat(ellipse("a", 20, 15, 8, 4, 30).coordinates())
                .hasToString("{\"angle\":30.0,\"center\":{\"x\":20.0,\"y\":15.0,\"z\":0},\"rx\":8.0,\"ry\":4.0}");
    }

    @Test
    void aMaskIsAPngInTheColourOfItsLabel() {
        Mask red = mask("Cat", CROSS).painted(Colour.parse("#ff0000"));

        BufferedImage image = red.image();
        assertThat(image.getWidth()).isEqualTo(4);
        assertThat(image.getHeight()).isEqualTo(3);
        assertThat(image.getRGB(2, 0)).isEqualTo(0xffff0000);
        assertThat(image.getRGB(0, 0)).isZero();
        assertThat(red.pixels()).isDeepEqualTo(CROSS);
        assertThat(red.colour()).hasToString("#ff0000");
        assertThat(red.bounds()).contains(new Bounds(1, 0, 3, 2));
        assertThat(red.painted(Colour.parse("rgb(255, 0, 0)"))).isSameAs(red);
    }

    @Test
    void aMaskFromAPictureTakesItsBrightOrItsOpaquePixels() {
        BufferedImage grey = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_GRAY);
        grey.setRGB(1, 0, 0xffffff);
        BufferedImage clear = new BufferedImage(2, 1, BufferedImage.TYPE_INT_ARGB);
        clear.setRGB(0, 0, 0xff000000);

        assertThat(mask("a", grey).pixels()).isDeepEqualTo(new boolean[][] {{false, true}});
        assertThat(mask("a", clear).pixels()).isDeepEqualTo(new boolean[][] {{true, false}});
    }

    @Test
    void aMaskWithoutPixelsHasNoPlace() {
        assertThat(mask("a", new boolean[2][2]).bounds()).isEmpty();
        assertThat(mask("a", new boolean[2][2]).colour()).isEqualTo(Colour.WHITE);
    }

    @Test
    void whatIsNotUnderstoodSurvives() {
        ObjectNode cube = json("{'type':'cube','label':'Car','coordinates':{'front_tl':{'x':1}}}");
        ObjectNode oddBox = json("{'type':'box','label':'Car','coordinates':[{'x':'one'}]}");

        assertThat(Shape.read(cube)).isInstanceOf(Unknown.class);
        assertThat(Shape.read(cube).coordinates()).isEqualTo(cube.get("coordinates"));
        assertThat(Shape.read(oddBox)).isEqualTo(new Unknown(Tag.of("Car"), "box", oddBox.get("coordinates")));
        assertThat(Shape.read(json("{}")).label()).isEmpty();
    }

    @Test
    void otherSpellingsOfCoordinatesAreRead() {
        assertThat(Shape.read(json("{'type':'point','label':'a','data':{'x':1,'y':2}}")))
                .isEqualTo(point("a", 1, 2));
        assertThat(Shape.read(json("{'type':'polyline','label':'a','coordinates':[{'x':1,'y':2},{'x':3,'y':4}]}")))
                .isEqualTo(polyline("a", 1, 2, 3, 4));
        assertThat(Shape.read(json("{'type':'binary','label':'a','coordinates':{'data':'data:image/png;base64,'}}")))
                .isInstanceOf(Mask.class);
    }

    @Test
    void anotherLabelLeavesTheRestOfAStoredAnnotationAlone() {
        ObjectNode stored = json(
                """
                {'id':'a1','type':'box','label':'Cat','coordinates':[{'x':1,'y':2,'z':7},{'x':3,'y':4,'z':7}],
                'attributes':['old'],'metadata':{'system':{'clientId':'c','attributes':{'1':null}},'user':{'k':[1]}},'new':{}}""");

        ObjectNode changed = Shape.read(stored).label("Dog").applyTo(stored);

        assertThat(changed).isEqualTo(stored.deepCopy().put("label", "Dog"));
    }

    @Test
    void shapesHaveBounds() {
        assertThat(box("a", 0, 0, 10, 4, 90).bounds().orElseThrow().height()).isBetween(9.999, 10.001);
        assertThat(ellipse("a", 10, 10, 5, 3).bounds()).contains(new Bounds(5, 7, 15, 13));
        assertThat(polyline("a", 1, 2, 9, 0).bounds()).contains(new Bounds(1, 0, 9, 2));
        assertThat(classification("a").bounds()).isEmpty();
    }

    @Test
    void shapesThatCannotBeAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> polygon("a", 1, 2, 3))
                .withMessageContaining("in turn");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> polygon("a", 1, 2, 3, 4))
                .withMessageContaining("at least 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> polyline("a", 1, 2))
                .withMessageContaining("at least 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> point("a", Double.NaN, 2))
                .withMessageContaining("finite");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ellipse("a", 1, 1, -1, 2))
                .withMessageContaining("negative");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> mask("a", new boolean[0][0]))
                .withMessageContaining("no pixels");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Colour.parse("reddish"))
                .withMessageContaining("#rrggbb");
        assertThatIllegalStateException()
                .isThrownBy(() -> new Mask(Tag.of("a"), "data:image/png;base64,AAAA").image())
                .withMessageContaining("no picture");
    }

    @Test
    void attributesCannotBeChangedFromOutside() {
        Map<String, Object> given = new HashMap<>(Map.of("1", new ArrayList<>(List.of("a"))));
        Tag tag = new Tag("Cat", given, Optional.empty(), Map.of());

        ((List<?>) given.get("1")).clear();
        given.clear();

        assertThat(tag.attributes()).containsEntry("1", List.of("a"));
        assertThat(box("Cat", 1, 2, 3, 4)).isEqualTo(box("Cat", 3, 4, 1, 2));
    }

    private static ObjectNode json(String text) {
        JsonNode node = JsonMapper.shared().readTree(text.replace('\'', '"'));
        return (ObjectNode) node;
    }
}

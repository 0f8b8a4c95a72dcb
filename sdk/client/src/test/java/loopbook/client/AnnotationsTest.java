package loopbook.client;

import static loopbook.filters.Conditions.label;
import static loopbook.filters.Conditions.where;
import static loopbook.shapes.Shapes.box;
import static loopbook.shapes.Shapes.classification;
import static loopbook.shapes.Shapes.mask;
import static loopbook.shapes.Shapes.point;
import static loopbook.shapes.Shapes.polygon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.IntStream;
import loopbook.errors.BadRequest;
import loopbook.errors.NotFound;
import loopbook.shapes.Box;
import loopbook.shapes.Colour;
import loopbook.shapes.Mask;
import loopbook.shapes.Shape;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AnnotationsTest extends LocalTest {
    private Dataset pets;
    private Item item;

    @BeforeEach
    void uploadPicture() {
        pets = project.datasets().create("pets", o -> o.labels(Label.of("Cat").color("#ff0000")));
        item = pets.items().upload(new BufferedImage(8, 6, BufferedImage.TYPE_INT_RGB), "a.png");
    }

    @Test
    void annotatingReturnsWhatIsStoredInTheSameOrder() {
        List<Annotation> stored =
                item.annotate(box("Cat", 1, 2, 5, 6), point("Eye", 3, 4).attribute("side", "left"));

        assertThat(stored).extracting(Annotation::label).containsExactly("Cat", "Eye");
        assertThat(stored).extracting(Annotation::type).containsExactly("box", "point");
        assertThat(((Box) stored.get(0).shape()).left()).isEqualTo(1);
        assertThat(stored.get(1).attributes().path("side").asString()).isEqualTo("left");
        assertThat(stored.get(0).creator()).isEqualTo("you@example.com");
        assertThat(stored.get(0).item()).isEqualTo(item);
        assertThat(item.annotations().list().toList()).isEqualTo(stored);
        assertThat(item.refresh().annotationsCount()).isEqualTo(2);
        assertThat(item.refresh().annotated()).isTrue();
    }

    @Test
    void itemsAreFoundByTheirAnnotations() {
        item.annotate(box("Cat", 1, 2, 5, 6));
        pets.items().upload(bytes("x"), "b.txt");

        assertThat(pets.items().list(label("Cat")).toList()).containsExactly(item);
        assertThat(pets.items().list(label("Dog")).toList()).isEmpty();
        assertThat(pets.annotations().list(label("Cat")).count()).isEqualTo(1);
    }

    @Test
    void masksAreSentInTheColourOfTheirLabel() {
        Annotation stored = item.annotate(mask("Cat", new boolean[][] {
                    {true, false, false, false, false, false, false, false},
                    {true, false, false, false, false, false, false, false},
                    {false, false, false, false, false, false, false, false},
                    {false, false, false, false, false, false, false, false},
                    {false, false, false, false, false, false, false, false},
                    {false, false, false, false, false, false, false, false}
                }))
                .get(0);

        assertThat(((Mask) stored.shape()).colour()).isEqualTo(new Colour(255, 0, 0));
        assertThat(((Mask) stored.shape()).pixels()[1][0]).isTrue();
        assertThat(((Mask) stored.shape()).pixels()[0][1]).isFalse();
    }

    @Test
    void aBuilderGathersAndUploadsOnce() {
        Annotation cat = item.annotate(box("Cat", 1, 2, 5, 6)).get(0);

        List<Annotation> stored = item.annotations()
                .builder()
                .add(classification("Tabby"))
                .add(
                        polygon("Ear", 1, 1, 2, 1, 2, 2),
                        a -> a.model("net", 0.8).parent(cat).objectId(7).user("k", 1))
                .upload();

        assertThat(stored).hasSize(2);
        assertThat(stored.get(1).confidence()).contains(0.8);
        assertThat(stored.get(1).parentId()).contains(cat.id());
        assertThat(stored.get(1).user().path("k").asInt()).isEqualTo(1);
        assertThat(item.annotations().builder().upload()).isEmpty();
    }

    @Test
    void moreThanAHundredGoInSeveralRequestsAndKeepTheirOrder() {
        Shape[] many =
                IntStream.range(0, 250).mapToObj(i -> classification("l" + i)).toArray(Shape[]::new);

        List<Annotation> stored = item.annotate(many);

        assertThat(stored)
                .extracting(Annotation::label)
                .containsExactlyElementsOf(
                        IntStream.range(0, 250).mapToObj(i -> "l" + i).toList());
        assertThat(item.annotations().list().count()).isEqualTo(250);
    }

    @Test
    void changesSendOnlyTheDifference() {
        Annotation cat =
                item.annotate(box("Cat", 1, 2, 5, 6).attribute("side", "left")).get(0);

        Annotation dog = cat.update(a -> a.label("Dog").attribute("size", "big").description("maybe"));

        assertThat(dog.label()).isEqualTo("Dog");
        assertThat(dog.attributes().toString()).isEqualTo("{\"side\":\"left\",\"size\":\"big\"}");
        assertThat(dog.description()).contains("maybe");
        assertThat(cat.label()).isEqualTo("Cat");
        assertThat(dog.update(a -> a.label("Dog"))).isSameAs(dog);

        Annotation moved = dog.update(a -> a.shape(box("Dog", 0, 0, 2, 2)));

        assertThat(((Box) moved.shape()).right()).isEqualTo(2);
    }

    @Test
    void annotationsAreDeletedOneByOneInListsAndByQuery() {
        List<Annotation> stored =
                item.annotate(classification("a"), classification("b"), classification("c"), classification("d"));

        stored.get(0).delete();
        assertThat(item.annotations().delete(stored.subList(1, 2))).isEqualTo(1);
        assertThat(pets.annotations().delete(where("label").eq("c"))).isEqualTo(1);
        assertThat(item.annotations().list().stream().map(Annotation::label)).containsExactly("d");
        assertThat(item.annotations().deleteAll()).isEqualTo(1);
        assertThat(item.annotations().list().count()).isZero();
        assertThatThrownBy(() -> stored.get(0).refresh()).isInstanceOf(NotFound.class);
    }

    @Test
    void aLabelIsReplacedOverAListing() {
        item.annotate(box("Cat", 1, 2, 5, 6), point("Cat", 3, 4));

        pets.annotations().list(label("Cat")).forEach(annotation -> annotation.update(a -> a.label("Kitten")));

        assertThat(pets.annotations().list(label("Kitten")).count()).isEqualTo(2);
    }

    @Test
    void eachAnnotatorIsTheCreatorOfTheirOwn() {
        as("annotator-1@example.com").items().byId(item.id()).annotate(classification("Cat"));

        assertThat(item.annotations().list().first().orElseThrow().creator()).isEqualTo("annotator-1@example.com");
    }

    @Test
    void aRefusalIsNoSilentLoss() {
        assertThatThrownBy(() ->
                        item.annotations().uploadJson(List.of(Trees.object().put("type", "box"))))
                .isInstanceOf(BadRequest.class);
        assertThatThrownBy(() -> pets.annotations().upload(classification("x")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("put on an item");
    }
}

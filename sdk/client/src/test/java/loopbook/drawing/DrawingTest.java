package loopbook.drawing;

import static loopbook.shapes.Shapes.box;
import static loopbook.shapes.Shapes.classification;
import static loopbook.shapes.Shapes.cube;
import static loopbook.shapes.Shapes.ellipse;
import static loopbook.shapes.Shapes.mask;
import static loopbook.shapes.Shapes.point;
import static loopbook.shapes.Shapes.polygon;
import static loopbook.shapes.Shapes.polyline;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.data.Offset.offset;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import loopbook.shapes.Bounds;
import loopbook.shapes.Cube;
import loopbook.shapes.Mask;
import loopbook.shapes.Polygon;
import loopbook.shapes.Shape;
import loopbook.shapes.Vertex;
import org.junit.jupiter.api.Test;

class DrawingTest {
    private static final Function<String, Color> COLOURS =
            Drawing.colours(Map.of("red", "#ff0000", "green", "rgb(0,255,0)", "white", "#ffffff"));

    @Test
    void aFilledPolygonIncludesItsBorder() {
        assertThat(instances(14, 11, o -> o.thickness(-1), polygon("a", 2, 2, 8, 2, 8, 5, 2, 5)))
                .isEqualTo(
                        """
                        ..............
                        ..............
                        ..1111111.....
                        ..1111111.....
                        ..1111111.....
                        ..1111111.....
                        ..............
                        ..............
                        ..............
                        ..............
                        ..............
                        """);
    }

    @Test
    void linesOfOnePixelAreHardAndCornersOfBoxesFaint() {
        assertThat(instances(8, 5, o -> o.thickness(1), polyline("a", 0.5, 1.4, 6, 1, 6, 3)))
                .isEqualTo(
                        """
                        ........
                        1111111.
                        ......1.
                        ......1.
                        ........
                        """);
        assertThat(instances(6, 5, o -> o.thickness(1), box("a", 1, 1, 4, 3, 45)))
                .isEqualTo(
                        """
                        ......
                        ..11..
                        .1..1.
                        ..11..
                        ......
                        """);
    }

    @Test
    void thickLinesHaveRoundEnds() {
        assertThat(instances(14, 7, o -> o.thickness(3), polyline("a", 4, 3, 9, 3)))
                .isEqualTo(
                        """
                        ..............
                        ....111111....
                        ...11111111...
                        ..1111111111..
                        ...11111111...
                        ....111111....
                        ..............
                        """);
    }

    @Test
    void aCubeIsTwoRectanglesAndTheEdgesBetweenThem() {
        Shape cube = cube("a", new Bounds(1, 3, 4, 6), new Bounds(3, 1, 6, 4), 0);

        assertThat(instances(8, 8, o -> o.thickness(1), cube))
                .isEqualTo(
                        """
                        ........
                        ...1111.
                        ..11.11.
                        .1111.1.
                        .1.1111.
                        .11.11..
                        .1111...
                        ........
                        """);
    }

    @Test
    void valuesAreDrawnOnACopyOfTheGreyPictureAsTheyAre() {
        BufferedImage grey = new BufferedImage(3, 1, BufferedImage.TYPE_BYTE_GRAY);
        grey.getRaster().setSample(0, 0, 0, 7);

        BufferedImage drawn =
                Drawing.values(grey, List.of(mask("a", new boolean[][] {{false, true, true}})), List.of(200), o -> o);
        BufferedImage coloured = Drawing.draw(grey, List.of(), COLOURS, o -> o);

        assertThat(drawn.getRaster().getPixels(0, 0, 3, 1, (int[]) null)).containsExactly(7, 200, 200);
        assertThat(coloured.getRGB(0, 0)).isEqualTo(0xff070707);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Drawing.values(empty(2, 2), List.of(), List.of(), o -> o))
                .withMessageContaining("grey channel");
    }

    @Test
    void aGreyPictureHasNumbersFrom0To255AndNoOthers() {
        List<Mask> masks = List.of(mask("a", new boolean[][] {{true, false}}));

        BufferedImage drawn = Drawing.values(Drawing.grey(2, 1, 255), masks, List.of(0), o -> o);

        assertThat(drawn.getRaster().getPixels(0, 0, 2, 1, (int[]) null)).containsExactly(0, 255);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Drawing.instances(2, 1, masks, label -> 256, o -> o))
                .withMessageContaining("256, the number of 'a'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Drawing.values(Drawing.grey(2, 1, 0), masks, List.of(-1), o -> o));
        assertThatIllegalArgumentException().isThrownBy(() -> Drawing.grey(2, 1, 256));
    }

    @Test
    void aPolygonAndItsMaskAreOfOneOutline() {
        Polygon polygon = polygon("a", 1, 1, 5, 1, 5, 4, 1, 4);

        Mask mask = Drawing.mask(polygon, 8, 6);

        assertThat(mask.bounds()).contains(new Bounds(1, 1, 5, 4));
        assertThat(mask.polygons(1).get(0).rings())
                .containsExactly(polygon("a", 1, 1, 1, 4, 5, 4, 5, 1).rings().get(0));
        assertThat(mask.boxes()).containsExactly(box("a", 1, 1, 5, 4));
    }

    @Test
    void aCubeThatLeavesThePictureIsTheReferencesToThePixel() {
        Cube cube = cube(
                "a",
                List.of(new Vertex(10.5, -1.5), new Vertex(-0.6, -1.7), new Vertex(13.6, 2.7), new Vertex(9.8, 3.7)),
                List.of(new Vertex(8.5, -2.4), new Vertex(-4.8, 17.9), new Vertex(4.5, -3.5), new Vertex(11.7, 12.9)));

        BufferedImage drawn = Drawing.values(Drawing.grey(16, 12, 0), List.of(cube), List.of(1), o -> o.thickness(1));

        StringBuilder rows = new StringBuilder();
        for (int y = 0; y < 12; y++) {
            for (int x = 0; x < 16; x++) {
                rows.append(drawn.getRaster().getSample(x, y, 0));
            }
            rows.append('\n');
        }
        assertThat(rows)
                .hasToString(
                        """
                0001011111100000
                0001001111110000
                0010001101111100
                0010010011100110
                0100100011111000
                0101000001100000
                1001000001110000
                1010000000110000
                0100000000110000
                0100000000010000
                1000000000011000
                0000000000001000
                """);
    }

    @Test
    void partsThatAreOnePixelWideHaveNoBox() {
        Mask lines = mask(
                "a",
                new boolean[][] {{true, false, false, false}, {false, false, true, true}, {true, false, true, true}});

        assertThat(lines.boxes()).containsExactly(box("a", 2, 1, 3, 2));
    }

    @Test
    void masksComeFirstWhereverTheyAreInTheList() {
        Shape red = mask("red", new boolean[][] {{true, true}, {true, true}});
        BufferedImage drawn =
                Drawing.draw(empty(2, 2), List.of(polyline("green", 0, 0, 0, 1), red), COLOURS, o -> o.thickness(1));

        assertThat(drawn.getRGB(0, 1)).isEqualTo(0xff00ff00);
        assertThat(drawn.getRGB(1, 1)).isEqualTo(0xffff0000);
    }

    @Test
    void alphaBlendsTheDrawingWithWhatIsBelowAlphaIncluded() {
        Shape dot = mask("green", new boolean[][] {{true, false}});

        BufferedImage drawn = Drawing.draw(empty(2, 1), List.of(dot), COLOURS, o -> o.alpha(0.5));

        assertThat(Integer.toHexString(drawn.getRGB(0, 0))).isEqualTo("40008000");
        assertThat(drawn.getRGB(1, 0)).isZero();
    }

    @Test
    void theGivenPictureStaysAsItIs() {
        BufferedImage picture = new BufferedImage(20, 20, BufferedImage.TYPE_BYTE_GRAY);

        Drawing.draw(picture, List.of(box("red", 1, 1, 9, 9)), COLOURS, o -> o);
        Drawing.overlay(picture, List.of(box("red", 1, 1, 9, 9)), COLOURS, o -> o);

        assertThat(picture.getRaster().getPixels(0, 0, 20, 20, (int[]) null)).containsOnly(0);
    }

    @Test
    void aClassificationDrawsNothingButItsText() {
        assertThat(instances(4, 4, o -> o, classification("a"))).doesNotContain("1");
        assertThat(Drawing.overlay(empty(99, 60), List.of(classification("red")), COLOURS, o -> o)
                        .getRGB(3, 3))
                .isEqualTo(0xffff0000);
        assertThat(Drawing.overlay(empty(99, 60), List.of(classification("red")), COLOURS, o -> o.text(false))
                        .getRGB(3, 3))
                .isEqualTo(0xff000000);
    }

    @Test
    void anOverlayFollowsTheScaleOfItsPicture() {
        Shape big = ellipse("red", 200, 200, 100, 50);

        BufferedImage drawn = Drawing.overlay(
                empty(100, 100), List.of(big), COLOURS, o -> o.scale(0.25).text(false));

        assertThat(new Color(drawn.getRGB(50, 37)).getRed()).isGreaterThan(200);
        assertThat(new Color(drawn.getRGB(50, 50)).getRed()).isBetween(40, 90);
        assertThat(new Color(drawn.getRGB(50, 20)).getRed()).isZero();
    }

    @Test
    void severalAnnotatorsOfOneThingVeilItNoMoreThanOne() {
        Shape one = polygon("white", 0, 0, 90, 0, 90, 90, 0, 90);
        Shape other = polygon("white", 1, 1, 90, 1, 90, 90, 1, 90);

        BufferedImage once = Drawing.overlay(empty(100, 100), List.of(one), COLOURS, o -> o.text(false));
        BufferedImage thrice = Drawing.overlay(empty(100, 100), List.of(one, other, one), COLOURS, o -> o.text(false));

        assertThat(thrice.getRGB(45, 45) & 0xff).isCloseTo(once.getRGB(45, 45) & 0xff, offset(3));
    }

    @Test
    void aTagStaysInThePictureAndIsReadable() {
        BufferedImage drawn = Drawing.overlay(empty(300, 200), List.of(point("white", 299, 0)), COLOURS, o -> o);

        assertThat(Palette.textOn(Color.WHITE)).isEqualTo(Color.BLACK);
        assertThat(Palette.textOn(new Color(0x1f, 0x3f, 0x90))).isEqualTo(Color.WHITE);
        assertThat(count(drawn, 0xffffffff)).isGreaterThan(300);
    }

    @Test
    void aLabelWithoutAColourAlwaysGetsTheSame() {
        assertThat(COLOURS.apply("Cat")).isEqualTo(Drawing.colours(Map.of()).apply("Cat"));
    }

    @Test
    void optionsThatMakeNoSenseAreRefused() {
        UnaryOperator<DrawingOptions> tooMuch = o -> o.alpha(2);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Drawing.draw(empty(2, 2), List.of(), COLOURS, tooMuch))
                .withMessageContaining("alpha");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Drawing.overlay(empty(2, 2), List.of(), COLOURS, o -> o.scale(0)));
    }

    private static String instances(int width, int height, UnaryOperator<DrawingOptions> options, Shape... shapes) {
        BufferedImage drawn = Drawing.instances(width, height, List.of(shapes), label -> 1, options);
        StringBuilder text = new StringBuilder();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                text.append(drawn.getRaster().getSample(x, y, 0) == 0 ? '.' : '1');
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static int count(BufferedImage image, int rgb) {
        int[] all = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        return (int) Arrays.stream(all).filter(pixel -> pixel == rgb).count();
    }

    private static BufferedImage empty(int width, int height) {
        return new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    }
}

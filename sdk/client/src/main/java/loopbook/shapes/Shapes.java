package loopbook.shapes;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** New shapes, in pixels from the upper left corner: {@code box("Cat", 10, 20, 110, 140).attribute("1", "sleepy")}. */
public final class Shapes {
    private Shapes() {}

    /** An upright rectangle. */
    public static Box box(String label, double left, double top, double right, double bottom) {
        return box(label, left, top, right, bottom, 0);
    }

    /** A rectangle turned about its centre by an angle in degrees. */
    public static Box box(String label, double left, double top, double right, double bottom, double angle) {
        return new Box(Tag.of(label), left, top, right, bottom, angle);
    }

    /** One place. */
    public static Point point(String label, double x, double y) {
        return new Point(Tag.of(label), x, y);
    }

    /** A closed outline: x and y of each corner in turn, three corners or more. */
    public static Polygon polygon(String label, double... xy) {
        return polygon(label, Vertex.pairs("polygon(\"" + label + "\", …)", xy));
    }

    /** A closed outline of three corners or more. */
    public static Polygon polygon(String label, List<Vertex> corners) {
        return new Polygon(Tag.of(label), List.of(corners));
    }

    /** An open line: x and y of each corner in turn, two corners or more. */
    public static Polyline polyline(String label, double... xy) {
        return polyline(label, Vertex.pairs("polyline(\"" + label + "\", …)", xy));
    }

    /** An open line of two corners or more. */
    public static Polyline polyline(String label, List<Vertex> corners) {
        return new Polyline(Tag.of(label), List.of(corners));
    }

    /** An ellipse about a centre, its axes along the picture's. */
    public static Ellipse ellipse(String label, double x, double y, double rx, double ry) {
        return ellipse(label, x, y, rx, ry, 0);
    }

    /** An ellipse about a centre, turned by an angle in degrees. */
    public static Ellipse ellipse(String label, double x, double y, double rx, double ry, double angle) {
        return new Ellipse(Tag.of(label), x, y, rx, ry, angle);
    }

    /** A label for the item as a whole. */
    public static Classification classification(String label) {
        return new Classification(Tag.of(label));
    }

    /** A mask of the item's size, by row and column; white until the platform's label gives it a colour. */
    public static Mask mask(String label, boolean[][] rows) {
        return new Mask(Tag.of(label), Pixels.encode(Pixels.checked(rows), Colour.WHITE));
    }

    /**
     * A mask from a picture of the item's size: its opaque pixels, or, if it has no transparency, those nearer to white
     * than to black.
     */
    public static Mask mask(String label, BufferedImage picture) {
        return mask(label, Pixels.grid(picture));
    }

    /** A box with depth: four corners in front and four behind, each from the upper left clockwise. */
    public static Cube cube(String label, List<Vertex> front, List<Vertex> back) {
        return new Cube(Tag.of(label), front, back, front.size() < 2 ? 0 : Cube.direction(front));
    }

    /** A box with depth from two upright rectangles, each turned about its own middle by this angle in degrees. */
    public static Cube cube(String label, Bounds front, Bounds back, double angle) {
        return new Cube(Tag.of(label), Cube.turned(front, angle), Cube.turned(back, angle), angle);
    }

    /** A box in a cloud of points: where its middle is, how long its edges are, how it is turned (in radians). */
    public static Cube3d cube3d(String label, Spot position, Spot scale, Spot rotation) {
        return new Cube3d(Tag.of(label), position, scale, rotation);
    }

    /** A new skeleton by this template of the recipe. Its points are uploaded with it as their parent. */
    public static Pose pose(String label, String templateId) {
        return pose(label, templateId, UUID.randomUUID().toString());
    }

    /** A skeleton by this template, which is this one of several. */
    public static Pose pose(String label, String templateId, String instanceId) {
        return new Pose(Tag.of(label), templateId, instanceId);
    }

    /** A note about a place, open as an issue, with what you have to say; yours as soon as you upload it. */
    public static Note note(String label, double left, double top, double right, double bottom, String... messages) {
        return new Note(
                Tag.of(label),
                new Bounds(Math.min(left, right), Math.min(top, bottom), Math.max(left, right), Math.max(top, bottom)),
                Arrays.stream(messages).map(NoteMessage::of).toList(),
                "issue",
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** A judgement of several items, in the platform's own form. */
    public static Comparison comparison(String label, JsonNode coordinates) {
        return new Comparison(Tag.of(label), coordinates);
    }

    /** What is said; from when to when is added with the annotation: {@code builder.add(…, a -> a.times(1, 2.5))}. */
    public static Subtitle subtitle(String label, String text) {
        return new Subtitle(Tag.of(label), text);
    }

    /** What the item shows, in words. */
    public static Description description(String text) {
        return new Description(Tag.of("item.description"), text);
    }

    /** A text about the item. */
    public static FreeText freeText(String text) {
        return new FreeText(Tag.of(FreeText.LABEL), text);
    }

    /** A stretch of a text item: {@code unit} is {@code block} or {@code paragraph}. */
    public static TextMark textMark(String label, String unit, long start, long end) {
        return new TextMark(Tag.of(label), unit, start, end, Optional.empty());
    }

    /** A picture: the id of an item, or an address that begins with {@code http}. */
    public static RefImage refImage(String ref) {
        return new RefImage(Tag.of(RefImage.LABEL), ref, RefImage.typeOf(ref), Optional.empty());
    }

    /** A {@code box}, {@code polygon}, {@code polyline} or {@code point} on the earth, by longitudes and latitudes. */
    public static Gis gis(String label, String geoType, JsonNode wgs84) {
        return new Gis(Tag.of(label), geoType, wgs84);
    }

    /** Any other type, with coordinates as the platform has them: {@code polyline_3d}, {@code ref_semantic_3d}, … */
    public static Unknown other(String type, String label, JsonNode coordinates) {
        return new Unknown(Tag.of(label), type, coordinates);
    }

    /**
     * One mask for each number that is there, of the label that has it; numbers of no label are left out.
     *
     * @param rows a number for each pixel, by row and column
     */
    public static List<Mask> masks(int[][] rows, Map<String, Integer> numbers) {
        List<Mask> masks = new ArrayList<>();
        numbers.forEach((label, number) -> {
            boolean[][] own = Pixels.where(rows, number);
            if (Pixels.bounds(own).isPresent()) {
                masks.add(mask(label, own));
            }
        });
        return masks;
    }
}

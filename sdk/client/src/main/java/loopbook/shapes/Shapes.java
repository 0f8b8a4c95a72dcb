package loopbook.shapes;

import java.awt.image.BufferedImage;
import java.util.List;

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
}

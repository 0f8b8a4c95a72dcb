package loopbook.shapes;

import java.util.List;

/**
 * An upright rectangle in pixels.
 *
 * @param left smallest x
 * @param top smallest y
 * @param right largest x
 * @param bottom largest y
 */
public record Bounds(double left, double top, double right, double bottom) {
    /** Right minus left. */
    public double width() {
        return right - left;
    }

    /** Bottom minus top. */
    public double height() {
        return bottom - top;
    }

    static Bounds around(List<Vertex> vertices) {
        return new Bounds(
                vertices.stream().mapToDouble(Vertex::x).min().orElseThrow(),
                vertices.stream().mapToDouble(Vertex::y).min().orElseThrow(),
                vertices.stream().mapToDouble(Vertex::x).max().orElseThrow(),
                vertices.stream().mapToDouble(Vertex::y).max().orElseThrow());
    }
}

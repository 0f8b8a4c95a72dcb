package loopbook.shapes;

import java.util.ArrayList;
import java.util.List;

/**
 * One corner of a polygon or polyline.
 *
 * @param x pixels from the left edge
 * @param y pixels from the top edge
 */
public record Vertex(double x, double y) {
    /** Refuses what is no finite number. */
    public Vertex {
        Json.finite(x, "x");
        Json.finite(y, "y");
    }

    static List<Vertex> pairs(String what, double... xy) {
        if (xy.length % 2 != 0) {
            throw new IllegalArgumentException(what + " takes x and y in turn, but got " + xy.length + " numbers.");
        }
        List<Vertex> vertices = new ArrayList<>();
        for (int i = 0; i < xy.length; i += 2) {
            vertices.add(new Vertex(xy[i], xy[i + 1]));
        }
        return vertices;
    }

    static List<Vertex> atLeast(int count, List<Vertex> vertices, String what) {
        if (vertices.size() < count) {
            throw new IllegalArgumentException(
                    what + " needs at least " + count + " corners, but got " + vertices.size() + ".");
        }
        return List.copyOf(vertices);
    }
}

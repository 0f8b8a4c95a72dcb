package loopbook.reports;

import java.awt.geom.Line2D;
import java.util.List;
import java.util.Optional;
import loopbook.shapes.Polygon;
import loopbook.shapes.Vertex;

/** Where the outline of a polygon crosses itself. */
final class Crossing {
    private Crossing() {}

    /** The numbers of two sides that cross, counted from 1; empty if none do. */
    static Optional<String> of(Polygon polygon) {
        for (List<Vertex> ring : polygon.rings()) {
            Optional<String> found = of(ring);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> of(List<Vertex> ring) {
        int n = ring.size();
        for (int i = 0; i < n; i++) {
            Vertex a = ring.get(i);
            Vertex b = ring.get((i + 1) % n);
            // Neighbours share a corner, the last side and the first one too.
            for (int j = i + 2; j < n - (i == 0 ? 1 : 0); j++) {
                Vertex c = ring.get(j);
                Vertex d = ring.get((j + 1) % n);
                if (Line2D.linesIntersect(a.x(), a.y(), b.x(), b.y(), c.x(), c.y(), d.x(), d.y())
                        && !touching(a, b, c, d)) {
                    return Optional.of("side " + (i + 1) + " crosses side " + (j + 1) + " of " + n);
                }
            }
        }
        return Optional.empty();
    }

    /** A corner that lies on another one is how a hole is drawn with one line: no crossing. */
    private static boolean touching(Vertex a, Vertex b, Vertex c, Vertex d) {
        return a.equals(c) || a.equals(d) || b.equals(c) || b.equals(d);
    }
}

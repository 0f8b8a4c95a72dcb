package loopbook.drawing;

import static loopbook.drawing.Lines.HALF;
import static loopbook.drawing.Lines.ONE;
import static loopbook.drawing.Lines.SHIFT;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import loopbook.shapes.Vertex;

/**
 * Lines and surfaces on whole pixels, pixel by pixel as the reference's drawing library (OpenCV) sets them: pixels are
 * places, not squares, so that a line of one pixel from 2 to 5 covers four of them. Smooth lines fade into their
 * neighbours.
 */
final class Raster {
    private final Layer layer;
    private final Lines lines;
    private final boolean smooth;
    private final boolean fine;

    /**
     * @param smooth whether lines fade into their neighbours
     * @param fine whether corners lie between the pixels, as those of round things do
     */
    Raster(Layer layer, boolean smooth, boolean fine) {
        this.layer = layer;
        this.lines = new Lines(layer);
        this.smooth = smooth;
        this.fine = fine;
    }

    /** A place in parts of 65,536 of a pixel. */
    private record Place(long x, long y) {
        static Place of(Vertex corner) {
            return new Place(Math.round(corner.x() * ONE), Math.round(corner.y() * ONE));
        }
    }

    private static List<Place> places(List<Vertex> corners) {
        return corners.stream().map(Place::of).toList();
    }

    private static long pixel(long place) {
        return (place + HALF) >> SHIFT;
    }

    /** From corner to corner; closed also from the last to the first. Ends are round. */
    void path(List<Vertex> corners, boolean closed, int thickness) {
        List<Place> places = places(corners);
        int last = closed || places.size() == 1 ? places.size() : places.size() - 1;
        for (int i = 0; i < last; i++) {
            Place from = places.get(i);
            Place to = places.get((i + 1) % places.size());
            if (thickness <= 1) {
                thin(from, to);
            } else {
                thick(from, to, thickness, i == 0 && !closed);
            }
        }
    }

    private void thin(Place from, Place to) {
        if (smooth) {
            lines.smooth(from.x(), from.y(), to.x(), to.y());
        } else if (fine) {
            lines.exact(from.x(), from.y(), to.x(), to.y());
        } else {
            lines.whole(pixel(from.x()), pixel(from.y()), pixel(to.x()), pixel(to.y()));
        }
    }

    /** A beam with a round end, or two. */
    private void thick(Place from, Place to, int thickness, boolean both) {
        double dx = (from.x() - to.x()) / (double) ONE;
        double dy = (to.y() - from.y()) / (double) ONE;
        double square = dx * dx + dy * dy;
        Raster beam = new Raster(layer, smooth, true);
        if (square > Math.ulp(1.0)) {
            double half = (thickness + thickness % 2) * HALF / Math.sqrt(square);
            long x = (long) Math.rint(dy * half);
            long y = (long) Math.rint(dx * half);
            beam.convexPlaces(List.of(
                    new Place(from.x() + x, from.y() + y),
                    new Place(from.x() - x, from.y() - y),
                    new Place(to.x() - x, to.y() - y),
                    new Place(to.x() + x, to.y() + y)));
        }
        for (Place end : both ? List.of(from, to) : List.of(to)) {
            if (smooth) {
                beam.convex(Curve.ellipse(
                        end.x() / (double) ONE, end.y() / (double) ONE, thickness / 2.0, thickness / 2.0, 0));
            } else {
                disc((int) pixel(end.x()), (int) pixel(end.y()), (thickness + 1) / 2);
            }
        }
    }

    /** A filled circle by its eighth. */
    private void disc(int x, int y, int radius) {
        int wide = radius;
        int error = 0;
        int loss = 2 * radius - 1;
        for (int high = 0; wide >= high; ) {
            for (int sign = -1; sign <= 1; sign += 2) {
                layer.row(y + sign * high, x - wide, x + wide);
                layer.row(y + sign * wide, x - high, x + high);
            }
            high++;
            error += 2 * high - 1;
            if (error > 0) {
                error -= loss;
                wide--;
                loss -= 2;
            }
        }
    }

    /** A surface without dents, its border included. Its corners are taken to whole rows. */
    void convex(List<Vertex> corners) {
        convexPlaces(places(corners));
    }

    private void convexPlaces(List<Place> places) {
        for (int i = 0; i < places.size(); i++) {
            thin(places.get((i + places.size() - 1) % places.size()), places.get(i));
        }
        new Convex(
                        places.stream().mapToLong(Place::x).toArray(),
                        places.stream().mapToLong(Place::y).toArray(),
                        smooth)
                .fill(layer);
    }

    /** Surfaces between borders of whole pixels, the borders included: what an odd number of borders is around. */
    void fill(List<List<Vertex>> rings) {
        List<Edge> edges = new ArrayList<>();
        for (List<Vertex> ring : rings) {
            List<Vertex> closed = new ArrayList<>(ring);
            closed.add(ring.get(0));
            List<Place> places = places(closed);
            for (int i = 0; i < places.size(); i++) {
                Place from = places.get((i + places.size() - 1) % places.size());
                thin(from, places.get(i));
                edge(from, places.get(i), edges);
            }
        }
        for (int y = 0; y < layer.height(); y++) {
            long[] crossings = crossings(edges, y);
            for (int i = 0; i + 1 < crossings.length; i += 2) {
                long left = smooth ? crossings[i] + ONE - 1 : crossings[i];
                layer.row(y, (int) (left >> SHIFT), (int) (crossings[i + 1] >> SHIFT));
            }
        }
    }

    /** One side of a surface: from the upper row on, but for the lower one; where it crosses the upper, and its step. */
    private record Edge(long top, long bottom, long x, long step) {}

    private void edge(Place from, Place to, List<Edge> edges) {
        long top = pixel(from.y());
        long bottom = pixel(to.y());
        if (top == bottom) {
            return;
        }
        Place a = new Place(from.x() + (smooth ? 0 : HALF), top);
        Place b = new Place(to.x() + (smooth ? 0 : HALF), bottom);
        long x1 = pixel(from.x());
        long x2 = pixel(to.x());
        if (!smooth && !(inside(x1, top) && inside(x2, bottom))) {
            Clip cut = Clip.line(layer.width(), layer.height(), x1, top, x2, bottom);
            boolean slanted = cut.y1() != cut.y2();
            a = slanted ? new Place(cut.x1() << SHIFT, cut.y1()) : new Place(from.x(), top);
            b = slanted ? new Place(cut.x2() << SHIFT, cut.y2()) : new Place(to.x(), bottom);
        }
        long step = (b.x() - a.x()) / (b.y() - a.y());
        edges.add(
                top < bottom
                        ? new Edge(top, bottom, a.x() + (top - a.y()) * step, step)
                        : new Edge(bottom, top, b.x() + (bottom - b.y()) * step, step));
    }

    private boolean inside(long x, long y) {
        return x >= 0 && x < layer.width() && y >= 0 && y < layer.height();
    }

    private static long[] crossings(List<Edge> edges, int y) {
        long[] crossings = edges.stream()
                .filter(edge -> edge.top() <= y && y < edge.bottom())
                .mapToLong(edge -> edge.x() + edge.step() * (y - edge.top()))
                .toArray();
        Arrays.sort(crossings);
        return crossings;
    }
}

package loopbook.drawing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import loopbook.shapes.Vertex;

/**
 * Lines and surfaces on whole pixels, as the reference's drawing library sets them: pixels are places, not squares, so
 * that a line of one pixel from 2 to 5 covers four of them. Smooth lines fade into their neighbours.
 */
final class Raster {
    /** Smooth lines are as wide as this bell: at a distance of one pixel little is left. */
    private static final double BELL = 1.763;

    private final Layer layer;
    private final boolean smooth;

    Raster(Layer layer, boolean smooth) {
        this.layer = layer;
        this.smooth = smooth;
    }

    /** From corner to corner; closed also from the last to the first. */
    void path(List<Vertex> corners, boolean closed, int thickness) {
        if (corners.size() == 1) {
            segment(corners.get(0), corners.get(0), thickness);
        }
        for (int i = closed ? 0 : 1; i < corners.size(); i++) {
            segment(corners.get((i + corners.size() - 1) % corners.size()), corners.get(i), thickness);
        }
    }

    private void segment(Vertex from, Vertex to, int thickness) {
        if (thickness <= 1) {
            thin(from, to);
        } else {
            thick(from, to, thickness);
        }
    }

    private void thin(Vertex from, Vertex to) {
        if (smooth) {
            soft(from, to);
        } else if (isWhole(from) && isWhole(to)) {
            hard((int) from.x(), (int) from.y(), (int) to.x(), (int) to.y());
        } else {
            exact(from, to);
        }
    }

    private static boolean isWhole(Vertex place) {
        return place.x() == Math.rint(place.x()) && place.y() == Math.rint(place.y());
    }

    /** Between whole pixels, each a neighbour of the last (Bresenham), from the left to the right. */
    private void hard(int x1, int y1, int x2, int y2) {
        int[] ends = Clip.line(layer.width(), layer.height(), x1, y1, x2, y2);
        if (ends.length == 0) {
            return;
        }
        boolean turned = ends[2] < ends[0];
        int x = turned ? ends[2] : ends[0];
        int y = turned ? ends[3] : ends[1];
        int dx = Math.abs(ends[2] - ends[0]);
        int dy = turned ? ends[1] - ends[3] : ends[3] - ends[1];
        int down = dy < 0 ? -1 : 1;
        int far = Math.max(dx, Math.abs(dy));
        int near = Math.min(dx, Math.abs(dy));
        boolean flat = dx >= Math.abs(dy);
        int off = far - 2 * near;
        for (int i = 0; i <= far; i++) {
            layer.set(x, y);
            boolean step = off < 0;
            off += (step ? 2 * far : 0) - 2 * near;
            x += flat || step ? 1 : 0;
            y += !flat || step ? down : 0;
        }
    }

    /** Between places that lie anywhere: one pixel for each column, or, if it is steep, each row. */
    private void exact(Vertex from, Vertex to) {
        boolean flat = Math.abs(to.x() - from.x()) > Math.abs(to.y() - from.y());
        Vertex turned = flat ? from : new Vertex(from.y(), from.x());
        Vertex other = flat ? to : new Vertex(to.y(), to.x());
        Vertex start = turned.x() <= other.x() ? turned : other;
        Vertex end = turned.x() <= other.x() ? other : turned;
        plot(flat, round(end.x()), round(end.y()));
        double slope = end.x() == start.x() ? 0 : (end.y() - start.y()) / (end.x() - start.x());
        int first = round(start.x());
        int last = first + (int) Math.floor(end.x() - start.x());
        for (int i = Math.max(first, -1); i <= Math.min(last, Math.max(layer.width(), layer.height())); i++) {
            plot(flat, i, round(start.y() + slope * (i - first)));
        }
    }

    private void plot(boolean flat, int along, int across) {
        if (flat) {
            layer.set(along, across);
        } else {
            layer.set(across, along);
        }
    }

    static int round(double value) {
        return (int) Math.floor(value + 0.5);
    }

    /** Three pixels wide, each mixed in twice, by how far its middle is from the line. */
    private void soft(Vertex from, Vertex to) {
        boolean flat = Math.abs(to.x() - from.x()) > Math.abs(to.y() - from.y());
        boolean turned = flat ? to.x() < from.x() : to.y() < from.y();
        Vertex first = turned ? to : from;
        Vertex last = turned ? from : to;
        double start = flat ? first.x() : first.y();
        double end = flat ? last.x() : last.y();
        double at = flat ? first.y() : first.x();
        double slope = end == start ? 0 : ((flat ? last.y() : last.x()) - at) / (end - start);
        double strength = Math.sqrt((1 + slope * slope) / 2);
        int most = flat ? layer.width() : layer.height();
        for (int i = Math.max(-1, (int) Math.floor(start)); i <= Math.min(most, (int) Math.floor(end) + 1); i++) {
            double covered = Math.max(0, Math.min(i + 1, end) - Math.max(i - 1, start)) / 2;
            double middle = at + slope * (i - start);
            int row = (int) Math.floor(middle + 0.5);
            for (int side = row - 1; side <= row + 1; side++) {
                double off = side - middle - 1 / 64.0;
                soft(flat, i, side, (int) (Math.round(254 * Math.exp(-BELL * off * off)) * strength * covered));
            }
        }
    }

    private void soft(boolean flat, int along, int across, int weight) {
        int x = flat ? along : across;
        int y = flat ? across : along;
        layer.mix(x, y, Math.min(255, weight));
        layer.mix(x, y, Math.min(255, weight));
    }

    /** A beam with round ends. */
    private void thick(Vertex from, Vertex to, int thickness) {
        double dx = from.x() - to.x();
        double dy = to.y() - from.y();
        double length = Math.hypot(dx, dy);
        if (length > 0) {
            double half = (thickness + thickness % 2) / 2.0;
            double x = dy * half / length;
            double y = dx * half / length;
            convex(List.of(
                    new Vertex(from.x() + x, from.y() + y),
                    new Vertex(from.x() - x, from.y() - y),
                    new Vertex(to.x() - x, to.y() - y),
                    new Vertex(to.x() + x, to.y() + y)));
        }
        for (Vertex end : List.of(from, to)) {
            if (smooth) {
                convex(Curve.ellipse(end.x(), end.y(), thickness / 2.0, thickness / 2.0, 0));
            } else {
                disc(round(end.x()), round(end.y()), (thickness + 1) / 2);
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
        path(corners, true, 1);
        int top = corners.stream().mapToInt(corner -> round(corner.y())).min().orElse(0);
        int bottom =
                corners.stream().mapToInt(corner -> round(corner.y())).max().orElse(-1);
        for (int y = Math.max(0, top); y <= Math.min(layer.height() - 1, bottom); y++) {
            double left = Double.POSITIVE_INFINITY;
            double right = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < corners.size(); i++) {
                Vertex a = corners.get(i);
                Vertex b = corners.get((i + 1) % corners.size());
                int from = round(a.y());
                int to = round(b.y());
                if (from != to && y >= Math.min(from, to) && y <= Math.max(from, to)) {
                    double x = a.x() + (b.x() - a.x()) * (y - from) / (to - from);
                    left = Math.min(left, x);
                    right = Math.max(right, x);
                }
            }
            if (left <= right) {
                layer.row(
                        y,
                        smooth ? (int) Math.ceil(left) : round(left),
                        smooth ? (int) Math.floor(right) : round(right));
            }
        }
    }

    /** Surfaces between borders, the borders included: what an odd number of borders is around. */
    void fill(List<List<Vertex>> rings) {
        rings.forEach(ring -> path(ring, true, 1));
        for (int y = 0; y < layer.height(); y++) {
            double[] crossings = crossings(rings, y);
            for (int i = 0; i + 1 < crossings.length; i += 2) {
                layer.row(y, (int) Math.ceil(crossings[i]), (int) Math.floor(crossings[i + 1]));
            }
        }
    }

    private static double[] crossings(List<List<Vertex>> rings, int y) {
        List<Double> crossings = new ArrayList<>();
        for (List<Vertex> ring : rings) {
            for (int i = 0; i < ring.size(); i++) {
                Vertex a = ring.get(i);
                Vertex b = ring.get((i + 1) % ring.size());
                if (Math.min(a.y(), b.y()) <= y && y < Math.max(a.y(), b.y())) {
                    crossings.add(a.x() + (b.x() - a.x()) * (y - a.y()) / (b.y() - a.y()));
                }
            }
        }
        double[] sorted = crossings.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return sorted;
    }
}

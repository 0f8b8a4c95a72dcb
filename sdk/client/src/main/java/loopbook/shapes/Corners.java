package loopbook.shapes;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The corners of a closed border that matter, by Ramer, Douglas and Peucker: what is left out is no further from the line
 * than the tolerance. Begins where the reference's library (OpenCV) begins, and cleans up at the end as it does.
 */
final class Corners {
    /** How often the place furthest from the last one is looked for, to find two ends of the border. */
    private static final int TURNS = 3;

    private record Stretch(int from, int to) {}

    private final List<Vertex> border;
    private final double square;

    private Corners(List<Vertex> border, double tolerance) {
        this.border = border;
        this.square = tolerance * tolerance;
    }

    static List<Vertex> of(List<Vertex> border, double tolerance) {
        return new Corners(border, tolerance).found();
    }

    private List<Vertex> found() {
        int count = border.size();
        int start = 0;
        int furthest = 0;
        double most = 0;
        for (int turn = 0; turn < TURNS; turn++) {
            start = (start + furthest) % count;
            most = 0;
            for (int i = 1; i < count; i++) {
                double away = squared(border.get(start), border.get((start + i) % count));
                if (away > most) {
                    most = away;
                    furthest = i;
                }
            }
        }
        if (most <= square) {
            return List.of(border.get(start));
        }
        return cleaned(kept(start, (start + furthest) % count));
    }

    private List<Vertex> kept(int start, int end) {
        Deque<Stretch> open = new ArrayDeque<>();
        open.push(new Stretch(end, start));
        open.push(new Stretch(start, end));
        List<Vertex> kept = new ArrayList<>();
        while (!open.isEmpty()) {
            Stretch stretch = open.pop();
            int corner = corner(stretch);
            if (corner < 0) {
                kept.add(border.get(stretch.from()));
            } else {
                open.push(new Stretch(corner, stretch.to()));
                open.push(new Stretch(stretch.from(), corner));
            }
        }
        return kept;
    }

    /** The place of a stretch that is furthest from the line between its ends; -1 if none is too far. */
    private int corner(Stretch stretch) {
        Vertex from = border.get(stretch.from());
        Vertex to = border.get(stretch.to());
        double dx = to.x() - from.x();
        double dy = to.y() - from.y();
        double most = 0;
        int corner = -1;
        for (int i = next(stretch.from()); i != stretch.to(); i = next(i)) {
            Vertex at = border.get(i);
            double off = Math.abs((at.y() - from.y()) * dx - (at.x() - from.x()) * dy);
            if (off > most) {
                most = off;
                corner = i;
            }
        }
        return most * most <= square * (dx * dx + dy * dy) ? -1 : corner;
    }

    private int next(int place) {
        return (place + 1) % border.size();
    }

    /** Without the corners that are hardly any, now that their neighbours are known. */
    private List<Vertex> cleaned(List<Vertex> corners) {
        int count = corners.size();
        List<Vertex> cleaned = new ArrayList<>(corners);
        int left = count;
        int write = 0;
        int read = 1 % count;
        Vertex before = corners.get(count - 1);
        Vertex here = corners.get(0);
        for (int i = 0; i < count && left > 2; i++) {
            Vertex after = cleaned.get(read);
            read = (read + 1) % count;
            if (straight(before, here, after)) {
                left--;
                before = after;
                cleaned.set(write, after);
                here = cleaned.get(read);
                read = (read + 1) % count;
                i++;
            } else {
                before = here;
                cleaned.set(write, here);
                here = after;
            }
            write = (write + 1) % count;
        }
        return List.copyOf(cleaned.subList(0, left));
    }

    private boolean straight(Vertex before, Vertex here, Vertex after) {
        double dx = after.x() - before.x();
        double dy = after.y() - before.y();
        double off = Math.abs((here.x() - before.x()) * dy - (here.y() - before.y()) * dx);
        double onward =
                (here.x() - before.x()) * (after.x() - here.x()) + (here.y() - before.y()) * (after.y() - here.y());
        return off * off <= square / 2 * (dx * dx + dy * dy) && dx != 0 && dy != 0 && onward >= 0;
    }

    private static double squared(Vertex a, Vertex b) {
        double dx = b.x() - a.x();
        double dy = b.y() - a.y();
        return dx * dx + dy * dy;
    }
}

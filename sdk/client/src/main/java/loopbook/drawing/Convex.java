package loopbook.drawing;

import static loopbook.drawing.Lines.HALF;
import static loopbook.drawing.Lines.ONE;
import static loopbook.drawing.Lines.SHIFT;

/** The inside of a surface without dents, row by row between its two sides. Places are in parts of 65,536 of a pixel. */
final class Convex {
    private final long[] xs;
    private final long[] ys;
    private final boolean smooth;
    private int left;

    /** One of the two sides, followed downwards: at which corner, in which direction, down to which row. */
    private static final class Side {
        private final int direction;
        private int corner;
        private long bottom;
        private long x = -ONE;
        private long step;

        Side(int corner, int direction, long top) {
            this.corner = corner;
            this.direction = direction;
            this.bottom = top;
        }
    }

    Convex(long[] xs, long[] ys, boolean smooth) {
        this.xs = xs;
        this.ys = ys;
        this.smooth = smooth;
        this.left = xs.length;
    }

    private static long row(long y) {
        return (y + HALF) >> SHIFT;
    }

    void fill(Layer layer) {
        int highest = 0;
        long lowest = ys[0];
        for (int i = 1; i < ys.length; i++) {
            highest = ys[i] < ys[highest] ? i : highest;
            lowest = Math.max(lowest, ys[i]);
        }
        long top = row(ys[highest]);
        long last = Math.min(row(lowest), layer.height() - 1L);
        Side one = new Side(highest, 1, top);
        Side other = new Side(highest, xs.length - 1, top);
        for (long y = top; y <= last; y++) {
            if (!smooth || y < last || y == top) {
                advance(one, y);
                advance(other, y);
            }
            if (left < 0) {
                return;
            }
            if (y >= 0) {
                long from = Math.min(one.x, other.x) + (smooth ? ONE - 1 : HALF);
                long to = Math.max(one.x, other.x) + (smooth ? 0 : HALF);
                layer.row((int) y, (int) (from >> SHIFT), (int) (to >> SHIFT));
            }
            one.x += one.step;
            other.x += other.step;
        }
    }

    /** At a corner on to the next side that goes down. */
    private void advance(Side side, long y) {
        if (y < side.bottom) {
            return;
        }
        int from = side.corner;
        int to = (from + side.direction) % xs.length;
        for (; left-- > 0; from = to, to = (to + side.direction) % xs.length) {
            long bottom = row(ys[to]);
            if (bottom > y) {
                side.bottom = bottom;
                side.step = ((xs[to] - xs[from]) * 2 + (bottom - y)) / (2 * (bottom - y));
                side.x = xs[from];
                side.corner = to;
                return;
            }
        }
    }
}

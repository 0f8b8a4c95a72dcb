package loopbook.drawing;

/** Lines cut off at the edges of the picture, at whole pixels. */
final class Clip {
    private static final int[] NONE = {};

    private Clip() {}

    /** Both ends (x, y, x, y) of what is inside; empty if nothing is. */
    static int[] line(int width, int height, int x1, int y1, int x2, int y2) {
        long[] a = {x1, y1};
        long[] b = {x2, y2};
        if (width <= 0 || height <= 0 || apart(a, b, width, height)) {
            return NONE;
        }
        cut(a, b, 1, height - 1);
        cut(b, a, 1, height - 1);
        if (apart(a, b, width, height)) {
            return NONE;
        }
        cut(a, b, 0, width - 1);
        cut(b, a, 0, width - 1);
        boolean inside = within(a, width, height) && within(b, width, height);
        return inside ? new int[] {(int) a[0], (int) a[1], (int) b[0], (int) b[1]} : NONE;
    }

    /** Both ends are beyond the same edge. */
    private static boolean apart(long[] a, long[] b, int width, int height) {
        return (a[0] < 0 && b[0] < 0)
                || (a[1] < 0 && b[1] < 0)
                || (a[0] >= width && b[0] >= width)
                || (a[1] >= height && b[1] >= height);
    }

    private static boolean within(long[] at, int width, int height) {
        return at[0] >= 0 && at[0] < width && at[1] >= 0 && at[1] < height;
    }

    /** Moves one end along the line to the edge that it is beyond, by x (0) or y (1). */
    private static void cut(long[] end, long[] other, int axis, long last) {
        long edge = end[axis] < 0 ? 0 : last;
        if (end[axis] < 0 || end[axis] > last) {
            int cross = 1 - axis;
            end[cross] += (edge - end[axis]) * (other[cross] - end[cross]) / (other[axis] - end[axis]);
            end[axis] = edge;
        }
    }
}

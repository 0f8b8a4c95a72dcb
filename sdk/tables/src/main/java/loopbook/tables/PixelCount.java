package loopbook.tables;

import loopbook.shapes.Bounds;
import loopbook.shapes.Mask;

/** How many pixels a mask has, and the rectangle around them. */
record PixelCount(long pixels, Bounds bounds) {
    private static final PixelCount NONE = new PixelCount(0, new Bounds(0, 0, 0, 0));

    /** Of the mask's picture; none if it cannot be read. */
    static PixelCount of(Mask mask) {
        boolean[][] rows;
        try {
            rows = mask.pixels();
        } catch (IllegalStateException unreadable) {
            return NONE;
        }
        long count = 0;
        int left = Integer.MAX_VALUE;
        int top = Integer.MAX_VALUE;
        int right = -1;
        int bottom = -1;
        for (int y = 0; y < rows.length; y++) {
            for (int x = 0; x < rows[y].length; x++) {
                if (rows[y][x]) {
                    count++;
                    left = Math.min(left, x);
                    right = Math.max(right, x);
                    top = Math.min(top, y);
                    bottom = y;
                }
            }
        }
        return count == 0 ? NONE : new PixelCount(count, new Bounds(left, top, right, bottom));
    }
}

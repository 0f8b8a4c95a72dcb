package loopbook.drawing;

/**
 * A line cut off at the edges of the picture.
 *
 * @param inside whether anything of it is in the picture; if not, the ends are where the cutting left them
 */
record Clip(long x1, long y1, long x2, long y2, boolean inside) {
    /** What is left of a line; the size and the places are in the same unit. */
    static Clip line(long width, long height, long x1, long y1, long x2, long y2) {
        Clip whole = new Clip(x1, y1, x2, y2, false);
        if (width <= 0 || height <= 0 || whole.apart(width, height)) {
            return whole;
        }
        Clip high = whole.turned().cut(height - 1).turned();
        boolean gone = Math.max(high.x1, high.x2) < 0 || Math.min(high.x1, high.x2) >= width;
        Clip cut = gone ? high : high.cut(width - 1);
        return new Clip(cut.x1, cut.y1, cut.x2, cut.y2, !gone);
    }

    /** Both ends are beyond the same edge. */
    private boolean apart(long width, long height) {
        return Math.max(x1, x2) < 0 || Math.max(y1, y2) < 0 || Math.min(x1, x2) >= width || Math.min(y1, y2) >= height;
    }

    private Clip turned() {
        return new Clip(y1, x1, y2, x2, inside);
    }

    /** Moves the ends along the line to the left or right edge, the first one first. */
    private Clip cut(long last) {
        long fromX = Math.max(0, Math.min(last, x1));
        long fromY = fromX == x1 ? y1 : y1 + (long) ((double) (fromX - x1) * (y2 - y1) / (x2 - x1));
        long toX = Math.max(0, Math.min(last, x2));
        long toY = toX == x2 ? y2 : y2 + (long) ((double) (toX - x2) * (y2 - fromY) / (x2 - fromX));
        return new Clip(fromX, fromY, toX, toY, inside);
    }
}

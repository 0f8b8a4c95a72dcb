package loopbook.drawing;

/**
 * Lines one pixel wide, as the reference's drawing library (OpenCV) sets them. Places are counted in parts of 65,536 of a
 * pixel, so that all pixels come out the same.
 */
final class Lines {
    static final int SHIFT = 16;
    static final long ONE = 1 << SHIFT;
    static final long HALF = ONE / 2;

    /** How strong a smooth line is, by its slope in 32nds. */
    private static final int[] STRENGTH = {
        181, 181, 181, 182, 182, 183, 184, 185, 187, 188, 190, 192, 194, 196, 198, 201,
        203, 206, 209, 211, 214, 218, 221, 224, 227, 231, 235, 238, 242, 246, 250, 254
    };

    /** How strong it is beside its middle, by the distance in 32nds of a pixel. */
    private static final int[] BELL = {
        168, 177, 185, 194, 202, 210, 218, 224, 231, 236, 241, 246, 249, 252, 254, 254,
        254, 254, 252, 249, 246, 241, 236, 231, 224, 218, 210, 202, 194, 185, 177, 168,
        158, 149, 140, 131, 122, 114, 105, 97, 89, 82, 75, 68, 62, 56, 50, 45,
        40, 36, 32, 28, 25, 22, 19, 16, 14, 12, 11, 9, 8, 7, 5, 5
    };

    private final Layer layer;

    Lines(Layer layer) {
        this.layer = layer;
    }

    /** Between whole pixels, each a neighbour of the last (Bresenham), from the left to the right. */
    void whole(long x1, long y1, long x2, long y2) {
        Clip line = Clip.line(layer.width(), layer.height(), x1, y1, x2, y2);
        if (!line.inside()) {
            return;
        }
        boolean turned = line.x2() < line.x1();
        int x = (int) (turned ? line.x2() : line.x1());
        int y = (int) (turned ? line.y2() : line.y1());
        int dx = (int) Math.abs(line.x2() - line.x1());
        int dy = (int) (turned ? line.y1() - line.y2() : line.y2() - line.y1());
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
    void exact(long x1, long y1, long x2, long y2) {
        Clip line = Clip.line(layer.width() * ONE, layer.height() * ONE, x1, y1, x2, y2);
        if (!line.inside()) {
            return;
        }
        Run run = Run.of(line);
        plot(run.flat(), (run.end() + HALF) >> SHIFT, (run.endAcross() + HALF) >> SHIFT);
        long along = (run.start() + HALF) >> SHIFT;
        long across = run.across() + HALF;
        for (long left = (run.end() - run.start()) >> SHIFT; left >= 0; left--) {
            plot(run.flat(), along, across >> SHIFT);
            along++;
            across += run.step();
        }
    }

    private void plot(boolean flat, long along, long across) {
        layer.set((int) (flat ? along : across), (int) (flat ? across : along));
    }

    /** Three pixels wide, each mixed in twice, by how far its middle is from the line. */
    void smooth(long x1, long y1, long x2, long y2) {
        Clip line = Clip.line(layer.width() * ONE, layer.height() * ONE, x1, y1, x2, y2);
        if (!line.inside()) {
            return;
        }
        Run run = Run.of(line);
        long end = run.end() + ONE;
        long across = run.across() + ((run.step() * -(run.start() & (ONE - 1))) >> SHIFT) + HALF;
        int[] ends = ends(run, end);
        long left = (end >> SHIFT) - (run.start() >> SHIFT);
        for (long along = run.start() >> SHIFT, done = 0; left >= 0; along++, done++, left--) {
            int near = ends[near(done) * 3 + near(left)];
            int off = (int) ((across >> (SHIFT - 5)) & 31);
            long row = (across >> SHIFT) - 1;
            mix(run.flat(), along, row, ((near * BELL[off + 32]) >> 8) & 0xff);
            mix(run.flat(), along, row + 1, ((near * BELL[off]) >> 8) & 0xff);
            mix(run.flat(), along, row + 2, ((near * BELL[63 - off]) >> 8) & 0xff);
            across += run.step();
        }
    }

    /** 0 and 1 are the first pixels from an end, 2 is any further one. */
    private static int near(long away) {
        return (int) ((away >= 2 ? 2 : 1) & (away | 2));
    }

    /** The strength by how near the pixel is to the start and to the end: there only parts of it are covered. */
    private static int[] ends(Run run, long end) {
        int slope = (int) ((run.step() >> (SHIFT - 5)) & 0x3f) ^ (run.step() < 0 ? 0x3f : 0);
        int strength = (slope & 0x20) != 0 ? 0x100 : STRENGTH[slope];
        int first = (int) ((run.start() >> (SHIFT - 7)) & 0x78);
        int last = (int) ((end >> (SHIFT - 7)) & 0x78);
        int all = strength << 7;
        int before = ((0x78 - first) | 4) * strength;
        int after = (last | 4) * strength;
        int[] ends = new int[9];
        ends[1] = (((((last - first) & 0x78) | 4) * strength) >> 8) & 0x1ff;
        ends[3] = ends[1];
        ends[2] = (before >> 8) & 0x1ff;
        ends[4] = ((((last - first + 0x80) | 4) * strength) >> 8) & 0x1ff;
        ends[5] = ((before + all) >> 8) & 0x1ff;
        ends[6] = (after >> 8) & 0x1ff;
        ends[7] = ((after + all) >> 8) & 0x1ff;
        ends[8] = strength;
        return ends;
    }

    private void mix(boolean flat, long along, long across, int weight) {
        int x = (int) (flat ? along : across);
        int y = (int) (flat ? across : along);
        layer.mix(x, y, weight);
        layer.mix(x, y, weight);
    }

    /** A line along its longer side, from its smaller end: where it starts and ends, and its step across. */
    private record Run(boolean flat, long start, long across, long end, long endAcross, long step) {
        static Run of(Clip line) {
            boolean flat = Math.abs(line.x2() - line.x1()) > Math.abs(line.y2() - line.y1());
            boolean turned = flat ? line.x2() < line.x1() : line.y2() < line.y1();
            long x1 = turned ? line.x2() : line.x1();
            long y1 = turned ? line.y2() : line.y1();
            long x2 = turned ? line.x1() : line.x2();
            long y2 = turned ? line.y1() : line.y2();
            return flat
                    ? new Run(true, x1, y1, x2, y2, (y2 - y1) * ONE / ((x2 - x1) | 1))
                    : new Run(false, y1, x1, y2, x2, (x2 - x1) * ONE / ((y2 - y1) | 1));
        }
    }
}

package loopbook.kernel.engine;

import java.util.concurrent.locks.LockSupport;

/**
 * Memory that is put aside for when cells have filled the heap, an eighth of it and 8 MB at most. Let go, it is the room in
 * which a failure is told and the next cell lets go of what fills the heap; it is taken again when there is room for it. One
 * for the process, which has one heap.
 */
public final class Reserve {
    private static final int PIECE = 128 << 10;
    private static final long MOST = 8 << 20;
    private static final int MOMENT_NANOS = 50_000_000;
    /** Five seconds of moments. */
    private static final int MOST_TRIES = 100;

    private static final byte[][] PIECES =
            new byte[(int) Math.min(MOST, Runtime.getRuntime().maxMemory() / 8) / PIECE][];
    private static int held;

    private Reserve() {}

    /** Takes it, if that leaves as much again. */
    static synchronized void fill() {
        if (held == PIECES.length || !hasRoom()) {
            return;
        }
        try {
            while (held < PIECES.length) {
                PIECES[held] = new byte[PIECE];
                held++;
            }
        } catch (OutOfMemoryError full) {
            letGo();
        }
    }

    private static boolean hasRoom() {
        Runtime runtime = Runtime.getRuntime();
        long free = runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
        return free > 2L * PIECE * PIECES.length;
    }

    /** Lets go of all of it: for when nothing eats the heap any more, since the cell that did has failed; false if nothing was left. */
    public static synchronized boolean letGo() {
        boolean any = held > 0;
        while (held > 0) {
            PIECES[--held] = null;
        }
        return any;
    }

    /**
     * What a thread of the kernel does that met a full heap: it lets go of a piece, and waits for 50 ms, in which the cell that
     * eats the heap may fail.
     */
    public static void moment() {
        synchronized (Reserve.class) {
            if (held > 0) {
                PIECES[--held] = null;
            }
        }
        LockSupport.parkNanos(MOMENT_NANOS);
    }

    /**
     * Does work that must not get lost to a full heap: again and again, for five seconds. What it does before it fails it may
     * do twice.
     */
    public static void insist(Runnable work) {
        for (int tries = 0; ; tries++) {
            try {
                work.run();
                return;
            } catch (OutOfMemoryError full) {
                if (tries == MOST_TRIES) {
                    throw full;
                }
                moment();
            }
        }
    }
}

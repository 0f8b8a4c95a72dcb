package loopbook.kernel.engine;

import java.util.concurrent.locks.LockSupport;

/**
 * Memory that is put aside for when cells have filled the heap: an eighth of it, and 16 MB at most. Let go, it is the room in
 * which the failure is told, and in which a cell is compiled that lets go of what fills the heap. Before the code of a cell runs
 * it is taken again, as far as there is any: so no cell gets hold of the last of it. One for the process, which has one heap.
 */
public final class Reserve {
    private static final int PIECE = 128 << 10;
    private static final long MOST = 16 << 20;
    /** What the code of a cell gets at the least of the last memory that there is: a quarter. */
    private static final int PARTS = 4;

    private static final int MOMENT_NANOS = 50_000_000;
    /** Five seconds of moments. */
    private static final int MOST_TRIES = 100;

    private static final int WHOLE = (int) (Math.min(MOST, Runtime.getRuntime().maxMemory() / 8) / PIECE);

    /** While it is filled it holds what the code of a cell is to get, too: else it could not be told whether there is so much. */
    private static final byte[][] PIECES = new byte[WHOLE * PARTS / (PARTS - 1)][];

    private static int held;

    private Reserve() {}

    /** Takes what is lacking of it, but three quarters of what there is at the most. */
    static synchronized void fill() {
        if (held >= WHOLE) {
            return;
        }
        boolean scarce = false;
        try {
            while (held < PIECES.length) {
                PIECES[held] = new byte[PIECE];
                held++;
            }
        } catch (OutOfMemoryError full) {
            scarce = true;
        }
        letGo(Math.min(WHOLE, held - held / PARTS));
        if (scarce) {
            LockSupport.parkNanos(
                    MOMENT_NANOS); // What the kernel has just said is sent before a cell may eat the rest.
        }
    }

    private static void letGo(int downTo) {
        while (held > downTo) {
            PIECES[--held] = null;
        }
    }

    /** Lets go of all of it: for when nothing eats the heap any more, since the cell that did has failed; false if nothing was left. */
    static synchronized boolean letGo() {
        boolean any = held > 0;
        letGo(0);
        return any;
    }

    /** Lets go of all of it if this is the lack of memory that it is for. */
    public static void open(Throwable thrown) {
        if (thrown instanceof OutOfMemoryError) {
            letGo();
        }
    }

    /**
     * What a thread of the kernel does that met a full heap: it waits for 50 ms, in which the cell that eats the heap may fail,
     * and lets go of a piece. It throws nothing, as far as that can be had.
     */
    public static void moment() {
        try {
            LockSupport.parkNanos(MOMENT_NANOS);
            synchronized (Reserve.class) {
                letGo(Math.max(0, held - 1));
            }
        } catch (OutOfMemoryError full) {
            Thread.onSpinWait(); // The JVM may lack memory for objects that compiled code has done without.
        }
    }

    /**
     * Does work that must not get lost to a full heap: again and again, for five seconds. The work must be a single step, which is
     * either done or not: what it does before it fails it does again.
     */
    public static void insist(Runnable step) {
        for (int tries = 0; ; tries++) {
            try {
                step.run();
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

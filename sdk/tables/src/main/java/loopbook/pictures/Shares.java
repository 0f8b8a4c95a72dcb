package loopbook.pictures;

import java.util.concurrent.Semaphore;
import loopbook.errors.Interrupted;

/**
 * Memory that workers share: who would take more than is left waits, in turn, until others are done. What is larger than
 * all of it has it alone.
 */
final class Shares {
    private static final int UNIT = 1024;

    private final int all;
    private final Semaphore left;

    Shares(long bytes) {
        all = (int) Math.max(1, Math.min(bytes / UNIT, Integer.MAX_VALUE));
        left = new Semaphore(all, true);
    }

    /** Takes a share for so many bytes, and waits for it; returns what {@link #giveBack} is to be told. */
    int take(long bytes) {
        int share = (int) Math.min(bytes / UNIT + 1, all);
        try {
            left.acquire(share);
            return share;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Interrupted("Interrupted while waiting for memory to load a picture", e);
        }
    }

    void giveBack(int share) {
        left.release(share);
    }

    /** Whether somebody waits for a share. */
    boolean isAwaited() {
        return left.hasQueuedThreads();
    }
}

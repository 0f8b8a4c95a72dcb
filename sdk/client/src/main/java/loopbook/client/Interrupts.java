package loopbook.client;

import loopbook.errors.Interrupted;

/** Work that asks nothing of the platform looks here whether somebody pressed stop. */
final class Interrupts {
    private Interrupts() {}

    /** Goes on, unless this thread was interrupted; its flag stays set. */
    static void check(String doing) {
        if (Thread.currentThread().isInterrupted()) {
            throw new Interrupted("Interrupted while " + doing, null);
        }
    }
}

package loopbook.reports;

import loopbook.errors.Interrupted;

/** The stop button, asked after between two steps of long work. */
final class Interrupts {
    private Interrupts() {}

    static void check(String doing) {
        if (Thread.currentThread().isInterrupted()) {
            throw new Interrupted("Interrupted while " + doing, new InterruptedException());
        }
    }
}

package loopbook.http;

import java.util.function.LongConsumer;

/** Counts what one exchange has sent of its body; each try begins at nothing. */
final class Sent {
    private final LongConsumer told;
    private long total;

    Sent(LongConsumer told) {
        this.told = told;
    }

    synchronized void add(long bytes) {
        total += bytes;
        told.accept(bytes);
    }

    /** Takes back what a failed try has told. */
    synchronized void restart() {
        if (total != 0) {
            told.accept(-total);
            total = 0;
        }
    }
}

package loopbook.pictures;

import java.time.Duration;

/** A moment until which several steps share the time. */
record Deadline(long nanoTime) {
    /** So long from now. */
    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** Half of what is left from now. */
    Deadline halfWay() {
        long now = System.nanoTime();
        return new Deadline(now + (nanoTime - now) / 2);
    }

    long nanosLeft() {
        return Math.max(0, nanoTime - System.nanoTime());
    }
}

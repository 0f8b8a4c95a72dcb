package loopbook.http;

import java.time.Duration;

/** Waits; tests put one in that only notes the durations. */
@FunctionalInterface
public interface Pause {
    /** Waits that long, or ends by an interrupt. */
    void of(Duration duration) throws InterruptedException;
}

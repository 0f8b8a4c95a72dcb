package loopbook.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

/**
 * When a failed request is sent again, and after how long.
 *
 * <p>Sent again: what did not get through, 408, 429 and 502 to 504, and 500 on verbs that only read. A verb that
 * changes something is sent again only if the request certainly did not arrive, or the call says that repeating does no
 * harm. {@code Retry-After} is obeyed.
 */
public final class Retry {
    /** Never. */
    public static final Retry NONE = of(new Backoff(1, Duration.ZERO, Duration.ZERO, Duration.ZERO));

    /** Up to 5 more times, waiting 0.25 s to 8 s, a minute altogether. */
    public static final Retry STANDARD =
            of(new Backoff(6, Duration.ofMillis(250), Duration.ofSeconds(8), Duration.ofMinutes(1)));

    /** For long unattended work: up to 20 more times, waiting 0.5 s to a minute, 15 minutes altogether. */
    public static final Retry PATIENT =
            of(new Backoff(21, Duration.ofMillis(500), Duration.ofMinutes(1), Duration.ofMinutes(15)));

    private final Rules rules;
    private final InstantSource clock;
    private final Pause pause;
    private final DoubleSupplier random;

    private Retry(Rules rules, InstantSource clock, Pause pause, DoubleSupplier random) {
        this.rules = rules;
        this.clock = clock;
        this.pause = pause;
        this.random = random;
    }

    private static Retry of(Rules rules) {
        return new Retry(
                rules,
                InstantSource.system(),
                duration -> Thread.sleep(duration.toMillis()),
                () -> ThreadLocalRandom.current().nextDouble());
    }

    /** As the vendor's Python SDK 1.124.2 does it; for comparing recorded exchanges. */
    public static Retry asPython(InstantSource clock, Pause pause) {
        return new Retry(new AsPython(), clock, pause, () -> 1);
    }

    /** The same rules with another clock and another way to wait, and no jitter. */
    public Retry with(InstantSource otherClock, Pause otherPause) {
        return new Retry(rules, otherClock, otherPause, () -> 1);
    }

    /** How long to wait before looking at work in the background once more; looks are counted from 0. */
    Duration beforeLook(int look) {
        return rules.beforeLook(look);
    }

    /** Whether it ever sends anything again. */
    boolean repeats() {
        return !rules.limit().isZero();
    }

    Instant now() {
        return clock.instant();
    }

    void await(Duration duration) throws InterruptedException {
        pause.of(duration);
    }

    /** How long to wait before the next try; empty: give up. The time limit counts from the first failure. */
    Optional<Duration> next(Call call, Outcome<?> outcome, int tries, Instant failing) {
        return rules.next(call, outcome, tries)
                .map(wait -> wait.exact() ? wait.time() : jittered(wait.time()))
                .filter(time -> !now().plus(time).isAfter(failing.plus(rules.limit())));
    }

    /** Between half and all of it, so that many clients do not come back at the same moment. */
    private Duration jittered(Duration time) {
        return Duration.ofMillis(Math.round(time.toMillis() * (0.5 + random.getAsDouble() / 2)));
    }

    /** What a policy decides. */
    interface Rules {
        Optional<Wait> next(Call call, Outcome<?> outcome, int tries);

        Duration limit();

        /** 0.2 s, then twice as long each time, 8 s at most. */
        default Duration beforeLook(int look) {
            return Duration.ofMillis(Math.min(200L << Math.min(look, 10), 8_000));
        }
    }

    /** A time to wait; exact when somebody else named it. */
    record Wait(Duration time, boolean exact) {}
}

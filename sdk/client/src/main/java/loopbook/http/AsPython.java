package loopbook.http;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** The rules of the vendor's Python SDK: every verb, five more times, and a 429 only with {@code Retry-After}. */
record AsPython() implements Retry.Rules {
    private static final int MOST = 6;
    private static final Set<Integer> ALWAYS = Set.of(501, 502, 503, 504, 505, 506, 507, 508, 510, 511);
    private static final Set<Integer> WHEN_TOLD = Set.of(413, 429, 503);

    @Override
    public Optional<Retry.Wait> next(Call call, Outcome<?> outcome, int tries) {
        if (tries >= MOST) {
            return Optional.empty();
        }
        if (outcome instanceof Outcome.Refused<?> refused) {
            return answered(refused.refusal(), tries);
        }
        return Optional.of(new Retry.Wait(doubled(tries), true));
    }

    private static Optional<Retry.Wait> answered(Outcome.Refusal refusal, int tries) {
        boolean told = refusal.retryAfter().isPresent() && WHEN_TOLD.contains(refusal.status());
        if (!told && !ALWAYS.contains(refusal.status())) {
            return Optional.empty();
        }
        Duration time = told ? refusal.retryAfter().orElseThrow() : doubled(tries);
        return Optional.of(new Retry.Wait(time, true));
    }

    private static Duration doubled(int tries) {
        return tries == 1 ? Duration.ZERO : Duration.ofSeconds(1L << (tries - 1));
    }

    /** 2, 4, 8, 16, then 30 s. */
    @Override
    public Duration beforeLook(int look) {
        return Duration.ofSeconds(Math.min(2L << Math.min(look, 10), 30));
    }

    @Override
    public Duration limit() {
        return Duration.ofDays(1);
    }
}

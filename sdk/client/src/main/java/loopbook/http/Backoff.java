package loopbook.http;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Our own rules: each wait is twice the one before. */
record Backoff(int most, Duration first, Duration longest, Duration limit) implements Retry.Rules {
    private static final Set<Integer> PASSING = Set.of(408, 429, 502, 503, 504);

    @Override
    public Optional<Retry.Wait> next(Call call, Outcome<?> outcome, int tries) {
        if (tries >= most) {
            return Optional.empty();
        }
        if (outcome instanceof Outcome.Broken<?> broken) {
            boolean perhapsDone = broken.arrived() && !call.safe();
            return perhapsDone || broken.hopeless(tries) ? Optional.empty() : Optional.of(doubled(tries));
        }
        if (outcome instanceof Outcome.Refused<?> refused && mayRepeat(call, refused.refusal())) {
            return Optional.of(refused.refusal()
                    .retryAfter()
                    .map(time -> new Retry.Wait(time, true))
                    .orElseGet(() -> doubled(tries)));
        }
        return Optional.empty();
    }

    private static boolean mayRepeat(Call call, Outcome.Refusal refusal) {
        int status = refusal.status();
        if (call.safe()) {
            return PASSING.contains(status) || status == 500;
        }
        boolean turnedAway = status == 503 && refusal.retryAfter().isPresent();
        return turnedAway || status == 429;
    }

    private Retry.Wait doubled(int tries) {
        Duration time = first.multipliedBy(1L << Math.min(tries - 1, 20));
        return new Retry.Wait(time.compareTo(longest) > 0 ? longest : time, false);
    }
}

package loopbook.http;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import loopbook.errors.Interrupted;
import org.jspecify.annotations.Nullable;

/** One call from its first try to its result: sends, renews the token once, waits, sends again, gives up. */
final class Exchange<T> {
    private static final System.Logger LOG = Log.of("http");

    private final Transport transport;
    private final Supplier<Call> calls;
    private final Wire.Reader<T> reader;
    private @Nullable Sent sent;
    private @Nullable Instant failing;
    private boolean renewed;
    private int tries;

    Exchange(Transport transport, Supplier<Call> calls, Wire.Reader<T> reader) {
        this.transport = transport;
        this.calls = calls;
        this.reader = reader;
    }

    T run() {
        while (true) {
            tries++;
            Call call = calls.get();
            Optional<Token> used = transport.token(call);
            Outcome<T> outcome = sent(call);
            if (outcome instanceof Outcome.Got<T> got) {
                return got.value();
            }
            if (!signedInAgain(call, outcome, used)) {
                await(call, outcome);
            }
        }
    }

    /** How often it was sent. */
    int tries() {
        return tries;
    }

    private Outcome<T> sent(Call call) {
        long start = System.nanoTime();
        Outcome<T> outcome = transport.send(call, counted(call), reader);
        LOG.log(System.Logger.Level.DEBUG, () -> {
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
            return call + ": " + outcome.brief() + " in " + millis + " ms" + (tries > 1 ? ", try " + tries : "");
        });
        return outcome;
    }

    private Sent counted(Call call) {
        Sent known = sent == null ? new Sent(call.traits().sent()) : sent;
        sent = known;
        return known;
    }

    private boolean signedInAgain(Call call, Outcome<T> outcome, Optional<Token> used) {
        boolean unauthorized = outcome instanceof Outcome.Refused<T> refused
                && refused.refusal().status() == 401;
        if (!unauthorized || renewed || !call.traits().auth()) {
            return false;
        }
        renewed = true;
        return transport.renew(used);
    }

    private void await(Call call, Outcome<T> outcome) {
        Instant since = failing == null ? transport.retry().now() : failing;
        failing = since;
        Optional<Duration> wait =
                outcome.ownFault() ? Optional.empty() : transport.retry().next(call, outcome, tries, since);
        if (wait.isEmpty()) {
            counted(call).restart();
            throw failed(call, outcome);
        }
        try {
            transport.retry().await(wait.get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Interrupted("Interrupted while waiting to send " + call + " again", e);
        }
    }

    private RuntimeException failed(Call call, Outcome<T> outcome) {
        if (outcome instanceof Outcome.Broken<T> broken) {
            if (broken.ownFault()) {
                return new UncheckedIOException(
                        call + " was not sent: " + broken.cause().getMessage(), broken.cause());
            }
            return Unreachable.exception(transport.site(), call, broken.cause(), tries);
        }
        Outcome.Refused<T> refused = (Outcome.Refused<T>) outcome;
        return Refusals.exception(call, refused.refusal(), tries);
    }
}

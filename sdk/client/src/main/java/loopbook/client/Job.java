package loopbook.client;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import loopbook.errors.FailedDependency;
import loopbook.errors.LoopbookException;
import loopbook.http.Progress;

/**
 * Work in the background with a result: it goes on whether somebody waits or not. {@link #status} and {@link #progress}
 * ask the platform each time.
 */
public final class Job<T> implements Shown {
    private final Command ordered;
    private final Function<Command, T> result;
    private final IntFunction<Duration> waits;
    private final Consumer<Command> watcher;
    private final Preview<Command> shown;

    Job(Command ordered, Function<Command, T> result) {
        this(ordered, result, ordered.dl().transport()::beforeLook, look -> {});
    }

    private Job(Command ordered, Function<Command, T> result, IntFunction<Duration> waits, Consumer<Command> watcher) {
        this.ordered = ordered;
        this.result = result;
        this.waits = waits;
        this.watcher = watcher;
        this.shown = new Preview<>(this::command);
    }

    /** The same, looking this long after the order, then twice as long after that, up to the longest. */
    public Job<T> waits(Duration first, Duration longest) {
        if (first.toMillis() < 1 || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException("waits grow from at least a millisecond: " + first + " to " + longest);
        }
        IntFunction<Duration> growing = look -> {
            long millis = first.toMillis() << Math.min(look, 30);
            return millis > 0 && millis < longest.toMillis() ? Duration.ofMillis(millis) : longest;
        };
        return new Job<>(ordered, result, growing, watcher);
    }

    /** The same, showing the command to somebody at each look while it is awaited. */
    public Job<T> watched(Consumer<Command> by) {
        return new Job<>(ordered, result, waits, watcher.andThen(by));
    }

    /** The command as the platform answered the order. No request. */
    public Command ordered() {
        return ordered;
    }

    /** The command behind it, as it is now: {@code GET /commands/{id}}, unless it had ended when it was ordered. */
    public Command command() {
        return ordered.ended() ? ordered : ordered.refresh();
    }

    /** The wire's word for how it stands. */
    public String status() {
        return command().status();
    }

    /** How far it is, from 0 to 100. */
    public int progress() {
        return command().progress();
    }

    /** Whether it has ended, well or not. */
    public boolean ended() {
        return command().ended();
    }

    /** Waits for the end, however long it takes; {@link FailedDependency} if it ends badly. Prints its progress. */
    public T await() {
        return await(Optional.empty());
    }

    /** Waits at most so long; what takes longer goes on, and can be awaited again. */
    public T await(Duration atMost) {
        return await(Optional.of(atMost));
    }

    /** Asks the platform to give up: {@code POST /commands/{id}/abort}. */
    public Job<T> cancel() {
        return new Job<>(ordered.abort(), result, waits, watcher);
    }

    private T await(Optional<Duration> atMost) {
        try (Progress progress = Progress.start(ordered.type(), 100)) {
            return await(atMost, progress);
        }
    }

    private T await(Optional<Duration> atMost, Progress progress) {
        long start = System.nanoTime();
        Duration waited = Duration.ZERO;
        Command now = looked(command(), progress);
        for (int look = 0; !now.ended(); look++) {
            Duration wait = waits.apply(look);
            if (atMost.isPresent()) {
                Duration gone = Duration.ofNanos(System.nanoTime() - start);
                Duration left = atMost.get().minus(gone.compareTo(waited) > 0 ? gone : waited);
                if (left.toMillis() <= 0) {
                    throw late(now, atMost.get());
                }
                wait = wait.compareTo(left) > 0 ? left : wait;
            }
            now.dl().pause(wait);
            waited = waited.plus(wait);
            now = looked(now.refresh(), progress);
        }
        return ended(now);
    }

    private Command looked(Command now, Progress progress) {
        progress.add(now.understood().progress() - progress.state().count());
        watcher.accept(now);
        return now;
    }

    private static LoopbookException late(Command now, Duration atMost) {
        return new LoopbookException("Command " + now.id() + " (" + now.type() + ") has not ended after "
                + atMost.toSeconds() + " s: " + now.status() + ", " + now.progress()
                + " %. It goes on; await again to wait longer, or cancel()");
    }

    private T ended(Command now) {
        if (!now.succeeded()) {
            throw new FailedDependency("Command '" + now.id() + "' " + now.status() + ": '"
                    + now.error().orElse("no reason given") + "'");
        }
        return result.apply(now);
    }

    /** How it stands. */
    @Override
    public String toString() {
        return shown.look()
                .map(now -> "Job(" + now.type() + ", " + now.status() + ", " + now.progress() + " %)")
                .orElseGet(() -> "Job(" + ordered.type() + ": " + shown.trouble() + ")");
    }

    @Override
    public String html() {
        return "<div>" + Shown.escape(toString()) + "</div>";
    }
}

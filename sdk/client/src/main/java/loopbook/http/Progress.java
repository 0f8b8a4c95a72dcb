package loopbook.http;

import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Shows how far something long has come. One line in a terminal, overwritten as it grows; nothing where there is no
 * terminal, unless a sink has been set. What takes less than half a second shows nothing.
 *
 * <p>Off with {@link #off()}, or where the variable {@code NO_PROGRESS} is set. Safe for use by many threads.
 */
public final class Progress implements AutoCloseable {
    private static final System.Logger LOG = Log.of("progress");
    private static final Duration QUIET = Duration.ofMillis(500);
    private static final Duration BETWEEN = Duration.ofMillis(100);
    private static volatile Supplier<Sink> sinks = always(null);

    private final String what;
    private final Unit unit;
    private final Sink sink;
    private final LongSupplier nanos;
    private final long started;
    private long total;
    private long count;
    private long lastShown;
    private boolean shown;
    private boolean closed;

    Progress(String what, long total, Unit unit, Sink sink, LongSupplier nanos) {
        this.what = what;
        this.total = total;
        this.unit = unit;
        this.sink = sink;
        this.nanos = nanos;
        this.started = nanos.getAsLong();
        this.lastShown = started;
    }

    /** Counts things: files, items. A negative total is unknown. */
    public static Progress start(String what, long total) {
        return start(what, total, Unit.THINGS);
    }

    /** Counts in this unit. */
    public static Progress start(String what, long total, Unit unit) {
        return new Progress(what, total, unit, sinks.get(), System::nanoTime);
    }

    /** From now on shows nothing, in the whole process. */
    public static void off() {
        to(Sink.NOTHING);
    }

    /** From now on shows everything here, in the whole process; null goes back to the terminal. */
    public static void to(@Nullable Sink sink) {
        sinks = always(sink);
    }

    /**
     * From now on shows each thing on a sink of its own, in the whole process: made by the thread that begins the thing,
     * used by any.
     */
    public static void toEach(Supplier<Sink> maker) {
        sinks = maker;
    }

    private static Supplier<Sink> always(@Nullable Sink sink) {
        Sink one = sink == null ? TerminalLine.orNothing(Env.system()) : sink;
        return () -> one;
    }

    /** So many more are done; a negative number takes some back. */
    public synchronized void add(long n) {
        count += n;
        long now = nanos.getAsLong();
        boolean longEnough = now - started >= QUIET.toNanos();
        if (longEnough && !closed && (!shown || now - lastShown >= BETWEEN.toNanos())) {
            show(now);
        }
    }

    /** The total turned out to be this. */
    public synchronized void total(long now) {
        total = now;
    }

    /** Where it stands. */
    public synchronized State state() {
        return state(nanos.getAsLong());
    }

    private State state(long now) {
        return new State(what, count, total, unit, Duration.ofNanos(now - started), closed);
    }

    private void show(long now) {
        shown = true;
        lastShown = now;
        try {
            sink.show(state(now));
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "The progress cannot be shown", e);
        }
    }

    /** Ends it; the last state is shown if any was. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            if (shown) {
                show(nanos.getAsLong());
            }
        }
    }

    /** What is counted. */
    public enum Unit {
        /** Files, items, steps. */
        THINGS {
            @Override
            String text(long n) {
                return String.format(Locale.ROOT, "%,d", n);
            }
        },
        /** Bytes, shown in units that fit. */
        BYTES {
            @Override
            String text(long n) {
                String[] units = {"B", "kB", "MB", "GB", "TB"};
                double value = n;
                int i = 0;
                for (; Math.abs(value) >= 1000 && i < units.length - 1; i++) {
                    value /= 1000;
                }
                return String.format(Locale.ROOT, i == 0 ? "%.0f %s" : "%.1f %s", value, units[i]);
            }
        };

        abstract String text(long n);
    }

    /**
     * Where something stands.
     *
     * @param what is being done
     * @param count how much is done
     * @param total how much there is; negative when unknown
     * @param unit what is counted
     * @param elapsed since it began
     * @param done whether it has ended, be it whole or not
     */
    public record State(String what, long count, long total, Unit unit, Duration elapsed, boolean done) {
        /** How much is done per second. */
        public double rate() {
            return count / Math.max(elapsed.toNanos() / 1e9, 1e-9);
        }

        /** The time left at this rate; zero when it has ended or nothing can be said. */
        public Duration left() {
            if (done || total < 0 || count <= 0 || count >= total) {
                return Duration.ZERO;
            }
            return Duration.ofMillis(Math.round((total - count) / rate() * 1000));
        }

        /** For instance {@code Uploading photos: 120 of 300 (40%), 85/s, 2 s left}. */
        @Override
        public String toString() {
            StringBuilder text = new StringBuilder(what).append(": ").append(unit.text(count));
            if (total >= 0) {
                text.append(" of ").append(unit.text(total));
            }
            if (total > 0) {
                text.append(" (").append(Math.min(100, count * 100 / total)).append("%)");
            }
            text.append(", ").append(unit.text(Math.round(rate()))).append("/s");
            if (done) {
                boolean whole = total < 0 || count >= total;
                return text.append(whole ? ", done in " : ", ended after ")
                        .append(spoken(elapsed))
                        .toString();
            }
            return left().isZero()
                    ? text.toString()
                    : text.append(", ").append(spoken(left())).append(" left").toString();
        }

        private static String spoken(Duration time) {
            long seconds = Math.max(1, Math.round(time.toMillis() / 1000.0));
            if (seconds < 60) {
                return seconds + " s";
            }
            return seconds < 3600
                    ? seconds / 60 + " min " + seconds % 60 + " s"
                    : seconds / 3600 + " h " + seconds % 3600 / 60 + " min";
        }
    }

    /** Shows states: at most ten a second, the last one with {@code done}. */
    @FunctionalInterface
    public interface Sink {
        /** Shows nothing. */
        Sink NOTHING = state -> {};

        /** Replaces what was shown before of the same thing. */
        void show(State state);
    }
}

package loopbook.kernel.magics;

import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import loopbook.kernel.engine.Magic;
import loopbook.kernel.engine.MagicError;
import loopbook.kernel.engine.Session;
import org.jspecify.annotations.Nullable;

/**
 * {@code %timeit code}, {@code %%timeit} over a cell: how long code takes when it is warm. What stands behind {@code %%timeit} is
 * run once before.
 */
final class TimeIt implements Magic {
    private static final int SAMPLES = 7;
    private static final long WARM_UP_NANOS = 1_000_000_000L;
    private static final long SAMPLE_NANOS = 100_000_000L;
    /** Keeps the compiler from leaving out work whose result nobody wants. */
    @SuppressWarnings("UnusedVariable")
    private static volatile @Nullable Object kept;

    @Override
    public String name() {
        return "timeit";
    }

    @Override
    public String help() {
        return "%timeit code       runs code again and again: median and spread when warm; %%timeit for the whole cell";
    }

    @Override
    public @Nullable Object run(Session session, String arguments, @Nullable String body) {
        String code = body == null ? arguments : body.stripTrailing();
        if (code.isBlank()) {
            throw new MagicError("%timeit wants code behind it: %timeit \"abc\".repeat(10)");
        }
        if (body != null && !arguments.isBlank()) {
            session.run(arguments);
        }
        Callable<?> work = session.compiled(code);
        long loops = warmUp(work);
        double[] samples = new double[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            samples[i] = (double) time(work, loops) / loops;
        }
        Arrays.sort(samples);
        System.out.printf(
                Locale.ROOT,
                "%s a loop (median of %d samples of %,d loops each; from %s to %s)%n",
                duration(samples[SAMPLES / 2]),
                SAMPLES,
                loops,
                duration(samples[0]),
                duration(samples[SAMPLES - 1]));
        return null;
    }

    /** Runs for a second at least; how many loops make a sample. */
    private static long warmUp(Callable<?> work) {
        long loops = 1;
        long spent = 0;
        long last = time(work, 1);
        while (spent < WARM_UP_NANOS) {
            last = Math.max(1, time(work, loops));
            spent += last;
            if (last < SAMPLE_NANOS) {
                loops = Math.max(loops + 1, (long) Math.min(loops * 10.0, loops * (double) SAMPLE_NANOS / last));
            }
        }
        return Math.max(1, loops);
    }

    /** Also what is checked: it is told as in any other cell. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Exception> E asItIs(Exception thrown) throws E {
        throw (E) thrown;
    }

    private static long time(Callable<?> work, long loops) {
        long start = System.nanoTime();
        try {
            for (long i = 0; i < loops; i++) {
                kept = work.call();
            }
        } catch (Exception e) {
            throw TimeIt.<RuntimeException>asItIs(e);
        } finally {
            kept = null;
        }
        return System.nanoTime() - start;
    }

    private static String duration(double nanos) {
        if (nanos < 1e3) {
            return String.format(Locale.ROOT, "%.1f ns", nanos);
        } else if (nanos < 1e6) {
            return String.format(Locale.ROOT, "%.2f µs", nanos / 1e3);
        }
        return nanos < 1e9
                ? String.format(Locale.ROOT, "%.2f ms", nanos / 1e6)
                : String.format(Locale.ROOT, "%.3f s", nanos / 1e9);
    }
}

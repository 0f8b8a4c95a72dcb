package loopbook.pictures;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.function.Function;
import loopbook.errors.Interrupted;
import loopbook.http.Threads;

/** Work on several things at once, under way since it was made. An interrupt cancels what is not done. */
final class Workers<T, R> {
    // Decoding is work for a core, loading mostly waiting: a few more than there are cores.
    private static final ExecutorService POOL =
            Threads.pool("pictures", Math.min(8, 2 + Runtime.getRuntime().availableProcessors()));

    private final List<T> all;
    private final List<Future<R>> futures = new ArrayList<>();

    private Workers(List<T> all) {
        this.all = all;
    }

    /** Starts on each; the work itself must not wait for other workers. */
    static <T, R> Workers<T, R> on(List<T> all, Function<T, R> work) {
        Workers<T, R> workers = new Workers<>(all);
        all.forEach(one -> workers.futures.add(POOL.submit((Callable<R>) () -> work.apply(one))));
        return workers;
    }

    /**
     * The result for each, in order; {@code otherwise} makes one from why there is none. What is not done in time is
     * cancelled.
     */
    List<R> results(BiFunction<T, String, R> otherwise, Deadline end) {
        try {
            List<R> results = new ArrayList<>();
            for (int i = 0; i < all.size(); i++) {
                results.add(result(futures.get(i), all.get(i), otherwise, end));
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Interrupted("Interrupted while loading pictures", e);
        } finally {
            futures.forEach(future -> future.cancel(true));
        }
    }

    private R result(Future<R> future, T one, BiFunction<T, String, R> otherwise, Deadline end)
            throws InterruptedException {
        try {
            return future.get(end.nanosLeft(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return otherwise.apply(one, "not there in time");
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof OutOfMemoryError) {
                return otherwise.apply(one, "there is not memory enough for it");
            }
            if (cause instanceof Exception) {
                return otherwise.apply(one, cause.getMessage() == null ? cause.toString() : cause.getMessage());
            }
            throw new IllegalStateException(cause);
        }
    }
}

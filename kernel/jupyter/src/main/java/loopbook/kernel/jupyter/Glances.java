package loopbook.kernel.jupyter;

import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Code of the user's that shows a value ({@code toString}, accessors, iterators), run outside of any cell: each value has
 * {@value #EACH_MILLIS} ms, all that are looked at together {@value #ALL_MILLIS} ms. What is late is interrupted and left behind,
 * and its value not looked at again before it has ended. For one thread.
 */
final class Glances {
    private static final int EACH_MILLIS = 2_000;
    private static final int ALL_MILLIS = 5_000;
    /** While so many are late nothing else is begun. */
    private static final int MOST_LATE = 4;

    private final ExecutorService looking = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "jupyter-glance");
        thread.setDaemon(true);
        return thread;
    });
    private final IdentityHashMap<Object, Future<?>> late = new IdentityHashMap<>();
    private long deadline;

    /** The values from here on are looked at together. */
    void begin() {
        deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(ALL_MILLIS);
    }

    /**
     * What a look at a value gives; empty if it takes too long.
     *
     * @throws IllegalStateException if the look fails
     */
    <T> Optional<T> at(Object value, Callable<T> look) {
        late.values().removeIf(Future::isDone);
        long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        if (left <= 0 || late.size() >= MOST_LATE || late.containsKey(value)) {
            return Optional.empty();
        }
        CompletableFuture<T> seen = new CompletableFuture<>();
        Future<?> work = looking.submit(() -> look(look, seen));
        try {
            return Optional.of(seen.get(Math.min(EACH_MILLIS, left), TimeUnit.MILLISECONDS));
        } catch (TimeoutException tooLong) {
            work.cancel(true);
            late.put(value, seen);
            return Optional.empty();
        } catch (ExecutionException failed) {
            throw new IllegalStateException(String.valueOf(failed.getCause()), failed);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static <T> void look(Callable<T> look, CompletableFuture<T> seen) {
        try {
            seen.complete(look.call());
        } catch (Throwable wrong) {
            seen.completeExceptionally(wrong);
        }
    }

    void close() {
        looking.shutdownNow();
    }
}

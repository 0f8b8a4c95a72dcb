package loopbook.client;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import loopbook.errors.Interrupted;
import loopbook.http.Threads;

/** Reads ahead of the caller. Its threads belong to no cell, and outlive an interrupt. */
final class Background {
    private static final ExecutorService POOL = Threads.growing("ahead");

    private Background() {}

    static <T> Future<T> call(Callable<T> work) {
        return POOL.submit(work);
    }

    /** The result, or the failure as if the work had been done here. An interrupt cancels the work. */
    static <T> T await(Future<T> work) {
        try {
            return work.get();
        } catch (InterruptedException e) {
            work.cancel(true);
            Thread.currentThread().interrupt();
            throw new Interrupted("Interrupted while waiting for an answer", e);
        } catch (CancellationException e) {
            throw new Interrupted("Cancelled while waiting for an answer", e);
        } catch (ExecutionException e) {
            throw unchecked(e);
        }
    }

    /** As {@link #await(Future)}, but gives up, and cancels, after a while. */
    static <T> Optional<T> await(Future<T> work, Duration atMost) {
        try {
            return Optional.of(work.get(atMost.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            work.cancel(true);
            return Optional.empty();
        } catch (InterruptedException e) {
            work.cancel(true);
            Thread.currentThread().interrupt();
            throw new Interrupted("Interrupted while waiting for an answer", e);
        } catch (ExecutionException e) {
            throw unchecked(e);
        }
    }

    private static RuntimeException unchecked(ExecutionException e) {
        Throwable cause = e.getCause();
        if (cause instanceof Error error) {
            throw error;
        }
        if (cause instanceof RuntimeException runtime) {
            // The trace of the other thread says what failed, this one who asked.
            runtime.addSuppressed(new IllegalStateException("asked for here"));
            return runtime;
        }
        return new IllegalStateException(cause);
    }
}

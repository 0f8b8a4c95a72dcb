package loopbook.client;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import loopbook.errors.Interrupted;
import loopbook.http.Threads;

/** The same work on many things, some at a time. */
final class Parallel {
    private static final long JOIN_MILLIS = 10_000;
    /** Whoever pressed stop does not wait for a picture that is being drawn. */
    private static final long JOIN_INTERRUPTED_MILLIS = 400;

    private Parallel() {}

    /**
     * The results in the order of the work, which is taken from its source as workers come free. A failure or an
     * interrupt ends it: the workers are told to stop, and waited for; after an interrupt only for a moment. One that does
     * not look up from its work by then must look before it writes, as {@link WholeFile} does.
     */
    static <S, R> List<R> map(String name, int workers, Iterator<S> work, Function<S, R> task) {
        ExecutorService pool = Threads.pool(name, workers);
        Semaphore room = new Semaphore(workers * 2);
        List<Future<R>> results = new ArrayList<>();
        try {
            while (work.hasNext()) {
                S next = work.next();
                room.acquire();
                results.add(pool.submit(() -> {
                    try {
                        return task.apply(next);
                    } finally {
                        room.release();
                    }
                }));
            }
            List<R> done = new ArrayList<>(results.size());
            for (Future<R> result : results) {
                done.add(result.get());
            }
            return done;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Interrupted("Interrupted: " + name + " stopped", e);
        } catch (ExecutionException e) {
            throw rethrown(e);
        } finally {
            stop(pool);
        }
    }

    private static RuntimeException rethrown(ExecutionException e) {
        if (e.getCause() instanceof Error error) {
            throw error;
        }
        return e.getCause() instanceof RuntimeException runtime ? runtime : new IllegalStateException(e.getCause());
    }

    private static void stop(ExecutorService pool) {
        pool.shutdownNow();
        boolean interrupted = Thread.interrupted();
        try {
            pool.awaitTermination(interrupted ? JOIN_INTERRUPTED_MILLIS : JOIN_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

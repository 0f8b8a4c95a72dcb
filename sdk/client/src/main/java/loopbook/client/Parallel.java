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
    private static final int JOIN_SECONDS = 10;

    private Parallel() {}

    /**
     * The results in the order of the work, which is taken from its source as workers come free. A failure or an
     * interrupt ends it: the workers are told to stop, and waited for.
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

    /** Nothing of it works on after this returns, even if the caller is interrupted. */
    private static void stop(ExecutorService pool) {
        pool.shutdownNow();
        boolean interrupted = Thread.interrupted();
        try {
            pool.awaitTermination(JOIN_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

package loopbook.local;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Every thread of the platform comes from here: daemon, named, and in a group of its own below the system group. A
 * thread made by a notebook cell would belong to the cell and die when the cell is interrupted; these do not.
 */
final class Threads {
    static final ThreadGroup GROUP = new ThreadGroup(system(), "loopbook-platform");

    private Threads() {}

    private static ThreadGroup system() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null) {
            group = group.getParent();
        }
        return group;
    }

    static ThreadFactory named(String name) {
        AtomicInteger number = new AtomicInteger();
        return work -> make(work, name + "-" + number.incrementAndGet());
    }

    static Thread make(Runnable work, String name) {
        // Inherits neither thread locals nor the class loader of whoever happens to ask.
        Thread thread = new Thread(GROUP, work, name, 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(Threads.class.getClassLoader());
        return thread;
    }

    /** Begins this in a thread of its own. */
    static <T> CompletableFuture<T> later(String name, Supplier<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Runnable task = () -> {
            try {
                result.complete(work.get());
            } catch (RuntimeException | Error e) {
                result.completeExceptionally(e);
            }
        };
        make(task, name).start();
        return result;
    }

    /** What came of it, or its failure as if it had been done here. */
    static <T> T result(CompletableFuture<T> work) {
        try {
            return work.join();
        } catch (CompletionException e) {
            throw rethrown(e.getCause());
        }
    }

    /** A failure of another thread, as the unchecked exception that it was. */
    static RuntimeException rethrown(@Nullable Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return failure instanceof RuntimeException cause ? cause : new IllegalStateException(failure);
    }
}

package loopbook.kernel.display;

import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Finds the stage of a thread: its own cell's, which virtual threads have inherited from whoever started them; for threads
 * of no cell (pools), that of the cell entered last.
 */
public final class Stages {
    private static final AtomicReference<@Nullable Stage> LAST = new AtomicReference<>();
    private static final ThreadLocal<@Nullable Stage> STARTED_ON = new InheritableThreadLocal<>();
    /** All virtual threads are of this group; the JDK that this is compiled for has none, and cannot be asked. */
    private static final String VIRTUAL = "VirtualThreads";

    private Stages() {}

    /** The stage of this thread, if any cell was ever entered. */
    public static Optional<Stage> current() {
        return own().or(() -> Optional.ofNullable(LAST.get()));
    }

    /** The stage of the cell that this thread is of; empty for threads of no cell. */
    public static Optional<Stage> own() {
        if (Thread.currentThread() instanceof ForkJoinWorkerThread worker
                && worker.getPool() == ForkJoinPool.commonPool()) {
            return Optional.empty(); // Before JDK 19 these threads are of the group of whoever used the pool first.
        }
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        if (group != null && group.getName().equals(VIRTUAL)) {
            return Optional.ofNullable(STARTED_ON.get());
        }
        for (ThreadGroup g = group; g != null; g = g.getParent()) {
            if (g instanceof Stage stage) {
                return Optional.of(stage);
            }
        }
        return Optional.empty();
    }

    /** This thread runs a cell: virtual threads that it starts are of this stage. */
    public static void start(Stage stage) {
        STARTED_ON.set(stage);
    }

    /** From now on threads of no cell show on this stage. */
    public static void enter(Stage stage) {
        LAST.set(stage);
    }

    /** Threads of no cell no longer show on this stage, if they did. */
    public static void leave(Stage stage) {
        LAST.compareAndSet(stage, null);
    }
}

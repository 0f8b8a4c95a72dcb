package loopbook.kernel.display;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Finds the stage of a thread: its own cell's; for threads of no cell (pools), that of the cell entered last. */
public final class Stages {
    private static final AtomicReference<@Nullable Stage> LAST = new AtomicReference<>();

    private Stages() {}

    /** The stage of this thread, if any cell was ever entered. */
    public static Optional<Stage> current() {
        for (ThreadGroup g = Thread.currentThread().getThreadGroup(); g != null; g = g.getParent()) {
            if (g instanceof Stage stage) {
                return Optional.of(stage);
            }
        }
        return Optional.ofNullable(LAST.get());
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

package loopbook.kernel.display;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What code that runs shows itself on. A thread group that is a stage is the stage of all threads in it and in the
 * groups below it, so that the late output of a thread reaches the cell that started it.
 */
public interface Stage {
    /** Where rich output goes. */
    Screen screen();

    /** How values become rich output. */
    Renderers renderers();

    /** The cells before; the default remembers none. */
    default Past past() {
        return new Past();
    }

    /** An exception in lines, with its causes and the lines of cells that it came through; empty: as it says it itself. */
    default List<String> trace(Throwable thrown) {
        return List.of();
    }

    /**
     * Runs code in the session, and gives its value; null if it has none. The default refuses.
     *
     * @throws IllegalArgumentException if the code does not compile, or throws; says where
     */
    default @Nullable Object eval(String code) {
        throw new IllegalStateException("This session cannot run code by eval");
    }
}

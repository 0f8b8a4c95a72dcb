package loopbook.kernel.engine;

import java.util.List;
import loopbook.kernel.display.MimeBundle;
import org.jspecify.annotations.Nullable;

/** How a cell ended. A cell that fails is data, not an exception. */
public sealed interface Outcome {
    /** Whether the cell came to its end: {@link Value} or {@link Done}. */
    default boolean wentWell() {
        return this instanceof Value || this instanceof Done;
    }

    /** The cell ended with an expression: its live value, which may be null, and what it looks like. */
    record Value(@Nullable Object value, MimeBundle shown) implements Outcome {}

    /** The cell ended, and has no value to show: a declaration, a statement, or an expression closed by a semicolon. */
    record Done() implements Outcome {}

    /**
     * The cell did not compile, or threw.
     *
     * @param name    the exception's class ({@code java.lang.ArithmeticException}), or {@code CompileError}
     * @param message the exception's message, or the first error; may be empty
     * @param trace   lines for the user, without line ends: what happened, where in the cell, the source line
     * @param line    the line of the cell, from 1; 0 if it is not known
     * @param snippet the source of the snippet that failed
     */
    record Failed(String name, String message, List<String> trace, int line, String snippet) implements Outcome {}

    /**
     * The user stopped it. Variables keep their values.
     *
     * @param running what could not be stopped and still runs, in words; empty as a rule
     */
    record Interrupted(List<String> running) implements Outcome {}

    /** The cell called {@code System.exit} in its own code: that ended the cell, not the process. */
    record Exited(int status) implements Outcome {}
}

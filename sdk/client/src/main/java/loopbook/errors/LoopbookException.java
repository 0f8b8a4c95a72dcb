package loopbook.errors;

import org.jspecify.annotations.Nullable;

/** The root of everything that Loopbook throws, apart from the JDK's own exceptions for wrong arguments. Unchecked. */
public class LoopbookException extends RuntimeException {
    /** With a message that says what was attempted, on what, what came back, and what to do. */
    public LoopbookException(String message) {
        super(message);
    }

    /** The same, with what caused it. */
    public LoopbookException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

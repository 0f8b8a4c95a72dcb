package loopbook.errors;

import org.jspecify.annotations.Nullable;

/** The calling thread was interrupted, so the call was cancelled. The thread's interrupt flag is set again. */
public final class Interrupted extends LoopbookException {
    /** With what was being done. */
    public Interrupted(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

package loopbook.errors;

import org.jspecify.annotations.Nullable;

/** The platform could not be reached, or the connection broke. The message names the host and says what to check. */
public final class ConnectionFailed extends LoopbookException {
    private final int tries;

    /** After so many tries. */
    public ConnectionFailed(String message, int tries, @Nullable Throwable cause) {
        super(message, cause);
        this.tries = tries;
    }

    /** How many times it was tried. */
    public int tries() {
        return tries;
    }
}

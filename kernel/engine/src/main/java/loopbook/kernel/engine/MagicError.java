package loopbook.kernel.engine;

/** A magic was used in a way that it does not understand, or could not do its work. The message is for the user. */
public final class MagicError extends RuntimeException {
    /** With what was attempted, on what, what came back, and what to do. */
    public MagicError(String message) {
        super(message);
    }
}

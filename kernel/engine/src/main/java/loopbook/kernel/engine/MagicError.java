package loopbook.kernel.engine;

import java.util.List;

/** A magic was used in a way that it does not understand, or could not do its work. The message is for the user. */
public final class MagicError extends RuntimeException {
    /** With what was attempted, on what, what came back, and what to do. */
    public MagicError(String message) {
        super(message);
    }

    /** That there is no magic of this name among these; with those like it. */
    public static MagicError unknown(String name, List<Magic> magics) {
        return new MagicError(NearMisses.magic(name, magics));
    }
}

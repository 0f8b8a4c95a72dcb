package loopbook.errors;

import org.jspecify.annotations.Nullable;

/** The answer came, but it is not what such a request answers: no JSON, or a file of the wrong size or content. */
public final class UnreadableAnswer extends LoopbookException {
    /** With what was asked and the start of what came. */
    public UnreadableAnswer(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

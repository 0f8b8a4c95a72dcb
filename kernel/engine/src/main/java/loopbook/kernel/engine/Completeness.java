package loopbook.kernel.engine;

/**
 * Whether code can be run as it is.
 *
 * @param indent what the next line should begin with, if the code is incomplete
 */
public record Completeness(Status status, String indent) {
    /** The three answers. */
    public enum Status {
        /** It can be run. */
        COMPLETE,
        /** Something is still open. */
        INCOMPLETE,
        /** No more lines can make it right. */
        INVALID
    }
}

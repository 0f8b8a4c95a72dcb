package loopbook.errors;

/** 424: work that the platform did in the background failed. */
public final class FailedDependency extends ApiException {
    /** From what is known. */
    public FailedDependency(Failure failure) {
        super(failure);
    }

    /** Found by the client itself, with a message of its own. */
    public FailedDependency(String message) {
        super(Failure.here(424, message));
    }
}

package loopbook.errors;

/** 409: there is one already, or somebody else changed it meanwhile. */
public final class Conflict extends ApiException {
    /** From what is known. */
    public Conflict(Failure failure) {
        super(failure);
    }

    /** Found by the client itself, with a message of its own. */
    public Conflict(String message) {
        super(Failure.here(409, message));
    }
}

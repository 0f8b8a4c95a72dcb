package loopbook.errors;

/** 404: there is no such thing, or this account cannot see it. */
public final class NotFound extends ApiException {
    /** From what is known. */
    public NotFound(Failure failure) {
        super(failure);
    }

    /** Found by the client itself, with a message of its own. */
    public NotFound(String message) {
        super(Failure.here(404, message));
    }
}

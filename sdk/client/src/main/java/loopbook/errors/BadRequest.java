package loopbook.errors;

/** 400: the platform does not understand the request. */
public final class BadRequest extends ApiException {
    /** From what is known. */
    public BadRequest(Failure failure) {
        super(failure);
    }

    /** Found by the client itself, with a message of its own. */
    public BadRequest(String message) {
        super(Failure.here(400, message));
    }
}

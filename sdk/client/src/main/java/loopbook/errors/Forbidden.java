package loopbook.errors;

/** 403: the account may not do this. */
public final class Forbidden extends ApiException {
    /** From what is known. */
    public Forbidden(Failure failure) {
        super(failure);
    }
}

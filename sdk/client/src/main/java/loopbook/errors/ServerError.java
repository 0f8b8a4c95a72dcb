package loopbook.errors;

/** 5xx: the platform failed, even after trying again where that is safe. */
public final class ServerError extends ApiException {
    /** From what is known. */
    public ServerError(Failure failure) {
        super(failure);
    }
}

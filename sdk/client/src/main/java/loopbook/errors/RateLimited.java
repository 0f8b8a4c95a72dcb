package loopbook.errors;

/** 429: too many requests, even after waiting as the platform asked. */
public final class RateLimited extends ApiException {
    /** From what is known. */
    public RateLimited(Failure failure) {
        super(failure);
    }
}

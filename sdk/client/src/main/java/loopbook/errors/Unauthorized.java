package loopbook.errors;

/** 401: the credentials are missing, wrong or expired. The message says how to sign in again. */
public final class Unauthorized extends ApiException {
    private static final String CURE =
            " To sign in: dl.login(), dl.loginM2m(email), or set DATALOOP_API_KEY to a valid API key.";

    /** From what is known. */
    public Unauthorized(Failure failure) {
        super(failure, failure.saying(sentence(failure.message()) + CURE).toString());
    }

    /** Found by the client itself, before any request. */
    public Unauthorized(String message) {
        this(Failure.here(401, message));
    }

    private static String sentence(String text) {
        return text.isEmpty() || text.endsWith(".") ? text : text + ".";
    }
}

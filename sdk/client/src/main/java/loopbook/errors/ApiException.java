package loopbook.errors;

import java.util.Optional;

/** The platform refused a request. The leaves name the frequent reasons; other statuses come as this class. */
public class ApiException extends LoopbookException {
    private final transient Failure failure;

    /** From what is known. */
    public ApiException(Failure failure) {
        super(failure.toString());
        this.failure = failure;
    }

    /** With a text of its own, which says more than the platform did. */
    ApiException(Failure failure, String text) {
        super(text);
        this.failure = failure;
    }

    /** The leaf for the status of this failure. */
    public static ApiException of(Failure failure) {
        return switch (failure.status()) {
            case 400 -> new BadRequest(failure);
            case 401 -> new Unauthorized(failure);
            case 403 -> new Forbidden(failure);
            case 404 -> new NotFound(failure);
            case 409 -> new Conflict(failure);
            case 424 -> new FailedDependency(failure);
            case 429 -> new RateLimited(failure);
            default -> failure.status() >= 500 ? new ServerError(failure) : new ApiException(failure);
        };
    }

    /** The HTTP status, such as 404. */
    public int status() {
        return failure.status();
    }

    /** What the platform said, without the rest of {@link #getMessage()}. */
    public String reason() {
        return failure.message();
    }

    /** The HTTP verb; empty when the client refused before any request. */
    public String method() {
        return failure.method();
    }

    /** The path below the platform's address; empty when the client refused before any request. */
    public String path() {
        return failure.path();
    }

    /** The platform's own id of the request. */
    public Optional<String> requestId() {
        return failure.requestId();
    }

    /** How many times the request was sent. */
    public int tries() {
        return failure.tries();
    }
}

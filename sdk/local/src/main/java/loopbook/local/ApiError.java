package loopbook.local;

/** An answer that says no: one place makes it the JSON that the service would send. */
final class ApiError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    ApiError(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    static ApiError badRequest(String message) {
        return new ApiError(400, message);
    }

    static ApiError unauthorized(String message) {
        return new ApiError(401, message);
    }

    static ApiError notFound(String message) {
        return new ApiError(404, message);
    }

    static ApiError conflict(String message) {
        return new ApiError(409, message);
    }

    int status() {
        return status;
    }

    Reply reply() {
        return Reply.json(status, Json.object().put("status", status).put("message", getMessage()));
    }
}

package loopbook.errors;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a request that the platform refused.
 *
 * @param status the HTTP status, such as 404
 * @param message what the platform said
 * @param method the HTTP verb; empty when no request was made
 * @param path the path that was asked for; empty when no request was made
 * @param id the platform's own id of the request, if it gave one
 * @param tries how many times it was sent
 */
public record Failure(int status, String message, String method, String path, @Nullable String id, int tries) {
    /** A refusal by the client itself: no request was made. */
    public static Failure here(int status, String message) {
        return new Failure(status, message, "", "", null, 0);
    }

    /** The platform's own id of the request; support asks for it. */
    public Optional<String> requestId() {
        return Optional.ofNullable(id);
    }

    /** The same with another message. */
    public Failure saying(String other) {
        return new Failure(status, other, method, path, id, tries);
    }

    /** One line: what was asked, what came back, and how often it was tried. */
    @Override
    public String toString() {
        if (method.isEmpty()) {
            return message;
        }
        String tail = requestId().map(known -> "request id " + known).orElse("");
        String often = tries > 1 ? "tried " + tries + " times" : "";
        String both = often.isEmpty() || tail.isEmpty() ? often + tail : often + ", " + tail;
        return method + " " + path + ": " + status + " " + message + (both.isEmpty() ? "" : " (" + both + ")");
    }
}

package loopbook.http;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** What became of one try. */
sealed interface Outcome<T> {
    /** It worked. */
    record Got<T>(T value) implements Outcome<T> {}

    /** The platform answered with an error status. */
    record Refused<T>(Refusal refusal) implements Outcome<T> {}

    /** No whole answer came; {@code arrived} tells whether the platform may have seen the request. */
    record Broken<T>(IOException cause, boolean arrived) implements Outcome<T> {}

    /** An error status with what came along. */
    record Refusal(int status, String text, Optional<String> requestId, Optional<Duration> retryAfter) {}
}

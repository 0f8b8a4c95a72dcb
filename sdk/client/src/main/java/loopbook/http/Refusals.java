package loopbook.http;

import java.io.IOException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;
import loopbook.errors.ApiException;
import loopbook.errors.Failure;
import okhttp3.Response;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Error answers: what they say, and the exception for them. */
final class Refusals {
    private static final int MOST_BYTES = 64 * 1024;
    private static final int MOST_CHARS = 500;
    private static final int UNAUTHORIZED = 401;
    private static final Pattern TOKEN = Pattern.compile("eyJ[\\w-]+\\.[\\w-]+\\.[\\w-]*");

    private Refusals() {}

    /** The start of the body; an error page may be of any size. */
    static String text(Response response) throws IOException {
        BufferedSource source = response.body().source();
        boolean more = source.request(MOST_BYTES);
        return more ? source.readUtf8(MOST_BYTES) : source.readUtf8();
    }

    /** Seconds, or a date. */
    static Optional<Duration> retryAfter(@Nullable String header) {
        if (header == null) {
            return Optional.empty();
        }
        try {
            String text = header.strip();
            if (text.chars().allMatch(Character::isDigit) && !text.isEmpty() && text.length() < 10) {
                return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
            }
            Instant moment = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            Duration wait = Duration.between(Instant.now(), moment);
            return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    static ApiException exception(Call call, Outcome.Refusal refusal, int tries) {
        String message = message(refusal);
        String id = refusal.requestId().orElse(null);
        Failure failure = new Failure(refusal.status(), message, call.method(), call.path(), id, tries);
        // Signing in to the platform is no cure for a stranger who asks for a password.
        boolean stranger = call.target().address() != null && !call.traits().auth();
        return stranger && refusal.status() == UNAUTHORIZED ? new ApiException(failure) : ApiException.of(failure);
    }

    /** The {@code message} of the JSON, else the text; shortened, and never with a token in it. */
    private static String message(Outcome.Refusal refusal) {
        String text = json(refusal.text()).orElse(refusal.text().strip());
        if (text.isEmpty()) {
            text = refusal.status() < 400 ? "a redirect, which is not followed for this verb" : "no message";
        }
        String hidden = hide(text);
        return hidden.length() <= MOST_CHARS ? hidden : hidden.substring(0, MOST_CHARS) + "…";
    }

    static String hide(String text) {
        return TOKEN.matcher(text).replaceAll("(token)");
    }

    private static Optional<String> json(String text) {
        try {
            JsonNode message = Json.read(text).path("message");
            if (message.isMissingNode() || message.isNull()) {
                return Optional.empty();
            }
            return Optional.of(message.isString() ? message.asString() : message.toString());
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    static String host(URI base) {
        return base.getHost() + (base.getPort() < 0 ? "" : ":" + base.getPort());
    }
}

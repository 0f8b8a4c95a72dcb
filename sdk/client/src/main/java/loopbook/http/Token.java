package loopbook.http;

import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** A signed token (JWT), read without checking its signature: the platform does that. Never prints itself. */
public final class Token {
    private final String text;
    private final JsonNode claims;

    private Token(String text, JsonNode claims) {
        this.text = text;
        this.claims = claims;
    }

    /** A token from its text; one that cannot be decoded has no claims, and the platform decides about it. */
    public static Token of(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("The token is empty.");
        }
        String trimmed = text.strip();
        return new Token(trimmed, claims(trimmed));
    }

    private static JsonNode claims(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 3) {
            return MissingNode.getInstance();
        }
        try {
            return Json.read(Base64.getUrlDecoder().decode(parts[1]));
        } catch (IllegalArgumentException | JacksonException e) {
            return MissingNode.getInstance();
        }
    }

    /** The token itself: goes into a header and into the state file, nowhere else. */
    public String secret() {
        return text;
    }

    /** Whose it is. */
    public Optional<String> email() {
        return Optional.ofNullable(claims.path("email").asString(null));
    }

    /** When it ends; empty for one that says nothing about it. */
    public Optional<Instant> expires() {
        JsonNode exp = claims.path("exp");
        return exp.isNumber() ? Optional.of(Instant.ofEpochSecond(exp.asLong())) : Optional.empty();
    }

    /** Names the owner, never the token. */
    @Override
    public String toString() {
        return "token of " + email().orElse("unknown");
    }
}

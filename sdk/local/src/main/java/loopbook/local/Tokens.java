package loopbook.local;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Signed tokens (JWT, HS256) of one folder: whoever can read the folder's secret can make them, nobody else. */
final class Tokens {
    /** How long a session's token lasts. */
    static final Duration SESSION = Duration.ofDays(30);

    /** How long an API key lasts. */
    static final Duration KEY = Duration.ofDays(365);

    private static final String PAGES = "page";
    private static final String ALGORITHM = "HmacSHA256";
    private static final String HEADER = encode("{\"alg\":\"HS256\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8));

    /** So many tokens are in use at once in the wildest test; more are verified anew each time. */
    private static final int REMEMBERED = 1000;

    /** What a token said that was signed. */
    private record Claims(String email, boolean pages, Instant end) {}

    private final SecretKeySpec key;
    private final Map<String, Claims> verified = new ConcurrentHashMap<>();

    Tokens(byte[] secret) {
        this.key = new SecretKeySpec(secret, ALGORITHM);
    }

    String issue(String email, Duration life) {
        return issue(email, life, null);
    }

    /** One for a browser's cookie: every program that listens on this machine gets to see it, so that it only shows pages. */
    String issueForPages(String email) {
        return issue(email, SESSION, PAGES);
    }

    private String issue(String email, Duration life, @Nullable String use) {
        if (!email.matches("[^\\s@\\p{Cntrl}]+@[^\\s@\\p{Cntrl}]+")) {
            throw new IllegalArgumentException("not an e-mail address: " + email);
        }
        long now = Instant.now().getEpochSecond();
        ObjectNode claims = Json.object()
                .put("iss", "loopbook")
                .put("sub", email)
                .put("email", email)
                .put("name", email.substring(0, email.indexOf('@')))
                .put("iat", now)
                .put("exp", now + life.toSeconds());
        if (use != null) {
            claims.put("use", use);
        }
        String signed = HEADER + "." + encode(Json.write(claims).getBytes(StandardCharsets.UTF_8));
        return signed + "." + encode(sign(signed));
    }

    /** The e-mail of the user whose token this is; not one {@linkplain #issueForPages for pages}. */
    String user(@Nullable String token) {
        Claims claims = claims(token);
        if (claims.pages()) {
            throw ApiError.unauthorized("Unauthorized: this token shows pages, and nothing else");
        }
        return claims.email();
    }

    /** The e-mail of the user whose token this is, whatever it is for. */
    String visitor(@Nullable String token) {
        return claims(token).email();
    }

    private Claims claims(@Nullable String token) {
        if (token == null) {
            throw ApiError.unauthorized("Unauthorized: no token; send the header authorization: Bearer <token>");
        }
        Claims claims = verified.get(token);
        if (claims == null) {
            claims = verify(token);
            if (verified.size() < REMEMBERED) {
                verified.put(token, claims);
            }
        }
        if (!Instant.now().isBefore(claims.end())) {
            verified.remove(token);
            throw ApiError.unauthorized("Unauthorized: the token expired at " + claims.end());
        }
        return claims;
    }

    private Claims verify(String token) {
        int dot = token.lastIndexOf('.');
        int first = token.indexOf('.');
        if (dot <= first || !isSigned(token.substring(0, dot), token.substring(dot + 1))) {
            throw ApiError.unauthorized("Unauthorized: the token was not made by this local platform");
        }
        ObjectNode claims = Json.document(new String(decode(token.substring(first + 1, dot)), StandardCharsets.UTF_8));
        return new Claims(
                claims.path("email").asString(),
                PAGES.equals(Json.text(claims, "use")),
                Instant.ofEpochSecond(claims.path("exp").asLong()));
    }

    private boolean isSigned(String signed, String signature) {
        return MessageDigest.isEqual(
                encode(sign(signed)).getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] sign(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] decode(String text) {
        return Base64.getUrlDecoder().decode(text);
    }
}

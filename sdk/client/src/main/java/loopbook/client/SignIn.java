package loopbook.client;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import loopbook.errors.Unauthorized;
import loopbook.errors.UnreadableAnswer;
import loopbook.http.Call;
import loopbook.http.Token;
import loopbook.http.Transport;
import tools.jackson.databind.node.ObjectNode;

/** What signing in brings: a token, and perhaps what renews it. */
record SignIn(Token token, Optional<String> refreshToken) {
    private static final Pattern ID = Pattern.compile("[?&]id_token=([^&\\s]+)");
    private static final Pattern REFRESH = Pattern.compile("[?&]refresh_token=([^&\\s]+)");

    /** From an address with the tokens in its query. */
    static Optional<SignIn> inText(String text) {
        return found(ID, text).map(id -> new SignIn(Token.of(id), found(REFRESH, text)));
    }

    /** From what somebody pasted: such an address, or the token itself. */
    static Optional<SignIn> pasted(String text) {
        String trimmed = text.strip();
        if (trimmed.isEmpty()) {
            return Optional.empty();
        }
        return inText(trimmed).or(() -> Optional.of(new SignIn(Token.of(trimmed), Optional.empty())));
    }

    private static Optional<String> found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find()
                ? Optional.of(URLDecoder.decode(matcher.group(1), StandardCharsets.UTF_8))
                : Optional.empty();
    }

    /** Makes a key that programs sign in with: {@code POST /apiKeys}. */
    static String newKey(Transport transport, ObjectNode wishes) {
        ObjectNode body = wishes.deepCopy().put("userId", transport.email());
        String key = transport.json(Call.post("apiKeys").json(body)).path("jwt").asString("");
        if (key.isEmpty()) {
            throw new UnreadableAnswer("No key in the answer of " + transport.base(), null);
        }
        return key;
    }

    /** Whether somebody is signed in, and the platform still says so: {@code GET /users/me}. */
    static boolean holds(Transport transport, String email) {
        if (!transport.email().equals(email) || transport.tokenExpired()) {
            return false;
        }
        try {
            transport.json(Call.get("users", "me"));
            return true;
        } catch (Unauthorized revoked) {
            return false;
        }
    }

    /** Whose it is; no secret. */
    @Override
    public String toString() {
        return token.toString();
    }
}

package loopbook.client;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import loopbook.http.Token;

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

    /** Whose it is; no secret. */
    @Override
    public String toString() {
        return token.toString();
    }
}

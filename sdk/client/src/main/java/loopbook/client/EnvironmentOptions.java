package loopbook.client;

import java.net.URI;
import tools.jackson.databind.node.ObjectNode;

/** What is to be known about an environment of the service. Immutable; each method returns another one. */
public final class EnvironmentOptions {
    private final ObjectNode fields;

    private EnvironmentOptions(ObjectNode fields) {
        this.fields = fields;
    }

    static EnvironmentOptions standard() {
        return new EnvironmentOptions(Trees.object().put("verify_ssl", true));
    }

    private EnvironmentOptions with(String field, String value) {
        return new EnvironmentOptions(fields.deepCopy().put(field, value));
    }

    /** A short name to choose it by; taken away from whoever had it. */
    public EnvironmentOptions alias(String name) {
        return with("alias", name);
    }

    /** Where people sign in; by default the host of the address. */
    public EnvironmentOptions gateUrl(URI url) {
        return with("gate_url", url.toString());
    }

    /** Where its web pages are; by default the gate. */
    public EnvironmentOptions consoleUrl(URI url) {
        return with("url", url.toString());
    }

    /** The domain whose sign-in page is shown. */
    public EnvironmentOptions loginDomain(String domain) {
        return with("login_domain", domain);
    }

    /** Whether certificates are checked; they are by default. */
    public EnvironmentOptions verifySsl(boolean verify) {
        return new EnvironmentOptions(fields.deepCopy().put("verify_ssl", verify));
    }

    /** A token to use there. */
    public EnvironmentOptions token(String token) {
        return with("token", token);
    }

    /** What renews the token. */
    public EnvironmentOptions refreshToken(String token) {
        return with("refresh_token", token);
    }

    ObjectNode fields() {
        return fields.deepCopy();
    }

    /** No secret: the fields hold tokens. */
    @Override
    public String toString() {
        return "environment " + fields.path("alias").asString("without alias");
    }
}

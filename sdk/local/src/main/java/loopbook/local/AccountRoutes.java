package loopbook.local;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** Users, tokens, and the start-up check of the Python SDK. */
final class AccountRoutes implements Routes {
    private final Tokens tokens;

    AccountRoutes(Tokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public void register(Router router) {
        router.on("GET", "/api/v1/users/me", call -> Reply.ok(user(call.user())))
                .on(
                        "POST",
                        "/api/v1/sdk/check",
                        call -> Reply.ok(Json.object().put("level", "debug").put("msg", "")))
                .open("POST", "/token", this::renew)
                .on("POST", "/api/v1/apiKeys", this::key)
                .on("POST", "/api/v1/local/token", this::another);
    }

    /** A user as the service shows one; whoever has a token is a user. */
    static ObjectNode user(String email) {
        UUID seed = UUID.nameUUIDFromBytes(email.getBytes(StandardCharsets.UTF_8));
        String name = email.substring(0, Math.max(0, email.indexOf('@')));
        ObjectNode user = Json.object()
                .put("id", seed.toString().replace("-", "").substring(0, 24))
                .put("email", email)
                .put("username", email)
                .put("firstName", name)
                .put("lastName", "")
                .put("type", "user")
                .put("createdAt", OrgRoutes.BEGIN)
                .put("updatedAt", OrgRoutes.BEGIN);
        user.putArray("projects");
        user.putArray("groups");
        user.putArray("orgs").add(OrgRoutes.ID);
        return user;
    }

    /** {@code POST {gate}/token?default}: a new token for an older one of ours. There are no passwords here. */
    private Reply renew(Call call) {
        ObjectNode body = call.object();
        if (!"refresh_token".equals(Json.text(body, "type"))) {
            throw ApiError.unauthorized("the local platform knows no passwords: use the token it gave you, see"
                    + " LocalPlatform.token() or the line that scripts/platform prints");
        }
        String old = Json.text(body, "refresh_token");
        String fresh = tokens.issue(tokens.user(old), Tokens.SESSION);
        return Reply.ok(Json.object()
                .put("id_token", fresh)
                .put("refresh_token", old)
                .put("expires_in", Tokens.SESSION.toSeconds()));
    }

    private Reply key(Call call) {
        return Reply.ok(Json.object().put("jwt", tokens.issue(call.user(), Tokens.KEY)));
    }

    /** {@code POST /local/token {"email"}}, our own extension: to be another user of this platform. */
    private Reply another(Call call) {
        String email = Json.text(call.object(), "email");
        if (email == null) {
            throw ApiError.badRequest("email is required");
        }
        try {
            return Reply.ok(Json.object().put("token", tokens.issue(email, Tokens.SESSION)));
        } catch (IllegalArgumentException e) {
            throw ApiError.badRequest("not an e-mail address: " + email);
        }
    }
}

package loopbook.client;

import loopbook.http.Token;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/** The tokens in the state file, under the keys that the Python SDK reads. */
final class SavedSignIn {
    private SavedSignIn() {}

    /** Saves it, and makes this environment the one in use. */
    static void save(StateFile file, Environment environment, SignIn signIn) {
        file.change(state -> {
            state.put("url", environment.base().toString());
            ObjectNode entry = entry(state, environment);
            entry.put("token", signIn.token().secret());
            entry.put("refresh_token", signIn.refreshToken().orElse(null));
        });
    }

    /** A new token; the refresh token stays. */
    static void renew(StateFile file, Environment environment, Token fresh) {
        file.change(state -> entry(state, environment).put("token", fresh.secret()));
    }

    /** Takes both tokens out; leaves everything else. */
    static void forget(StateFile file, Environment environment) {
        file.change(state -> entry(state, environment)
                .set("token", NullNode.getInstance())
                .set("refresh_token", NullNode.getInstance()));
    }

    /** The Python SDK expects every entry to have an alias, and all environments it knows to be there. */
    private static ObjectNode entry(ObjectNode state, Environment environment) {
        ObjectNode table = state.path("login_parameters") instanceof ObjectNode known
                ? known
                : state.set("login_parameters", Environment.all()).withObject("login_parameters");
        String key = environment.base().toString();
        ObjectNode entry = table.path(key) instanceof ObjectNode known
                ? known
                : table.set(key, environment.fields().deepCopy()).withObject("/" + escaped(key));
        if (!entry.has("alias")) {
            entry.put("alias", environment.base().getHost());
        }
        return entry;
    }

    private static String escaped(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }
}

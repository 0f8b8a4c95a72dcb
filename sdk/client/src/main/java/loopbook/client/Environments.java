package loopbook.client;

import java.net.URI;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import loopbook.errors.LoopbookException;
import loopbook.http.Env;
import loopbook.http.Json;
import loopbook.http.Site;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The environments in the state file: which there are, which one is in use. */
final class Environments {
    /** What the Python SDK reads of each entry, whatever it is. */
    private static final List<String> EXPECTED =
            List.of("audience", "client_id", "auth0_url", "alias", "token", "refresh_token");

    private final StateFile file;
    private final Env env;

    Environments(StateFile file, Env env) {
        this.file = file;
        this.env = env;
    }

    /** Addresses by alias; an environment without alias stands under its address. */
    Map<String, URI> all() {
        Map<String, URI> all = new LinkedHashMap<>();
        for (JsonNode table : List.of(Environment.all(), saved())) {
            table.properties()
                    .forEach(entry -> all.put(
                            entry.getValue().path("alias").asString(entry.getKey()), URI.create(entry.getKey())));
        }
        return all;
    }

    private JsonNode saved() {
        return file.read().path("login_parameters");
    }

    /** Overwrites the entry of this address, and takes entries away that have the same alias. */
    void add(URI base, ObjectNode fields) {
        String key = Site.of(base).base().toString();
        String alias = fields.path("alias").asString("");
        file.change(state -> {
            ObjectNode table = table(state);
            List<String> same = table.properties().stream()
                    .filter(entry -> !alias.isEmpty()
                            && entry.getValue().path("alias").asString("").equals(alias))
                    .map(Map.Entry::getKey)
                    .toList();
            same.forEach(table::remove);
            EXPECTED.stream().filter(field -> !fields.has(field)).forEach(fields::putNull);
            table.set(key, fields);
        });
    }

    /** Makes the one of this address or alias the one in use; {@code custom} is in {@code DTLPY_CUSTOM_ENV}. */
    Environment use(String urlOrAlias) {
        if (urlOrAlias.equals("custom")) {
            return use(addCustom());
        }
        Environment chosen = Environment.of(urlOrAlias, saved());
        if (chosen.fields().isEmpty()) {
            throw new LoopbookException("Unknown environment: " + chosen.base() + ". Known: "
                    + String.join(", ", all().keySet()) + "; add it first: addEnvironment(url, o -> o.alias(…))");
        }
        file.change(state -> {
            table(state);
            state.put("url", chosen.base().toString());
        });
        return chosen;
    }

    private String addCustom() {
        String text = env.get("DTLPY_CUSTOM_ENV")
                .orElseThrow(() -> new LoopbookException("The environment 'custom' is the one in DTLPY_CUSTOM_ENV"
                        + " (base64 of JSON with its url), which is not set."));
        try {
            ObjectNode fields = (ObjectNode) Json.read(Base64.getDecoder().decode(text));
            String url = fields.path("url").asString("");
            fields.remove("url");
            add(URI.create(url), fields);
            return url;
        } catch (IllegalArgumentException | JacksonException | ClassCastException e) {
            throw new LoopbookException("DTLPY_CUSTOM_ENV is no base64 of JSON with a url: " + e.getMessage(), e);
        }
    }

    private static ObjectNode table(ObjectNode state) {
        return state.path("login_parameters") instanceof ObjectNode known
                ? known
                : state.set("login_parameters", Environment.all()).withObject("login_parameters");
    }
}

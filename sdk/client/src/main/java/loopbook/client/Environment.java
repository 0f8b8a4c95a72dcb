package loopbook.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import loopbook.errors.LoopbookException;
import loopbook.http.Json;
import loopbook.http.Site;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One of the service's environments, keyed by its base address.
 *
 * @param base the address that calls go below
 * @param fields what is known about it, under the names of the state file; without tokens
 */
record Environment(URI base, ObjectNode fields) {
    /** The public service. */
    static final URI DEFAULT = URI.create("https://gate.dataloop.ai/api/v1");

    private static final ObjectNode KNOWN = known();

    /** All that are known, as the state file holds them. */
    static ObjectNode all() {
        return KNOWN.deepCopy();
    }

    /** By address or alias, among those in the state file and those known anyway; any web address will do. */
    static Environment of(String urlOrAlias, JsonNode saved) {
        if (urlOrAlias.startsWith("http://") || urlOrAlias.startsWith("https://")) {
            return at(Site.of(URI.create(urlOrAlias)).base(), saved);
        }
        List<String> aliases = new ArrayList<>();
        for (JsonNode table : List.of(saved, KNOWN)) {
            for (Map.Entry<String, JsonNode> entry : table.properties()) {
                String alias = entry.getValue().path("alias").asString("");
                if (alias.equals(urlOrAlias)) {
                    return at(URI.create(entry.getKey()), saved);
                }
                aliases.add(alias);
            }
        }
        throw new LoopbookException("Unknown platform environment: \"" + urlOrAlias + "\". Known: "
                + String.join(", ", aliases.stream().distinct().toList()) + ", or a full address.");
    }

    private static Environment at(URI base, JsonNode saved) {
        ObjectNode fields = Json.object();
        for (JsonNode table : List.of(KNOWN, saved)) {
            if (table.path(base.toString()) instanceof ObjectNode more) {
                fields.setAll(more);
            }
        }
        return new Environment(base, fields);
    }

    /** How to get there. */
    Site site() {
        Site plain = Site.of(base);
        URI gate = text("gate_url").map(URI::create).orElse(plain.gate());
        return new Site(plain.base(), gate, fields.path("verify_ssl").asBoolean(true));
    }

    /** Its web pages; the gate's address where no other is known. */
    URI console() {
        return text("url").map(URI::create).orElseGet(() -> URI.create(site().gate() + "/"));
    }

    Optional<String> token() {
        return text("token");
    }

    Optional<String> refreshToken() {
        return text("refresh_token");
    }

    Optional<String> loginDomain() {
        return text("login_domain");
    }

    private Optional<String> text(String field) {
        return Optional.of(fields.path(field).asString("")).filter(text -> !text.isBlank());
    }

    private static ObjectNode known() {
        try (InputStream in = Objects.requireNonNull(Environment.class.getResourceAsStream("environments.json"))) {
            return (ObjectNode) Json.read(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The address only: the fields hold tokens. */
    @Override
    public String toString() {
        return base.toString();
    }
}

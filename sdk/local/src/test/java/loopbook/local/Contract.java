package loopbook.local;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The service's structural contract ({@code openapi.json}): which operations there are, and what their answers look like. */
final class Contract {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete", "head");
    private static final String HOME = "https://contract/openapi.json";
    private static final String TEXT = text();
    private static final JsonNode DOCUMENT = Json.read(TEXT);
    private static final SchemaRegistry SCHEMAS =
            SchemaRegistry.withDefaultDialect(Dialects.getOpenApi30(), builder -> builder.schemas(Map.of(HOME, TEXT)));
    private static final Map<String, Schema> KNOWN = new ConcurrentHashMap<>();
    private static final Set<String> CHECKED = new ConcurrentSkipListSet<>();

    private static final List<Exempt> EXEMPT = Exempt.read();

    private Contract() {}

    /** One operation: {@code GET /items/{id}}. */
    record Operation(String method, String path) {
        boolean fits(String otherMethod, String otherPath) {
            return method.equals(otherMethod)
                    && otherPath.matches(
                            path.replaceAll("([.+*()\\[\\]])", "\\\\$1").replaceAll("\\{[^}]*}", "[^/]+"));
        }

        /** How many segments are variable: a fixed path is meant before a variable one. */
        int variables() {
            return path.split("\\{", -1).length - 1;
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private static String text() {
        try (InputStream in = Objects.requireNonNull(Contract.class.getResourceAsStream("/contract/openapi.json"))) {
            JsonNode document = Json.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            sayNullable(document);
            return Json.write(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code nullable} beside a reference means "that, or null"; validators take it for nothing. */
    private static void sayNullable(JsonNode node) {
        node.forEach(Contract::sayNullable);
        boolean reference = node.has("$ref") || node.has("allOf");
        if (reference && node.path("nullable").asBoolean(false) && node instanceof ObjectNode schema) {
            JsonNode meant = node.has("allOf")
                    ? node.path("allOf").path(0)
                    : Json.object().set("$ref", node.get("$ref"));
            schema.removeAll();
            ObjectNode nothing = schema.putArray("anyOf").add(meant).addObject();
            nothing.put("type", "string").put("nullable", true).putArray("enum").addNull();
        }
    }

    /** Every operation of the contract, in its order. */
    static List<Operation> operations() {
        List<Operation> all = new ArrayList<>();
        DOCUMENT.path("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(method -> METHODS.contains(method.getKey()))
                .forEach(method -> all.add(new Operation(method.getKey().toUpperCase(Locale.ROOT), path.getKey()))));
        return all;
    }

    /** The operations whose answers were held against the contract in this JVM. */
    static Set<String> checked() {
        return CHECKED;
    }

    /** Fails if an answer of success is not as the contract says. Calls that it does not know may answer anything. */
    static void check(String method, URI uri, int status, String body) {
        String path = uri.getPath();
        if (status >= 300 || body.isEmpty() || !path.startsWith("/api/v1/")) {
            return;
        }
        operation(method, path.substring("/api/v1".length()))
                .ifPresent(operation -> schema(operation, status).ifPresent(schema -> check(operation, schema, body)));
    }

    private static void check(Operation operation, Schema schema, String body) {
        JsonNode json;
        try {
            json = Api.read(body);
        } catch (JacksonException noJson) {
            throw new AssertionError(operation + " answered no JSON: " + body);
        }
        json.findParents("spec").forEach(Contract::exportOf);
        List<Error> errors = schema.validate(json).stream()
                .filter(error -> EXEMPT.stream().noneMatch(exempt -> exempt.fits(operation, error)))
                .toList();
        if (!errors.isEmpty()) {
            throw new AssertionError(operation + " is not as the contract says: " + errors + "\nin " + body);
        }
        CHECKED.add(operation.toString());
    }

    /** Directories have no links to exports here, and are otherwise to be as the contract says. */
    private static void exportOf(JsonNode item) {
        if (item instanceof ObjectNode directory && "dir".equals(Json.text(directory, "type"))) {
            directory.putObject("export").put("json", "").put("zip", "");
        }
    }

    private static Optional<Operation> operation(String method, String path) {
        return operations().stream()
                .filter(operation -> operation.fits(method, path))
                .min(java.util.Comparator.comparingInt(Operation::variables));
    }

    private static Optional<Schema> schema(Operation operation, int status) {
        String method = operation.method().toLowerCase(Locale.ROOT);
        JsonNode responses =
                DOCUMENT.path("paths").path(operation.path()).path(method).path("responses");
        String code = responses.has(String.valueOf(status)) ? String.valueOf(status) : "200";
        if (!responses.path(code).path("content").path("application/json").has("schema")) {
            return Optional.empty();
        }
        String pointer = "/paths/" + operation.path().replace("~", "~0").replace("/", "~1") + "/" + method
                + "/responses/" + code + "/content/application~1json/schema";
        return Optional.of(KNOWN.computeIfAbsent(pointer, at -> SCHEMAS.getSchema(SchemaLocation.of(HOME + "#" + at))));
    }
}

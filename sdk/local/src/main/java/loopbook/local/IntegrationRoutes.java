package loopbook.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import loopbook.local.store.Entities;
import loopbook.local.store.EntityRow;
import loopbook.local.store.Id;
import loopbook.local.store.Store;
import loopbook.local.store.Tx;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code /orgs/{id}/integrations}: how the platform would sign in elsewhere. Kept but for the secrets: nothing here uses
 * them, so nothing here has them.
 */
final class IntegrationRoutes implements Routes {
    static final String KIND = "integration";

    private static final String ALL = "/api/v1/orgs/{id}/integrations";
    private static final String ONE = ALL + "/{integration}";

    /** What each type wants to be signed in with. */
    private static final Map<String, List<String>> OPTIONS = new TreeMap<>(Map.of(
            "s3", List.of("key", "secret"),
            "aws-sts", List.of("key", "secret", "roleArns"),
            "aws-cross", List.of(),
            "gcs", List.of("key", "secret", "content"),
            "gcp-cross", List.of(),
            "gcp-workload-identity-federation", List.of("secret", "content", "clientId"),
            "azureblob", List.of("key", "secret", "clientId", "tenantId"),
            "key_value", List.of("key", "value"),
            "private-registry", List.of("name", "spec")));

    private final Store store;

    IntegrationRoutes(Store store) {
        this.store = store;
    }

    @Override
    public void register(Router router) {
        router.on("GET", ALL, this::list)
                .on("POST", ALL, this::create)
                .on("PATCH", ALL, this::update)
                .on("GET", ONE, this::get)
                .on("DELETE", ONE, this::delete)
                .on("GET", "/api/v1/integrations/{integration}", this::get)
                .on("GET", "/api/v1/orgs/{id}/availableIntegrations", this::available);
    }

    private Reply list(Call call) {
        return store.read(tx -> {
            OrgRoutes.known(tx, call);
            return Reply.ok(all(tx, call));
        });
    }

    private static ArrayNode all(Tx tx, Call call) {
        ArrayNode all = Json.array();
        Entities.all(tx, KIND).forEach(row -> all.add(view(row, call)));
        return all;
    }

    private static ObjectNode view(EntityRow row, Call call) {
        return Json.document(row.doc()).put("url", call.links().of("orgs/" + OrgRoutes.ID + "/integrations", row.id()));
    }

    private Reply available(Call call) {
        return store.read(tx -> {
            OrgRoutes.known(tx, call);
            ArrayNode kinds = Json.array();
            OPTIONS.forEach((type, options) -> {
                ObjectNode kind = kinds.addObject().put("type", type).put("displayName", type);
                ArrayNode wanted = kind.putArray("options");
                options.forEach(option -> wanted.addObject()
                        .put("name", option)
                        .put("displayName", option)
                        .put("type", "string")
                        .put("required", true));
            });
            return Reply.ok(kinds);
        });
    }

    private Reply create(Call call) {
        ObjectNode body = call.object();
        String name = Names.required(body, "name", "integration");
        String type = body.path("type").asString("");
        if (!OPTIONS.containsKey(type)) {
            throw ApiError.badRequest(
                    "Unknown type of integration '" + type + "': " + String.join(", ", OPTIONS.keySet()));
        }
        checkOptions(body.path("options"));
        return store.write(tx -> {
            OrgRoutes.known(tx, call);
            Id id = tx.newId();
            ObjectNode doc = doc(id, name, type, call.user());
            add(doc, id, body.path("metadata"));
            EntityRow row = new EntityRow(KIND, id.toString(), null, null, name, id.created(), Json.write(doc));
            Entities.insert(tx, row);
            return Reply.ok(view(row, call));
        });
    }

    private static ObjectNode doc(Id id, String name, String type, String user) {
        long now = System.currentTimeMillis();
        return Json.object()
                .put("id", id.toString())
                .put("name", name)
                .put("type", type)
                .put("org", OrgRoutes.ID)
                .put("creator", user)
                .put("createdAt", now)
                .put("updatedAt", now);
    }

    /** Its metadata: that it is active, and what the caller says. */
    private static void add(ObjectNode doc, Id id, JsonNode given) {
        long now = doc.path("createdAt").asLong();
        ArrayNode metadata = doc.putArray("metadata").add(entry(id, now, "status", "active"));
        for (JsonNode more : given) {
            String name = more.path("name").asString("");
            metadata.add(entry(id, now, name, more.path("value").asString("")));
        }
    }

    private static ObjectNode entry(Id integration, long now, String name, String value) {
        return Json.object()
                .put("id", integration + "-" + name)
                .put("name", name)
                .put("value", value)
                .put("integration", integration.toString())
                .put("createdAt", now)
                .put("updatedAt", now);
    }

    private static void checkOptions(JsonNode options) {
        if (!options.isObject()) {
            throw ApiError.badRequest("options must be an object with the credentials");
        }
    }

    /** {@code {"integrationId", "name"?, "credentials"?: {"options", "type"}}}. */
    private Reply update(Call call) {
        ObjectNode body = call.object();
        if (body.has("credentials")) {
            checkOptions(body.path("credentials").path("options"));
        }
        return store.write(tx -> {
            OrgRoutes.known(tx, call);
            EntityRow old = find(tx, body.path("integrationId").asString(""));
            ObjectNode doc = Json.document(old.doc());
            String type = doc.path("type").asString("");
            if (body.has("credentials")
                    && !body.path("credentials").path("type").asString(type).equals(type)) {
                throw ApiError.badRequest("the type of an integration stays: " + type);
            }
            if (body.has("name")) {
                doc.put("name", Names.required(body, "name", "integration"));
            }
            doc.put("updatedAt", System.currentTimeMillis());
            EntityRow row = new EntityRow(
                    KIND, old.id(), null, null, doc.path("name").asString(), old.created(), Json.write(doc));
            Entities.update(tx, row);
            return Reply.ok(view(row, call));
        });
    }

    private Reply get(Call call) {
        return store.read(tx -> Reply.ok(view(find(tx, call.var("integration")), call)));
    }

    /** The integration with this id, or the 404 that the service would answer. */
    static EntityRow find(Tx tx, String id) {
        return Entities.find(tx, KIND, id).orElseThrow(() -> ApiError.notFound("integration not found: " + id));
    }

    /** Answers what is left. */
    private Reply delete(Call call) {
        return store.write(tx -> {
            OrgRoutes.known(tx, call);
            EntityRow row = find(tx, call.var("integration"));
            List<String> users = new ArrayList<>();
            for (EntityRow driver : Entities.all(tx, DriverRoutes.KIND)) {
                if (row.id().equals(Json.text(Json.document(driver.doc()), "integrationId"))) {
                    users.add(String.valueOf(driver.name()));
                }
            }
            if (!users.isEmpty()) {
                throw ApiError.badRequest("the integration is used by drivers: " + String.join(", ", users));
            }
            Entities.delete(tx, KIND, row.id());
            return Reply.ok(all(tx, call));
        });
    }
}

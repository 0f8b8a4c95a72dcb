package loopbook.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import loopbook.local.store.Entities;
import loopbook.local.store.EntityRow;
import loopbook.local.store.Id;
import loopbook.local.store.Store;
import loopbook.local.store.Tx;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code /drivers}, {@code /datasets/{id}/sync}: storage outside of the platform. Drivers of every kind can be made and named by datasets; what this
 * platform can read is a folder of this machine ({@code fsExternal}).
 */
final class DriverRoutes implements Routes {
    static final String KIND = "driver";

    /** The type whose storage is a folder of this machine. */
    static final String FOLDER = "fsExternal";

    private static final Set<String> TYPES = Set.of(
            "s3",
            "gcs",
            "faasProxy",
            "azureblob",
            "azureDatalakeGen2",
            "powerscaleS3",
            "powerscaleNfs",
            "computeCluster",
            "storage",
            FOLDER);
    private static final Set<String> FIXED = Set.of(
            "id",
            "type",
            "creator",
            "createdAt",
            "metadata",
            "projectId",
            "orgId",
            "isSyncable",
            "integrationId",
            "mountPath");
    private static final String ONE = "/api/v1/drivers/{id}";

    private final Store store;
    private final Jobs jobs;

    DriverRoutes(Store store, Jobs jobs) {
        this.store = store;
        this.jobs = jobs;
        jobs.on(FolderWork.TYPE, new FolderWork(store));
    }

    @Override
    public void register(Router router) {
        router.on("GET", "/api/v1/drivers", this::list)
                .on("POST", "/api/v1/drivers", this::create)
                .on("GET", "/api/v1/drivers/byIntegration/{id}", this::users)
                .on("GET", ONE, call -> store.read(tx -> Reply.ok(doc(find(tx, call.var("id"))))))
                .on("GET", ONE + "/test", this::test)
                .on("PATCH", ONE, this::update)
                .on("DELETE", ONE, this::delete)
                .on(
                        "POST",
                        "/api/v1/datasets/{id}/sync",
                        call -> jobs.order(call, FolderWork.TYPE, tx -> FolderWork.spec(tx, call)));
    }

    private Reply list(Call call) {
        String project = call.query("projectId");
        String integration = call.query("integrationId");
        ArrayNode all = Json.array();
        store.read(tx -> project == null ? Entities.all(tx, KIND) : Entities.ofProject(tx, KIND, project)).stream()
                .map(DriverRoutes::doc)
                .filter(doc -> integration == null || integration.equals(Json.text(doc, "integrationId")))
                .forEach(all::add);
        return Reply.ok(all);
    }

    private Reply users(Call call) {
        long count = store.read(tx -> Entities.all(tx, KIND)).stream()
                .filter(row -> call.var("id").equals(Json.text(doc(row), "integrationId")))
                .count();
        return Reply.ok(Long.toString(count));
    }

    private static ObjectNode doc(EntityRow row) {
        return Json.document(row.doc());
    }

    private Reply create(Call call) {
        ObjectNode body = call.object();
        String name = Names.required(body, "name", "driver");
        String type = body.path("type").asString("");
        if (!TYPES.contains(type)) {
            throw ApiError.badRequest("Unknown type of driver '" + type + "': "
                    + String.join(", ", TYPES.stream().sorted().toList()));
        }
        String project = body.path("metadata").path("system").path("projectId").asString("");
        return store.write(tx -> {
            ProjectRoutes.find(tx, project);
            Id id = tx.newId();
            ObjectNode doc = Json.object()
                    .put("id", id.toString())
                    .put("name", name)
                    .put("type", type)
                    .put("creator", call.user())
                    .put("createdAt", id.created())
                    .put("projectId", project)
                    .put("orgId", OrgRoutes.ID)
                    .put("isSyncable", type.equals(FOLDER))
                    .put("allowExternalDelete", body.path("allowExternalDelete").asBoolean(true))
                    .put("allowExternalModification", false);
            doc.set("metadata", body.get("metadata"));
            putIntegration(tx, doc, body, type);
            putPlace(doc, type, body.path("payload"));
            EntityRow row = new EntityRow(KIND, id.toString(), project, null, name, id.created(), Json.write(doc));
            Entities.insert(tx, row);
            return Reply.ok(doc);
        });
    }

    private static void putIntegration(Tx tx, ObjectNode doc, ObjectNode body, String type) {
        String integration = Json.text(body, "integrationId");
        if (integration != null && !integration.equals("system")) {
            IntegrationRoutes.find(tx, integration);
        }
        doc.put("integrationId", integration)
                .put("integrationType", body.path("integrationType").asString(type));
    }

    /** Asked for inside of {@code payload}, answered flat; but for clusters. */
    private void putPlace(ObjectNode doc, String type, JsonNode payload) {
        doc.put("path", payload.path("path").asString(doc.path("path").asString("")));
        if (type.equals("computeCluster")) {
            doc.set("payload", payload);
        } else if (type.equals(FOLDER)) {
            Path folder = ExternalFolder.check(payload.path("mountPath").asString(""), store.folder());
            // What lies in somebody's folder is never ours to delete.
            doc.put("mountPath", folder.toString()).put("allowExternalDelete", false);
        } else {
            payload.properties().stream()
                    .filter(field -> !field.getValue().isNull() && !FIXED.contains(field.getKey()))
                    .forEach(field -> doc.set(field.getKey(), field.getValue()));
        }
    }

    /** The driver with this id, or the 404 that the service would answer. */
    static EntityRow find(Tx tx, String id) {
        return Entities.find(tx, KIND, id).orElseThrow(() -> ApiError.notFound("driver not found: " + id));
    }

    /** The folder behind a driver; empty if it is one that this platform cannot read. */
    static Optional<Path> folder(Tx tx, String driver) {
        ObjectNode doc = doc(find(tx, driver));
        return FOLDER.equals(Json.text(doc, "type"))
                ? Optional.of(Path.of(doc.path("mountPath").asString("")))
                : Optional.empty();
    }

    private Reply test(Call call) {
        Path folder = store.read(tx -> folder(tx, call.var("id")))
                .orElseThrow(() -> ApiError.badRequest("the local platform reads folders of this machine only"));
        ExternalFolder.check(folder.toString(), store.folder());
        return Reply.ok(Json.object());
    }

    private Reply update(Call call) {
        ObjectNode body = call.object();
        return store.write(tx -> {
            EntityRow old = find(tx, call.var("id"));
            ObjectNode doc = doc(old);
            ObjectNode change = Merge.allowed(body, FIXED, true);
            JsonNode payload = change.remove("payload");
            Merge.into(doc, change);
            if (payload instanceof ObjectNode) {
                putPlace(doc, doc.path("type").asString(""), payload);
            }
            String name = Names.required(doc, "name", "driver");
            Entities.update(
                    tx, new EntityRow(KIND, old.id(), old.project(), null, name, old.created(), Json.write(doc)));
            return Reply.ok(doc);
        });
    }

    private Reply delete(Call call) {
        return store.write(tx -> {
            EntityRow driver = find(tx, call.var("id"));
            List<String> users = Entities.all(tx, DatasetRoutes.KIND).stream()
                    .filter(dataset -> driver.id().equals(Json.text(Json.document(dataset.doc()), "driver")))
                    .map(dataset -> String.valueOf(dataset.name()))
                    .toList();
            if (!users.isEmpty()) {
                throw ApiError.badRequest("the driver is used by datasets: " + String.join(", ", users));
            }
            Entities.delete(tx, KIND, driver.id());
            return Reply.ok(Json.object());
        });
    }
}

package loopbook.local;

import java.util.LinkedHashSet;
import java.util.Set;
import loopbook.local.store.Entities;
import loopbook.local.store.EntityRow;
import loopbook.local.store.Store;
import loopbook.local.store.Tx;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code /datasets/{id}/schema}: which fields there are, and which paths are not to be searched. What lies below such a path
 * is no longer told; queries find it all the same, for nothing is indexed by it here.
 */
final class SchemaRoutes implements Routes {
    private static final String TYPE = "UpdateItemsSchema";
    private static final String PATHS = "unsearchablePaths";

    private final Store store;
    private final Jobs jobs;

    SchemaRoutes(Store store, Jobs jobs) {
        this.store = store;
        // The change is made with the order itself: it is one small write.
        this.jobs = jobs.on(TYPE, job -> job.last(tx -> true));
    }

    @Override
    public void register(Router router) {
        router.on("GET", "/api/v1/datasets/{id}/schema", this::schema)
                .on("POST", "/api/v1/datasets/{id}/schema/items", this::update);
    }

    private Reply schema(Call call) {
        return store.read(tx -> {
            EntityRow dataset = DatasetRoutes.find(tx, call.var("id"));
            ObjectNode schema = Json.object();
            ObjectNode items = FieldTypes.of(tx, "items", dataset.id());
            schema.set("items", items);
            schema.set("annotations", FieldTypes.of(tx, "annotations", dataset.id()));
            Set<String> hidden = paths(Json.document(dataset.doc()));
            ((ObjectNode) items.path("keys"))
                    .remove(items.path("keys").propertyNames().stream()
                            .filter(key -> hidden.stream().anyMatch(path -> (key + ".").startsWith(path + ".")))
                            .toList());
            ObjectNode told = items.putObject(PATHS);
            hidden.forEach(path -> told.putObject(path).put("reason", "manual"));
            return Reply.ok(schema);
        });
    }

    private static Set<String> paths(ObjectNode dataset) {
        Set<String> paths = new LinkedHashSet<>();
        Json.system(dataset).path(PATHS).forEach(path -> paths.add(path.asString("")));
        return paths;
    }

    /** {@code {"unsearchablePaths": {"add": […], "remove": […]}}}. */
    private Reply update(Call call) {
        ObjectNode body = call.object();
        for (String other : new String[] {"schemaKeys", "indexingOptions"}) {
            if (!body.path(other).isEmpty()) {
                throw new ApiError(501, "not served by the local platform: " + other);
            }
        }
        Set<String> more = texts(body.path(PATHS).path("add"), "add");
        Set<String> less = texts(body.path(PATHS).path("remove"), "remove");
        return jobs.order(call, TYPE, tx -> {
            EntityRow old = DatasetRoutes.find(tx, call.var("id"));
            change(tx, old, more, less, call.user());
            return body.deepCopy().put("datasetId", old.id());
        });
    }

    private static Set<String> texts(JsonNode list, String name) {
        Set<String> texts = new LinkedHashSet<>();
        if (!list.isMissingNode() && !list.isArray()) {
            throw ApiError.badRequest(PATHS + "." + name + " must be a list of paths");
        }
        for (JsonNode path : list) {
            if (!path.isString() || path.asString().isBlank()) {
                throw ApiError.badRequest("no path of a field: " + path);
            }
            texts.add(path.asString());
        }
        return texts;
    }

    private static void change(Tx tx, EntityRow old, Set<String> more, Set<String> less, String user) {
        ObjectNode doc = Json.document(old.doc());
        Set<String> paths = paths(doc);
        paths.addAll(more);
        paths.removeAll(less);
        ArrayNode kept = Json.system(doc).putArray(PATHS);
        paths.forEach(kept::add);
        doc.put("updatedAt", tx.now()).put("updatedBy", user);
        Entities.update(
                tx,
                new EntityRow(
                        DatasetRoutes.KIND,
                        old.id(),
                        old.project(),
                        old.id(),
                        old.name(),
                        old.created(),
                        Json.write(doc)));
    }
}

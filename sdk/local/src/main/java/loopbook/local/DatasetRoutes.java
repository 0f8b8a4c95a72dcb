package loopbook.local;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import loopbook.local.store.Counters;
import loopbook.local.store.Entities;
import loopbook.local.store.EntityRow;
import loopbook.local.store.Id;
import loopbook.local.store.Items;
import loopbook.local.store.Store;
import loopbook.local.store.Tx;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /datasets}: create, read, change, delete, directory tree; and the long work on them. */
final class DatasetRoutes implements Routes {
    /** The driver of datasets whose files lie in the platform's own folder. */
    private static final String OWN_STORAGE = "local-storage";

    static final String KIND = "dataset";

    /** The dataset of each project that holds the platform's own files; shown only to calls with {@code systemSpace}. */
    static final String BINARIES = "Binaries";

    private static final Set<String> FIXED = Set.of(
            "id",
            "creator",
            "createdAt",
            "updatedAt",
            "updatedBy",
            "url",
            "items",
            "directoryTree",
            "annotated",
            "itemsCount",
            "annotationsCount",
            "isSyncing",
            "srcDataset");

    private final Store store;
    private final Jobs jobs;

    DatasetRoutes(Store store, Jobs jobs) {
        this.store = store;
        this.jobs = jobs;
        jobs.on(CloneWork.TYPE, new CloneWork())
                .on(MergeWork.TYPE, new MergeWork())
                .on(ExportWork.TYPE, new ExportWork(store))
                .on(PartitionWork.TYPE, new PartitionWork(store))
                .on(SubsetWork.TYPE, new SubsetWork())
                .on(BulkWork.TYPE, new BulkWork())
                .on(ClearWork.TYPE, new ClearWork())
                .on(Expiry.TYPE, new Expiry());
    }

    @Override
    public void register(Router router) {
        router.on("POST", "/api/v1/datasets", this::create)
                .on("GET", "/api/v1/datasets/{id}", this::get)
                .on("PATCH", "/api/v1/datasets/{id}", this::update)
                .on("PATCH", "/api/v1/datasets/{id}/unlock", this::unlock)
                .on("DELETE", "/api/v1/datasets/{id}", this::delete)
                .on("GET", "/api/v1/datasets/{id}/directoryTree", this::tree)
                .on(
                        "POST",
                        "/api/v1/datasets/merge",
                        order(MergeWork.TYPE, (tx, call, body) -> MergeWork.spec(tx, body)))
                .on(
                        "POST",
                        "/api/v1/datasets/deleteExpiredItems",
                        call -> jobs.order(call, Expiry.TYPE, tx -> Json.object()))
                .on("POST", "/api/v1/datasets/{id}/clone", order(CloneWork.TYPE, CloneWork::spec))
                .on("POST", "/api/v1/datasets/{id}/export", order(ExportWork.TYPE, ExportWork::spec))
                .on("POST", "/api/v1/datasets/{id}/export/v3", order(PartitionWork.TYPE, PartitionWork::spec))
                .on("POST", "/api/v1/datasets/{id}/split", order(SubsetWork.TYPE, SubsetWork::spec))
                .on("POST", "/api/v1/datasets/{id}/items/bulk-update-metadata", order(BulkWork.TYPE, BulkWork::spec));
    }

    /** Checks what was asked, and says what is to be done. */
    @FunctionalInterface
    private interface Spec {
        ObjectNode of(Tx tx, Call call, ObjectNode body);
    }

    private Router.Route order(String type, Spec spec) {
        return call -> {
            ObjectNode body = call.object();
            return jobs.order(call, type, tx -> spec.of(tx, call, body));
        };
    }

    private Reply create(Call call) {
        ObjectNode body = call.fields();
        String name = Names.required(body, "name", "dataset");
        Expiry.check(body);
        return store.write(tx -> {
            String project = project(tx, body);
            String driver = Json.text(body, "driver");
            if (driver != null && !driver.equals(OWN_STORAGE)) {
                DriverRoutes.find(tx, driver);
            }
            EntityRow row = insert(tx, name, project, call.user(), body);
            return Reply.ok(view(tx, row, call.links()));
        });
    }

    /** The first of its projects; a 400 or 404 if they are not a list of projects that are there. */
    private static String project(Tx tx, ObjectNode dataset) {
        if (!(dataset.get("projects") instanceof ArrayNode projects) || projects.isEmpty()) {
            throw ApiError.badRequest("a dataset needs projects: a list with the id of its project");
        }
        projects.forEach(project -> ProjectRoutes.find(tx, Json.id(project)));
        return Json.id(projects.get(0));
    }

    static void createBinaries(Tx tx, String project, String user) {
        insert(tx, BINARIES, project, user, Json.object().put("createDefaultRecipe", false));
    }

    private static EntityRow insert(Tx tx, String name, String project, String user, ObjectNode body) {
        Id id = tx.newId();
        ObjectNode doc =
                Json.object().put("id", id.toString()).put("name", name).put("creator", user);
        doc.set(
                "projects",
                body.path("projects").isArray()
                        ? body.get("projects")
                        : Json.array().add(project));
        ObjectNode metadata = Json.child(doc, "metadata");
        ArrayNode recipes = Json.child(metadata, "system").putArray("recipes");
        if (body.path("createDefaultRecipe").asBoolean(true)) {
            recipes.add(Recipes.createDefault(tx, name, project, user));
        }
        String driver = Json.text(body, "driver");
        doc.put("driver", OWN_STORAGE.equals(driver) ? null : driver);
        doc.put("readableType", "private")
                .put("accessLevel", "private")
                .put("createdAt", id.created())
                .put("updatedAt", id.created())
                .put("updatedBy", user)
                .put("indexDriver", body.path("indexDriver").asString("v1"))
                .put("enableSyncWithCloned", false);
        doc.set("expirationOptions", body.has("expirationOptions") ? body.get("expirationOptions") : doc.nullNode());
        EntityRow row = new EntityRow(KIND, id.toString(), project, id.toString(), name, id.created(), Json.write(doc));
        Entities.insert(tx, row);
        return row;
    }

    /** A new dataset of the same project, recipe, driver and user metadata as another one, with no items yet. */
    static EntityRow like(Tx tx, EntityRow source, String name, String user) {
        ObjectNode old = Json.document(source.doc());
        ObjectNode body = Json.object().put("createDefaultRecipe", false);
        for (String field : new String[] {"projects", "driver", "indexDriver", "expirationOptions"}) {
            if (old.has(field)) {
                body.set(field, old.get(field));
            }
        }
        EntityRow made = insert(tx, name, old.path("projects").path(0).asString(""), user, body);
        ObjectNode doc = Json.document(made.doc()).put("srcDataset", source.id());
        doc.set("metadata", old.path("metadata").deepCopy());
        EntityRow row =
                new EntityRow(KIND, made.id(), made.project(), made.id(), made.name(), made.created(), Json.write(doc));
        Entities.update(tx, row);
        return row;
    }

    private Reply get(Call call) {
        return store.read(tx -> Reply.ok(view(tx, find(tx, call.var("id")), call.links())));
    }

    /** The dataset with this id, or the 404 that the service would answer. */
    static EntityRow find(Tx tx, String id) {
        return Entities.find(tx, KIND, id).orElseThrow(() -> ApiError.notFound("Dataset not found: " + id));
    }

    private Reply update(Call call) {
        ObjectNode body = call.object();
        ObjectNode change = Merge.allowed(body, FIXED, call.system());
        JsonNode readonly = change.remove("readonly");
        Expiry.check(change);
        return store.write(tx -> {
            EntityRow old = find(tx, call.var("id"));
            ObjectNode doc = Json.document(old.doc());
            // Who sends the whole dataset back says what was answered once, not what is to be.
            if (!body.has("id")) {
                setReadOnly(tx, old.id(), readonly);
            }
            if (OWN_STORAGE.equals(Json.text(change, "driver"))) {
                change.remove("driver");
            }
            Merge.into(doc, change);
            String name = Names.required(doc, "name", "dataset");
            String project = change.has("projects") ? project(tx, doc) : String.valueOf(old.project());
            doc.put("updatedAt", tx.now()).put("updatedBy", call.user());
            EntityRow row = new EntityRow(KIND, old.id(), project, old.id(), name, old.created(), Json.write(doc));
            Entities.update(tx, row);
            return Reply.ok(view(tx, row, call.links()));
        });
    }

    private static void setReadOnly(Tx tx, String dataset, @Nullable JsonNode readonly) {
        if (readonly == null || !readonly.isBoolean()) {
            return;
        }
        if (readonly.asBoolean()) {
            ReadOnly.lock(tx, dataset);
        } else {
            ReadOnly.unlock(tx, dataset);
        }
    }

    private Reply unlock(Call call) {
        return store.write(tx -> {
            EntityRow row = find(tx, call.var("id"));
            ReadOnly.unlock(tx, row.id());
            return Reply.ok(view(tx, row, call.links()));
        });
    }

    private Reply delete(Call call) {
        jobs.order(
                call,
                ClearWork.TYPE,
                tx -> ClearWork.delete(tx, List.of(find(tx, call.var("id")).id())));
        return Reply.ok(Json.object());
    }

    private Reply tree(Call call) {
        return store.read(tx -> {
            EntityRow dataset = find(tx, call.var("id"));
            return Reply.ok(
                    DirectoryTree.of(Json.document(dataset.doc()), Items.directories(tx, dataset.id()), call.links()));
        });
    }

    static ObjectNode view(Tx tx, EntityRow row, Links links) {
        Counters counters = Items.counters(tx, row.id());
        String url = links.dataset(row.id());
        ObjectNode doc = Json.document(row.doc())
                .put("url", url)
                .put("items", url + "/items")
                .put("directoryTree", url + "/directoryTree")
                .put("annotated", counters.annotated())
                .put("itemsCount", counters.files())
                .put("annotationsCount", counters.annotations())
                .put("readonly", ReadOnly.is(tx, row.id()))
                .put("isSyncing", false);
        // What there is none of is left out, not null: so says the service's contract, which also wants a driver.
        doc.remove(Stream.of("expirationOptions", "srcDataset")
                .filter(field -> doc.path(field).isNull()
                        || (doc.path(field).isObject() && doc.path(field).isEmpty()))
                .toList());
        if (!doc.path("driver").isString()) {
            doc.put("driver", OWN_STORAGE);
        }
        return doc;
    }
}

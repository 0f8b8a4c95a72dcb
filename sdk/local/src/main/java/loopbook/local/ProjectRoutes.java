package loopbook.local;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import loopbook.local.store.Entities;
import loopbook.local.store.EntityRow;
import loopbook.local.store.Id;
import loopbook.local.store.Store;
import loopbook.local.store.Tx;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /projects}: create, read, change, delete. */
final class ProjectRoutes implements Routes {
    static final String KIND = "project";

    private static final Set<String> FIXED =
            Set.of("id", "creator", "createdAt", "updatedAt", "role", "org", "account", "url", "contributors");

    private final Store store;
    private final Jobs jobs;

    ProjectRoutes(Store store, Jobs jobs) {
        this.store = store;
        this.jobs = jobs;
    }

    @Override
    public void register(Router router) {
        router.on("POST", "/api/v1/projects", this::create)
                .on("GET", "/api/v1/projects", this::list)
                .on("GET", "/api/v1/projects/{name*}/name", this::named)
                .on("GET", "/api/v1/projects/{id}", this::get)
                .on("PATCH", "/api/v1/projects/{id}", this::update)
                .on("DELETE", "/api/v1/projects/{id}", this::delete);
    }

    private Reply create(Call call) {
        String name = Names.required(call.fields(), "name", "project");
        return store.write(tx -> {
            if (!Entities.named(tx, KIND, name).isEmpty()) {
                throw ApiError.badRequest("project already exists: " + name);
            }
            long now = System.currentTimeMillis();
            String id = UUID.randomUUID().toString();
            ObjectNode doc = Json.object()
                    .put("id", id)
                    .put("name", name)
                    .put("creator", call.user())
                    .put("createdAt", now)
                    .put("updatedAt", now)
                    .put("account", OrgRoutes.ID)
                    .put("isBlocked", false)
                    .put("archived", false);
            for (String none : List.of("featureConstraints", "groups", "guests")) {
                doc.putArray(none);
            }
            doc.putArray("contributors").add(Members.member(call.user(), "owner", now));
            EntityRow row = new EntityRow(KIND, id, id, null, name, Id.text(now), Json.write(doc));
            Entities.insert(tx, row);
            DatasetRoutes.createBinaries(tx, id, call.user());
            return Reply.ok(view(tx, row, call));
        });
    }

    private Reply list(Call call) {
        return store.read(tx -> Reply.ok(array(tx, Entities.all(tx, KIND), call)));
    }

    private Reply named(Call call) {
        String name = call.var("name");
        return store.read(tx -> {
            List<EntityRow> found = Entities.named(tx, KIND, name);
            if (found.isEmpty()) {
                throw ApiError.notFound("Project not found: " + name);
            }
            return Reply.ok(array(tx, found, call));
        });
    }

    private Reply get(Call call) {
        return store.read(tx -> Reply.ok(view(tx, find(tx, call.var("id")), call)));
    }

    /** The project with this id, or the 404 that the service would answer. */
    static EntityRow find(Tx tx, String id) {
        return Entities.find(tx, KIND, id).orElseThrow(() -> ApiError.notFound("Project not found: " + id));
    }

    private Reply update(Call call) {
        ObjectNode change = Merge.allowed(call.object(), FIXED, call.system());
        return store.write(tx -> {
            EntityRow old = find(tx, call.var("id"));
            ObjectNode doc = Json.document(old.doc());
            Merge.into(doc, change);
            String name = Names.required(doc, "name", "project");
            if (!name.equals(old.name()) && !Entities.named(tx, KIND, name).isEmpty()) {
                throw ApiError.badRequest("project already exists: " + name);
            }
            doc.put("updatedAt", System.currentTimeMillis());
            EntityRow row = new EntityRow(KIND, old.id(), old.id(), null, name, old.created(), Json.write(doc));
            Entities.update(tx, row);
            return Reply.ok(view(tx, row, call));
        });
    }

    private Reply delete(Call call) {
        jobs.order(call, ClearWork.TYPE, tx -> {
            EntityRow project = find(tx, call.var("id"));
            List<String> datasets = Entities.ofProject(tx, DatasetRoutes.KIND, project.id()).stream()
                    .map(EntityRow::id)
                    .toList();
            ObjectNode rest = ClearWork.delete(tx, datasets);
            tx.update("DELETE FROM entities WHERE project = ?", project.id());
            return rest;
        });
        return Reply.ok(Json.object());
    }

    static ArrayNode array(Tx tx, List<EntityRow> rows, Call call) {
        ArrayNode all = Json.array();
        rows.forEach(row -> all.add(view(tx, row, call)));
        return all;
    }

    static ObjectNode view(Tx tx, EntityRow row, Call call) {
        ObjectNode doc = Json.document(row.doc());
        doc.put("role", Members.role(doc, call.user()));
        doc.set("org", OrgRoutes.doc(tx));
        doc.put("url", call.links().project(row.id()));
        return doc;
    }
}

package loopbook.local;

import java.util.List;
import java.util.Set;
import loopbook.local.store.Entities;
import loopbook.local.store.EntityRow;
import loopbook.local.store.Store;
import loopbook.local.store.Tx;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What recipes and ontologies have in common: documents of projects that are read, listed and changed alike. */
final class Documents {
    /**
     * Which documents.
     *
     * @param name in the store
     * @param path in addresses
     * @param title in messages
     * @param fixed the fields that no caller can change
     */
    record Kind(String name, String path, String title, Set<String> fixed) {}

    private static final int PAGE_SIZE = 1000;

    private final Store store;
    private final Kind kind;

    Documents(Store store, Kind kind) {
        this.store = store;
        this.kind = kind;
    }

    EntityRow find(Tx tx, String id) {
        return Entities.find(tx, kind.name(), id)
                .orElseThrow(() -> ApiError.notFound(kind.title() + " not found: " + id));
    }

    ObjectNode view(EntityRow row, Call call) {
        return Json.document(row.doc()).put("url", call.links().of(kind.path(), row.id()));
    }

    Reply get(Call call) {
        return Reply.ok(view(store.read(tx -> find(tx, call.var("id"))), call));
    }

    Reply update(Call call) {
        ObjectNode change = Merge.allowed(call.object(), kind.fixed(), call.system());
        return store.write(tx -> {
            EntityRow old = find(tx, call.var("id"));
            ObjectNode doc = Json.document(old.doc());
            Merge.into(doc, change);
            return Reply.ok(view(save(tx, old, doc, call.user()), call));
        });
    }

    EntityRow save(Tx tx, EntityRow old, ObjectNode doc, String user) {
        doc.put("updatedAt", tx.now()).put("updatedBy", user);
        EntityRow row = Recipes.row(kind.name(), old.id(), old.created(), doc);
        Entities.update(tx, row);
        return row;
    }

    /** A page; {@code projects}, {@code ids} and {@code ontologies}, each a list with commas, choose which. */
    Reply list(Call call) {
        int page = call.number("pageOffset", 0);
        if (page < 0) {
            throw ApiError.badRequest("pageOffset counts pages from 0: " + page);
        }
        int size = Math.max(1, Math.min(PAGE_SIZE, call.number("pageSize", PAGE_SIZE)));
        List<ObjectNode> found = store.read(tx -> Entities.all(tx, kind.name())).stream()
                .map(row -> view(row, call))
                .filter(doc -> names(call, "projects", doc.path("projectIds"))
                        && names(call, "ontologies", doc.path("ontologyIds"))
                        && names(call, "ids", Json.array().add(doc.get("id"))))
                .toList();
        List<ObjectNode> items =
                found.stream().skip((long) page * size).limit(size).toList();
        return Reply.ok(EntityPages.answer(found.size(), page, size, items));
    }

    private static boolean names(Call call, String parameter, JsonNode list) {
        String wanted = call.query(parameter);
        if (wanted == null) {
            return true;
        }
        Set<String> any = Set.copyOf(List.of(wanted.split(",")));
        return list.valueStream().anyMatch(id -> any.contains(id.asString("")));
    }

    /** A 404 if one of the projects is not there. */
    static void checkProjects(Tx tx, ObjectNode body) {
        for (JsonNode project : body.path("projectIds")) {
            if (!project.isNull()) {
                ProjectRoutes.find(tx, Json.id(project));
            }
        }
    }
}

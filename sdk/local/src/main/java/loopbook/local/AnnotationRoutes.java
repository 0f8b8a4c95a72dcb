package loopbook.local;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import loopbook.local.store.AnnotationRow;
import loopbook.local.store.Annotations;
import loopbook.local.store.ItemRow;
import loopbook.local.store.Store;
import loopbook.local.store.Tx;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /items/{id}/annotations} and {@code /annotations/{id}}: add, read, change, delete. */
final class AnnotationRoutes implements Routes {
    private final Store store;

    AnnotationRoutes(Store store) {
        this.store = store;
    }

    @Override
    public void register(Router router) {
        router.on("POST", "/api/v1/items/{id}/annotations", this::create)
                .on("GET", "/api/v1/items/{id}/annotations", this::ofItem)
                .on("GET", "/api/v1/annotations/{id}", this::get)
                .on("PUT", "/api/v1/annotations/{id}", this::update)
                .on("DELETE", "/api/v1/annotations/{id}", this::delete);
    }

    /** One or a list; all of them or, if one is refused, none. */
    private Reply create(Call call) {
        JsonNode body = call.json();
        return store.write(tx -> {
            ItemRow item = ItemRoutes.find(tx, call.var("id"));
            if (item.type().equals("dir")) {
                throw ApiError.badRequest("a directory cannot be annotated: " + item.filename());
            }
            if (!body.isArray()) {
                return Reply.ok(AnnotationDoc.view(add(tx, item, body, call.user()), call.links()));
            }
            List<AnnotationRow> added = new ArrayList<>();
            for (JsonNode annotation : body) {
                added.add(add(tx, item, annotation, call.user()));
            }
            return list(added, call);
        });
    }

    private static AnnotationRow add(Tx tx, ItemRow item, JsonNode annotation, String user) {
        AnnotationRow row = AnnotationDoc.create(tx.newId(), item, annotation, user);
        Annotations.insert(tx, row);
        return row;
    }

    private Reply ofItem(Call call) {
        return store.read(tx ->
                list(Annotations.of(tx, ItemRoutes.find(tx, call.var("id")).id()), call));
    }

    private static Reply list(List<AnnotationRow> rows, Call call) {
        Links links = call.links();
        return Reply.ok(
                rows.stream().map(row -> AnnotationDoc.view(row, links)).collect(Collectors.joining(",", "[", "]")));
    }

    private Reply get(Call call) {
        return Reply.ok(AnnotationDoc.view(store.read(tx -> find(tx, call.var("id"))), call.links()));
    }

    /** The annotation with this id, or the 404 that the service would answer. */
    static AnnotationRow find(Tx tx, String id) {
        return Annotations.find(tx, id).orElseThrow(() -> ApiError.notFound("Annotation not found: " + id));
    }

    private Reply update(Call call) {
        ObjectNode change = Merge.allowed(call.object(), AnnotationDoc.FIXED, call.system());
        return store.write(tx -> {
            AnnotationRow old = find(tx, call.var("id"));
            AnnotationRow row = change.isEmpty() ? old : AnnotationDoc.changed(old, change, call.user(), tx.now());
            Annotations.update(tx, old, row);
            return Reply.ok(AnnotationDoc.view(row, call.links()));
        });
    }

    private Reply delete(Call call) {
        return store.write(tx -> {
            Annotations.delete(tx, find(tx, call.var("id")).id());
            return Reply.ok(Json.object().put("ok", true));
        });
    }
}

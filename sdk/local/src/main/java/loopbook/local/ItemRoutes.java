package loopbook.local;

import loopbook.local.store.ItemRow;
import loopbook.local.store.Items;
import loopbook.local.store.Store;
import loopbook.local.store.Tx;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /items/{id}}: read, change, delete, move. */
final class ItemRoutes implements Routes {
    private final Store store;

    ItemRoutes(Store store) {
        this.store = store;
    }

    @Override
    public void register(Router router) {
        router.on("GET", "/api/v1/items/{id}", this::get)
                .on("PATCH", "/api/v1/items/{id}", this::update)
                .on("DELETE", "/api/v1/items/{id}", this::delete)
                .on("PUT", "/api/v1/datasets/{id}/items/{dir}", this::move);
    }

    private Reply get(Call call) {
        ItemRow item = store.read(tx -> find(tx, call.var("id")));
        return Reply.ok(ItemDoc.view(item, call.links()));
    }

    /** The item with this id, or the 404 that the service would answer. */
    static ItemRow find(Tx tx, String id) {
        return Items.find(tx, id).orElseThrow(() -> ApiError.notFound("Item not found: " + id));
    }

    private Reply update(Call call) {
        ObjectNode change = Merge.allowed(call.object(), ItemDoc.FIXED, call.system());
        return store.write(tx -> {
            ItemRow item = find(tx, call.var("id"));
            return Reply.ok(ItemDoc.view(change(tx, item, change, call.user()), call.links()));
        });
    }

    /** Changes an item as a PATCH does; the change holds only what may be changed. */
    static ItemRow change(Tx tx, ItemRow item, ObjectNode change, String user) {
        ItemRow moved = item;
        if (change.has("filename")) {
            String to = Json.text(change, "filename");
            if (to == null || to.isBlank()) {
                throw ApiError.badRequest("filename must be a path");
            }
            moved = Tree.move(tx, item, Names.path(to), user);
        }
        ObjectNode rest = change.deepCopy();
        rest.remove("filename");
        if (rest.isEmpty()) {
            return moved;
        }
        ObjectNode doc = Json.document(moved.doc());
        Merge.into(doc, rest);
        ItemRow changed = ItemDoc.changed(moved, doc, moved.blob(), user, tx.now());
        Items.update(tx, moved, changed);
        return changed;
    }

    private Reply delete(Call call) {
        String id = store.read(tx -> find(tx, call.var("id"))).id();
        ObjectNode answer = Json.object().put("itemDeletedCount", 0);
        boolean more = true;
        while (more) {
            more = store.write(tx -> {
                Removal removal = new Removal(tx);
                boolean whole = removal.take(id);
                answer.put("itemDeletedCount", answer.path("itemDeletedCount").asInt() + removal.end(call.user()));
                return !whole;
            });
        }
        return Reply.ok(answer);
    }

    /** {@code PUT /datasets/{id}/items/{dir}} with a list of ids: they move into that directory. */
    private Reply move(Call call) {
        JsonNode ids = call.json();
        if (!ids.isArray()) {
            throw ApiError.badRequest("the body must be a list of item ids");
        }
        return store.write(tx -> {
            ItemRow target = find(tx, call.var("dir"));
            if (!target.type().equals("dir") || !target.dataset().equals(call.var("id"))) {
                throw ApiError.badRequest("not a directory of this dataset: " + target.filename());
            }
            String below = target.filename().equals("/") ? "/" : target.filename() + "/";
            for (JsonNode id : ids) {
                ItemRow item = find(tx, Json.id(id));
                if (!item.dataset().equals(target.dataset())) {
                    throw ApiError.notFound("Item not found in this dataset: " + item.id());
                }
                Tree.move(tx, item, below + item.name(), call.user());
            }
            return Reply.ok(Json.object().put("itemsUpdatedCount", ids.size()));
        });
    }
}

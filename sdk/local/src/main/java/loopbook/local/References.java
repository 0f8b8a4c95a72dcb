package loopbook.local;

import java.util.ArrayList;
import java.util.List;
import loopbook.local.store.ItemRow;
import loopbook.local.store.Items;
import loopbook.local.store.Tx;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The tasks and assignments that all matches of a query join or leave: {@code {"operation": "create", "refs": [{"type":
 * "task", "id": …}]}}. Items keep them in {@code metadata.system.refs}.
 */
record References(boolean join, List<ObjectNode> refs) {

    static References of(ObjectNode given) {
        String operation = given.path("operation").asString("");
        if (!operation.equals("create") && !operation.equals("delete")) {
            throw ApiError.badRequest("the operation of references is create or delete, not: " + operation);
        }
        List<ObjectNode> refs = new ArrayList<>();
        for (JsonNode ref : given.path("refs")) {
            if (!(ref instanceof ObjectNode named) || Json.text(ref, "type") == null) {
                throw ApiError.badRequest("each of refs must be {\"type\": \"task\", \"id\": …}");
            }
            // One may name several ids at once.
            JsonNode ids = named.path("id");
            for (JsonNode id : ids.isArray() ? ids : Json.array().add(ids)) {
                refs.add(Json.object().put("type", Json.text(named, "type")).put("id", id.asString("")));
            }
        }
        return new References(operation.equals("create"), refs);
    }

    void apply(Tx tx, ItemRow item, String user) {
        ObjectNode doc = Json.document(item.doc());
        ObjectNode system = Json.system(doc);
        ArrayNode now = Json.array();
        system.path("refs").forEach(ref -> {
            if (join || refs.stream().noneMatch(gone -> same(gone, ref))) {
                now.add(ref);
            }
        });
        if (join) {
            refs.stream()
                    .filter(ref -> now.valueStream().noneMatch(there -> same(ref, there)))
                    .forEach(ref -> now.add(ref.deepCopy()));
        }
        system.set("refs", now);
        Items.update(tx, item, ItemDoc.changed(item, doc, item.blob(), user, tx.now()));
    }

    private static boolean same(JsonNode one, JsonNode other) {
        return one.path("type").equals(other.path("type")) && one.path("id").equals(other.path("id"));
    }
}

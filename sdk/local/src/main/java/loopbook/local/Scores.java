package loopbook.local;

import java.util.Set;
import loopbook.local.store.Entities;
import loopbook.local.store.EntityRow;
import loopbook.local.store.Id;
import loopbook.local.store.Tx;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Scores as they are kept: under the task, and the item if they are about one. */
final class Scores {
    static final String KIND = "score";

    private static final Set<String> TYPES = Set.of(
            "annotation_iou",
            "annotation_label",
            "annotation_attribute",
            "annotation_overall",
            "label_confusion",
            "item_overall",
            "user_overall",
            "user_confusion");

    private Scores() {}

    /** Keeps a score; a 400 if it is none. */
    static ObjectNode insert(Tx tx, ObjectNode given, String user) {
        String type = Json.text(given, "type");
        String entity = Json.text(given, "entityId");
        JsonNode context = given.path("context");
        if (type == null || !TYPES.contains(type)) {
            throw ApiError.badRequest("unknown type of score: " + given.path("type") + "; known are "
                    + String.join(", ", TYPES.stream().sorted().toList()));
        }
        if (entity == null || !given.path("value").isNumber() || !context.isObject()) {
            throw ApiError.badRequest("a score needs entityId (text), value (number) and context (object)");
        }
        Id id = tx.newId();
        ObjectNode doc = given.deepCopy();
        doc.put("id", id.toString())
                .put("creator", user)
                .put("createdAt", id.created())
                .put("updatedAt", id.created());
        Entities.insert(
                tx,
                new EntityRow(
                        KIND,
                        id.toString(),
                        Json.text(context, "projectId"),
                        Json.text(context, "itemId"),
                        Json.text(context, "taskId"),
                        id.created(),
                        Json.write(doc)));
        return doc;
    }
}

package loopbook.local;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;
import loopbook.local.store.AnnotationRow;
import loopbook.local.store.Id;
import loopbook.local.store.ItemRow;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The JSON of an annotation: what is stored, and what is added when it is answered. */
final class AnnotationDoc {
    /** What no caller can change. */
    static final Set<String> FIXED = Set.of(
            "id",
            "_id",
            "datasetId",
            "itemId",
            "url",
            "item",
            "dataset",
            "creator",
            "createdAt",
            "updatedAt",
            "updatedBy",
            "hash");

    private static final int HASH_DIGITS = 32;

    private AnnotationDoc() {}

    /** A new annotation of an item; a 400 if what was sent is none. */
    static AnnotationRow create(Id id, ItemRow item, JsonNode given, String user) {
        if (!(given instanceof ObjectNode sent)) {
            throw ApiError.badRequest("an annotation must be a JSON object");
        }
        ObjectNode doc = Json.object()
                .put("id", id.toString())
                .put("datasetId", item.dataset())
                .put("itemId", item.id());
        ObjectNode own = sent.deepCopy();
        own.remove(FIXED);
        doc.setAll(own);
        complete(doc);
        doc.put("creator", user)
                .put("createdAt", id.created())
                .put("updatedBy", user)
                .put("updatedAt", id.created());
        return row(id.toString(), item.dataset(), item.id(), user, id.created(), id.created(), doc);
    }

    /** What every annotation has, where the caller did not say it. */
    private static void complete(ObjectNode doc) {
        if (!doc.has("attributes")) {
            doc.putArray("attributes");
        }
        if (!doc.has("labelSuggestions")) {
            doc.putObject("labelSuggestions");
        }
        if (!doc.has("coordinates")) {
            doc.putArray("coordinates");
        }
        ObjectNode metadata = Json.child(doc, "metadata");
        ObjectNode all = systemDefaults();
        all.setAll(Json.child(metadata, "system"));
        metadata.set("system", all);
        Json.child(metadata, "user");
        if (Json.text(doc, "source") == null) {
            doc.put("source", "sdk");
        }
    }

    private static ObjectNode systemDefaults() {
        ObjectNode system = Json.object()
                .putNull("status")
                .put("startTime", 0)
                .put("endTime", 0)
                .put("frame", 0)
                .put("endFrame", 0);
        system.putArray("snapshots_");
        system.putNull("parentId").put("automated", false).put("isOpen", false).put("system", false);
        system.putObject("attributes");
        return system;
    }

    /** The row after a change; the change holds only what may be changed. */
    static AnnotationRow changed(AnnotationRow old, ObjectNode change, String user, String now) {
        ObjectNode doc = Json.document(old.doc());
        Merge.into(doc, change);
        doc.put("updatedBy", user).put("updatedAt", now);
        String creator = doc.path("creator").asString(user);
        return row(old.id(), old.dataset(), old.item(), creator, old.created(), now, doc);
    }

    /** The same annotation on another item: who made it stays known. */
    static AnnotationRow copy(String id, ItemRow item, ObjectNode doc, String now) {
        doc.put("id", id).put("itemId", item.id()).put("datasetId", item.dataset());
        doc.put("createdAt", now).put("updatedAt", now);
        return row(id, item.dataset(), item.id(), doc.path("creator").asString(""), now, now, doc);
    }

    private static AnnotationRow row(
            String id, String dataset, String item, String creator, String created, String updated, ObjectNode doc) {
        String label = required(doc, "label");
        String type = required(doc, "type");
        String content = label + '\n' + type + '\n' + doc.get("coordinates");
        UUID hash = UUID.nameUUIDFromBytes(content.getBytes(StandardCharsets.UTF_8));
        doc.put("hash", hash.toString().replace("-", "").substring(0, HASH_DIGITS));
        return new AnnotationRow(id, dataset, item, label, type, creator, created, updated, Json.write(doc));
    }

    private static String required(ObjectNode doc, String field) {
        String text = Json.text(doc, field);
        if (text == null || text.isBlank()) {
            throw ApiError.badRequest("an annotation needs a " + field + " (text, not empty)");
        }
        return text;
    }

    static String view(AnnotationRow row, Links links) {
        String doc = row.doc();
        return doc.substring(0, doc.lastIndexOf('}')) + tail(row.id(), row.dataset(), row.item(), links);
    }

    /** The end of the JSON, with the addresses; in place of the last brace of the stored text. */
    static String tail(String id, String dataset, String item, Links links) {
        return ",\"url\":\"" + links.annotation(id) + "\",\"item\":\"" + links.item(item) + "\",\"dataset\":\""
                + links.dataset(dataset) + "\"}";
    }
}

package loopbook.local;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import loopbook.local.store.AnnotationRow;
import loopbook.local.store.Annotations;
import loopbook.local.store.ItemRow;
import loopbook.local.store.Items;
import loopbook.local.store.Tx;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How an item is copied: the bytes are shared, the rest is its own.
 *
 * @param annotations with its annotations
 * @param metadata with its metadata; what belongs to the bytes (size, media type, …) always comes along
 * @param status with the review status of its annotations
 */
record ItemCopy(boolean annotations, boolean metadata, boolean status, String user) {
    /** What is known of the bytes themselves. */
    private static final Set<String> TECHNICAL = Set.of(
            "originalname",
            "originalPath",
            "size",
            "encoding",
            "mimetype",
            "width",
            "height",
            "channels",
            "exif",
            "fps",
            "ffmpeg",
            "duration",
            "shebang",
            "isBinary");

    /** Reads {@code withItemsAnnotations}, {@code withMetadata} and {@code withTaskAnnotationsStatus}. */
    static ItemCopy of(JsonNode params, String user) {
        return new ItemCopy(
                params.path("withItemsAnnotations").asBoolean(true),
                params.path("withMetadata").asBoolean(true),
                params.path("withTaskAnnotationsStatus").asBoolean(false),
                user);
    }

    /** Makes the copy at this path, which must be free. */
    ItemRow make(Tx tx, ItemRow from, String dataset, String filename) {
        String folder = Names.dir(filename);
        if (!folder.equals("/")) {
            Tree.directory(tx, dataset, folder, user);
        }
        ObjectNode old = Json.document(from.doc());
        ObjectNode doc = Json.object();
        doc.set("metadata", metadata(old.path("metadata")));
        if (old.path("description").isString()) {
            doc.set("description", old.get("description"));
        }
        doc.put("srcItem", from.id()).put("srcDataset", from.dataset()).put("spec", "ClonedItemSpec");
        ItemRow copy = ItemDoc.create(tx.newId(), dataset, filename, "file", from.blob(), user, doc);
        Items.insert(tx, copy);
        if (annotations) {
            annotate(tx, from, copy);
        }
        return copy;
    }

    private ObjectNode metadata(JsonNode old) {
        ObjectNode copy = old instanceof ObjectNode whole && metadata ? whole.deepCopy() : Json.object();
        ObjectNode system = Json.child(copy, "system");
        if (!metadata && old.path("system") instanceof ObjectNode technical) {
            technical.properties().stream()
                    .filter(field -> TECHNICAL.contains(field.getKey()))
                    .forEach(
                            field -> system.set(field.getKey(), field.getValue().deepCopy()));
        }
        // Tasks know their own items only.
        system.putArray("refs");
        system.putArray("taskStatusLog");
        return copy;
    }

    /** Gives one item copies of the annotations of another; who is whose parent stays so. */
    void annotate(Tx tx, ItemRow from, ItemRow to) {
        List<AnnotationRow> all = Annotations.of(tx, from.id());
        Map<String, String> ids = new HashMap<>();
        all.forEach(row -> ids.put(row.id(), tx.newId().toString()));
        for (AnnotationRow row : all) {
            String id = ids.getOrDefault(row.id(), "");
            ObjectNode doc = Json.document(row.doc());
            ObjectNode system = Json.system(doc);
            if (!status && system.has("status")) {
                system.putNull("status");
            }
            String parent = Json.text(system, "parentId");
            if (parent != null) {
                system.put("parentId", ids.getOrDefault(parent, parent));
            }
            Annotations.insert(tx, AnnotationDoc.copy(id, to, doc, tx.now()));
        }
    }
}

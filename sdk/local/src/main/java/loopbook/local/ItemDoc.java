package loopbook.local;

import java.util.Set;
import loopbook.local.store.Id;
import loopbook.local.store.ItemRow;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The JSON of an item: what is stored, and what is added when it is answered. */
final class ItemDoc {
    /** What no caller can change. */
    static final Set<String> FIXED = Set.of(
            "id",
            "datasetId",
            "url",
            "dataset",
            "annotations",
            "stream",
            "thumbnail",
            "annotated",
            "annotationsCount",
            "createdAt",
            "updatedAt",
            "creator",
            "updatedBy",
            "dir",
            "name",
            "type",
            "projectId",
            "spec",
            "srcItem");

    private ItemDoc() {}

    static ItemRow create(
            Id id, String dataset, String filename, String type, @Nullable String blob, String user, ObjectNode doc) {
        boolean hidden = Names.hidden(filename);
        String created = id.created();
        ObjectNode full = Json.object().put("id", id.toString()).put("datasetId", dataset);
        full.put("createdAt", created)
                .put("updatedAt", created)
                .put("creator", user)
                .put("updatedBy", user)
                .put("dir", Names.dir(filename))
                .put("filename", filename)
                .put("name", Names.name(filename))
                .put("type", type)
                .put("hidden", hidden)
                .put("spec", "MasterItemSpec");
        if (type.equals("file")) {
            full.put("srcItem", "").put("srcDataset", "");
        }
        full.setAll(doc);
        return new ItemRow(
                id.toString(),
                dataset,
                Names.dir(filename),
                filename,
                Names.name(filename),
                type,
                hidden,
                0,
                created,
                created,
                blob,
                Json.write(full));
    }

    /** The row again, with this document; path and hidden are what the document says. */
    static ItemRow changed(ItemRow old, ObjectNode doc, @Nullable String blob, String user, String now) {
        String filename = doc.path("filename").asString(old.filename());
        boolean hidden = doc.path("hidden").asBoolean(old.hidden());
        doc.put("dir", Names.dir(filename))
                .put("filename", filename)
                .put("name", Names.name(filename))
                .put("hidden", hidden)
                .put("updatedAt", now)
                .put("updatedBy", user);
        return new ItemRow(
                old.id(),
                old.dataset(),
                Names.dir(filename),
                filename,
                Names.name(filename),
                old.type(),
                hidden,
                old.annotations(),
                old.created(),
                now,
                blob,
                Json.write(doc));
    }

    static String view(ItemRow item, Links links) {
        String doc = item.doc();
        return doc.substring(0, doc.lastIndexOf('}'))
                + tail(item.id(), item.dataset(), item.type(), item.annotations(), links);
    }

    /**
     * The end of the JSON, with the fields that are made when it is answered. It takes the place of the last brace of the
     * stored text: no page is parsed only to be written again.
     */
    static String tail(String id, String dataset, String type, int annotations, Links links) {
        String url = links.item(id);
        StringBuilder json = new StringBuilder(512);
        json.append(",\"url\":\"").append(url);
        json.append("\",\"dataset\":\"").append(links.dataset(dataset));
        json.append("\",\"annotated\":").append(annotations > 0);
        json.append(",\"annotationsCount\":").append(annotations);
        if (type.equals("dir")) {
            json.append(",\"annotations\":null,\"items\":\"").append(url).append("/items\"");
        } else {
            json.append(",\"annotations\":\"").append(url).append("/annotations\"");
            json.append(",\"stream\":\"").append(url).append("/stream\"");
            json.append(",\"thumbnail\":\"").append(url).append("/thumbnail\"");
        }
        return json.append('}').toString();
    }
}

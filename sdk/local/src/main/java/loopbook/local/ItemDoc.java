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
        ObjectNode full = Json.object().put("id", id.toString()).put("datasetId", dataset);
        full.put("createdAt", id.created())
                .put("updatedAt", id.created())
                .put("creator", user)
                .put("updatedBy", user)
                .put("dir", Names.dir(filename))
                .put("filename", filename)
                .put("name", Names.name(filename))
                .put("type", type)
                .put("hidden", hidden);
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
                id.created(),
                id.created(),
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
        return view(item.id(), item.dataset(), item.type(), item.annotations(), item.doc(), links);
    }

    /** The stored text with the fields made now put in at its end: no page is parsed only to be written again. */
    static String view(String id, String dataset, String type, int annotations, String doc, Links links) {
        String url = Json.quote(links.item(id));
        String address = url.substring(0, url.length() - 1);
        StringBuilder json = new StringBuilder(doc.length() + 512);
        json.append(doc, 0, doc.lastIndexOf('}'));
        json.append(",\"url\":").append(url);
        json.append(",\"dataset\":").append(Json.quote(links.dataset(dataset)));
        json.append(",\"annotated\":").append(annotations > 0);
        json.append(",\"annotationsCount\":").append(annotations);
        if (type.equals("dir")) {
            json.append(",\"annotations\":null");
        } else {
            json.append(",\"annotations\":").append(address).append("/annotations\"");
            json.append(",\"stream\":").append(address).append("/stream\"");
            json.append(",\"thumbnail\":").append(address).append("/thumbnail\"");
        }
        return json.append('}').toString();
    }
}

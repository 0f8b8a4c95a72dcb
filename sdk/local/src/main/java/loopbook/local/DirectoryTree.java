package loopbook.local;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import loopbook.local.store.ItemRow;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The directories of a dataset as a tree. */
final class DirectoryTree {
    private DirectoryTree() {}

    /** The tree; parents come before children in the order of paths, and exist for every directory. */
    static ObjectNode of(ObjectNode dataset, List<ItemRow> directories, Links links) {
        Map<String, ArrayNode> children = new HashMap<>();
        ObjectNode root = Json.object();
        root.set("value", root(dataset, links));
        children.put("/", root.putArray("children"));
        for (ItemRow directory : directories) {
            ArrayNode siblings = children.get(directory.dir());
            if (siblings != null && !directory.filename().equals("/")) {
                ObjectNode node = siblings.addObject();
                node.set("value", Json.document(ItemDoc.view(directory, links)));
                children.put(directory.filename(), node.putArray("children"));
            }
        }
        return root;
    }

    /** The dataset's own folder: no item, but told like one. */
    private static ObjectNode root(ObjectNode dataset, Links links) {
        String id = dataset.path("id").asString();
        ObjectNode root = Json.object()
                .put("id", id)
                .put("datasetId", id)
                .put("dataset", links.dataset(id))
                .put("url", links.dataset(id))
                .put("items", links.dataset(id) + "/items")
                .put("name", "/")
                .put("dir", "/")
                .put("filename", "/")
                .put("type", "dir")
                .put("spec", "MasterItemSpec")
                .put("hidden", false);
        for (String field : List.of("creator", "createdAt", "updatedAt", "updatedBy")) {
            root.set(field, dataset.path(field));
        }
        root.putObject("metadata").set("system", Tree.directorySystem("/"));
        return root;
    }
}

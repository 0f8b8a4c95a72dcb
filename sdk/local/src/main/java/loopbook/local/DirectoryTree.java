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
    static ObjectNode of(String dataset, List<ItemRow> directories) {
        Map<String, ArrayNode> children = new HashMap<>();
        ObjectNode root = node(dataset, "/", "/", "/", Json.object());
        children.put("/", root.putArray("children"));
        for (ItemRow directory : directories) {
            ArrayNode siblings = children.get(directory.dir());
            if (siblings != null && !directory.filename().equals("/")) {
                ObjectNode metadata = Json.child(Json.document(directory.doc()), "metadata");
                ObjectNode node =
                        node(directory.id(), directory.name(), directory.dir(), directory.filename(), metadata);
                children.put(directory.filename(), node.putArray("children"));
                siblings.add(node);
            }
        }
        return root;
    }

    private static ObjectNode node(String id, String name, String dir, String filename, ObjectNode metadata) {
        ObjectNode node = Json.object();
        node.putObject("value")
                .put("id", id)
                .put("name", name)
                .put("dir", dir)
                .put("filename", filename)
                .set("metadata", metadata);
        return node;
    }
}

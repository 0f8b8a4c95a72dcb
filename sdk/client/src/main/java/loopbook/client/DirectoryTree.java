package loopbook.client;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The folders of a dataset, from one folder downwards; as they were when they were read. */
public final class DirectoryTree implements Shown {
    private final JsonNode json;

    DirectoryTree(JsonNode json) {
        this.json = json;
    }

    /** The id of this folder's item. */
    public String id() {
        return text("id");
    }

    /** Its own name; {@code /} for the root. */
    public String name() {
        return text("name");
    }

    /** Its whole path, such as {@code /a/b}. */
    public String path() {
        return text("filename");
    }

    /** The path of the folder that it lies in. */
    public String parent() {
        return text("dir");
    }

    /** A copy of its metadata. */
    public ObjectNode metadata() {
        return json.path("value").path("metadata") instanceof ObjectNode metadata
                ? metadata.deepCopy()
                : Trees.object();
    }

    /** The folders directly in it. */
    public List<DirectoryTree> children() {
        return Trees.stream(json.path("children")).map(DirectoryTree::new).toList();
    }

    /** The paths of all folders, those inside before the one they are in: the root is the last. */
    public List<String> dirNames() {
        List<String> names = new ArrayList<>();
        collect(names);
        return List.copyOf(names);
    }

    private void collect(List<String> names) {
        children().forEach(child -> child.collect(names));
        names.add(path());
    }

    private String text(String field) {
        return json.path("value").path(field).asString("");
    }

    /** A folder a line, set in by its depth. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        print("", text);
        return text.toString().stripTrailing();
    }

    private void print(String indent, StringBuilder text) {
        text.append(indent).append(name()).append('\n');
        children().forEach(child -> child.print(indent + "  ", text));
    }

    @Override
    public String html() {
        return "<pre>" + Shown.escape(toString()) + "</pre>";
    }
}

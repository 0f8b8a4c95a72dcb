package loopbook.kernel.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The fields that conditions are about, as the wire calls them. */
final class SdkFields {
    private static final List<String> KNOWN = List.of(
            "annotated",
            "annotationsCount",
            "createdAt",
            "creator",
            "dir",
            "filename",
            "hidden",
            "id",
            "label",
            "metadata.system.height",
            "metadata.system.mimetype",
            "metadata.system.size",
            "metadata.system.width",
            "name",
            "type",
            "updatedAt");

    private SdkFields() {}

    static Stream<String> all() {
        return KNOWN.stream();
    }

    /** The dotted names of all values in a tree. */
    static List<String> in(JsonNode tree, String before) {
        List<String> names = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : tree.properties()) {
            String name = before + "." + entry.getKey();
            if (entry.getValue().isObject() && !entry.getValue().isEmpty()) {
                names.addAll(in(entry.getValue(), name));
            } else {
                names.add(name);
            }
        }
        return names;
    }
}

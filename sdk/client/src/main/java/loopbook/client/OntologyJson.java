package loopbook.client;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An ontology as it is sent back: a {@code PUT} replaces all of it. */
final class OntologyJson {
    private OntologyJson() {}

    /** The whole, with {@code labels} and {@code attributes} as the reference sends them along; servers go by the rest. */
    static ObjectNode whole(ObjectNode ontology) {
        ObjectNode whole = ontology.deepCopy();
        ArrayNode roots = whole.path("roots") instanceof ArrayNode there ? there : whole.putArray("roots");
        roots.forEach(OntologyJson::complete);
        ArrayNode labels = whole.putArray("labels");
        roots.forEach(root -> labels.add(tree(root)));
        JsonNode attributes = whole.path("metadata").path("attributes");
        if (!attributes.isEmpty()) {
            whole.set("attributes", attributes.deepCopy());
        }
        return whole;
    }

    private static void complete(JsonNode root) {
        if (root.path("value") instanceof ObjectNode value) {
            value.putIfAbsent("displayLabel", value.nullNode());
            value.putIfAbsent("attributes", Trees.array());
            value.putIfAbsent("displayData", Trees.object());
        }
        root.path("children").forEach(OntologyJson::complete);
    }

    private static ObjectNode tree(JsonNode root) {
        JsonNode value = root.path("value");
        ObjectNode label = Trees.object();
        label.set("tag", value.path("tag").deepCopy());
        label.set("display_data", value.path("displayData").deepCopy());
        label.set("color", Trees.node(value.get("color")));
        label.set("display_label", Trees.node(value.get("displayLabel")));
        label.set("attributes", value.path("attributes").deepCopy());
        ArrayNode children = label.putArray("children");
        root.path("children").forEach(child -> children.add(tree(child)));
        return label;
    }

    /** The attributes of the new kind; an ontology with only old ones cannot be copied. */
    static List<ObjectNode> attributesOf(ObjectNode ontology) {
        JsonNode attributes = ontology.path("metadata").path("attributes");
        if (attributes.isMissingNode() && !ontology.path("attributes").isEmpty()) {
            throw new IllegalArgumentException("This ontology has attributes of the old kind, which cannot be copied");
        }
        return Trees.objects(attributes);
    }
}

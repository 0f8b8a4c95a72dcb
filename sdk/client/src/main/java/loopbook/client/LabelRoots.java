package loopbook.client;

import java.util.Map;
import loopbook.shapes.Colour;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Labels as people have them, in the form of an ontology's roots. */
final class LabelRoots {
    private static final String WHITE = "#FFFFFF";

    private LabelRoots() {}

    static ArrayNode of(Object labels) {
        ArrayNode roots = Trees.array();
        if (labels instanceof Map<?, ?> colors) {
            colors.forEach((name, color) -> roots.add(root(String.valueOf(name), json(color), Trees.array())));
        } else if (labels instanceof ObjectNode colors) {
            colors.properties().forEach(field -> roots.add(root(field.getKey(), field.getValue(), Trees.array())));
        } else if (labels instanceof Iterable<?> list) {
            list.forEach(label -> roots.add(root(label)));
        } else {
            throw new IllegalArgumentException("Labels are a map of names and colours, or a list, not " + labels);
        }
        return roots;
    }

    private static ObjectNode root(Object label) {
        if (label instanceof Label known) {
            return known.root();
        }
        JsonNode json = json(label);
        if (json.isString()) {
            return Label.of(json.asString()).root();
        }
        if (json.path("value").path("tag").isString()) {
            ObjectNode root = (ObjectNode) json.deepCopy();
            ObjectNode value = (ObjectNode) root.get("value");
            if (!value.has("color")) {
                throw new IllegalArgumentException("A label in the form of the wire has a color: " + json);
            }
            value.set("color", color(value.get("color")));
            root.putIfAbsent("children", Trees.array());
            return root;
        }
        if (!json.path("tag").isString()) {
            throw new IllegalArgumentException("A label has a tag, and this has none: " + json);
        }
        JsonNode attributes = json.path("attributes").isArray() ? json.get("attributes") : Trees.array();
        ObjectNode root = root(
                json.path("tag").asString(), json.has("color") ? json.get("color") : Trees.node(WHITE), attributes);
        if (json.path("children").isArray()) {
            root.set("children", json.get("children"));
        }
        return root;
    }

    private static ObjectNode root(String tag, JsonNode color, JsonNode attributes) {
        ObjectNode root = Trees.object();
        ObjectNode value = root.putObject("value").put("tag", Names.requireText(tag, "the name of a label"));
        value.set("color", color(color));
        value.set("attributes", attributes);
        root.putArray("children");
        return root;
    }

    private static JsonNode json(Object value) {
        return value instanceof Colour color ? Trees.node(color.hex()) : Trees.node(value);
    }

    /** Three numbers become {@code #rrggbb}; a text stays as it is. */
    private static JsonNode color(JsonNode given) {
        if (given.isArray() && given.size() == 3) {
            return Trees.node(new Colour(
                            given.path(0).asInt(),
                            given.path(1).asInt(),
                            given.path(2).asInt())
                    .hex());
        }
        return given;
    }
}

package loopbook.local;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The tree of labels of an ontology: {@code [{"value": {"tag", "color", …}, "children": […]}]}. */
final class Labels {
    private static final String[] COLORS = {
        "#e6194b", "#3cb44b", "#4363d8", "#f58231", "#911eb4", "#42d4f4", "#f032e6", "#bfef45", "#469990", "#9a6324"
    };

    private Labels() {}

    /** The tree with all that the service would have filled in; a 400 if a label has no tag. */
    static ArrayNode roots(@Nullable JsonNode given) {
        ArrayNode roots = Json.array();
        if (given == null || given.isNull()) {
            return roots;
        }
        if (!given.isArray()) {
            throw ApiError.badRequest("roots must be a list of labels");
        }
        for (JsonNode label : given) {
            if (!(label instanceof ObjectNode object) || !(object.get("value") instanceof ObjectNode value)) {
                throw ApiError.badRequest("each label of roots must be {\"value\": {\"tag\": …}, \"children\": […]}");
            }
            ObjectNode copy = object.deepCopy();
            copy.set("value", filled(value.deepCopy()));
            copy.set("children", roots(object.get("children")));
            roots.add(copy);
        }
        return roots;
    }

    private static ObjectNode filled(ObjectNode value) {
        String tag = Json.text(value, "tag");
        if (tag == null || tag.isBlank()) {
            throw ApiError.badRequest("Invalid input - each label must have a tag");
        }
        if (Json.text(value, "color") == null) {
            value.put("color", COLORS[Math.floorMod(tag.hashCode(), COLORS.length)]);
        }
        if (Json.text(value, "displayLabel") == null) {
            value.put("displayLabel", display(tag));
        }
        if (!value.path("attributes").isArray()) {
            value.putArray("attributes");
        }
        Json.child(value, "displayData");
        return value;
    }

    /** {@code big_dog} is shown as {@code Big Dog}. */
    private static String display(String tag) {
        StringBuilder shown = new StringBuilder();
        for (String part : tag.split("_")) {
            if (!part.isEmpty()) {
                shown.append(shown.isEmpty() ? "" : " ");
                shown.appendCodePoint(Character.toUpperCase(part.codePointAt(0)));
                shown.append(part.substring(part.offsetByCodePoints(0, 1)));
            }
        }
        return shown.isEmpty() ? tag : shown.toString();
    }

    /**
     * Changes one label, whose tag is its dotted path.
     *
     * @param upsert whether to make it, and its parents, if it is not there; else a missing one is a 404
     */
    static void apply(ArrayNode roots, ObjectNode change, boolean upsert) {
        String path = Json.text(change, "tag");
        if (path == null || path.isBlank()) {
            throw ApiError.badRequest("Invalid input - each label must have a tag");
        }
        ArrayNode level = roots;
        ObjectNode label = null;
        for (String tag : path.split("\\.")) {
            label = find(level, tag);
            if (label == null) {
                if (!upsert) {
                    throw ApiError.notFound("Label not found: " + path);
                }
                label = level.addObject();
                label.set("value", filled(Json.object().put("tag", tag)));
                label.putArray("children");
            }
            level = (ArrayNode) label.get("children");
        }
        if (label == null) {
            throw ApiError.badRequest("not the tag of a label: " + path);
        }
        ObjectNode value = (ObjectNode) label.get("value");
        ObjectNode named = change.deepCopy();
        named.remove("tag");
        Merge.into(value, named);
        filled(value);
    }

    private static @Nullable ObjectNode find(ArrayNode level, String tag) {
        for (JsonNode label : level) {
            if (tag.equals(Json.text(label.path("value"), "tag"))) {
                return (ObjectNode) label;
            }
        }
        return null;
    }
}

package loopbook.shapes;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Shapes as the JSON of annotations. */
final class Writing {
    private Writing() {}

    static ObjectNode newAnnotation(Shape shape, String itemId, String datasetId, String dataset) {
        ObjectNode body = Json.object().putNull("id").putNull("url").putNull("creator");
        body.set("metadata", metadata(shape));
        body.putNull("hash").put("itemId", itemId).putNull("item");
        body.put("label", shape.label()).put("dataset", dataset);
        body.putNull("createdAt").putNull("updatedBy").putNull("updatedAt").put("source", "sdk");
        shape.tag().description().ifPresent(text -> body.put("description", text));
        body.put("datasetId", datasetId).put("type", shape.type());
        if (!(shape instanceof Classification)) {
            body.set("coordinates", shape.coordinates());
        }
        return body.putNull("attributes");
    }

    private static ObjectNode metadata(Shape shape) {
        Tag tag = shape.tag();
        ObjectNode metadata = Json.object();
        ObjectNode system = metadata.putObject("system");
        system.put("automated", true).setAll(shape.system());
        system.set("attributes", Json.node(tag.attributes()));
        if (!tag.user().isEmpty()) {
            metadata.set("user", Json.node(tag.user()));
        }
        return metadata;
    }

    static ObjectNode apply(Shape shape, ObjectNode stored) {
        Shape before = Reading.shape(stored);
        ObjectNode body = stored.deepCopy();
        body.put("label", shape.label()).put("type", shape.type());
        // Unchanged geometry stays as it was written, with whatever else is in it.
        boolean sameType = before.type().equals(shape.type());
        if (!sameType || !before.coordinates().equals(shape.coordinates())) {
            JsonNode old = sameType ? before.coordinates() : Json.NODES.missingNode();
            body.set("coordinates", patched(stored.path("coordinates"), old, shape.coordinates()));
        }
        shape.tag().description().ifPresent(text -> body.put("description", text));
        ObjectNode metadata = body.withObject("metadata");
        set(metadata.withObject("system"), "attributes", shape.attributes(), before.attributes());
        set(metadata, "user", shape.tag().user(), before.tag().user());
        return body;
    }

    /** What is new in the stored coordinates; what nobody here understands stays in them. */
    private static JsonNode patched(JsonNode stored, JsonNode before, JsonNode after) {
        if (before.equals(after)) {
            return stored;
        } else if (stored instanceof ObjectNode kept && before.isObject() && after.isObject()) {
            ObjectNode result = kept.deepCopy();
            after.properties().forEach(field -> {
                JsonNode value = patched(kept.path(field.getKey()), before.path(field.getKey()), field.getValue());
                if (!value.isMissingNode()) {
                    result.set(field.getKey(), value);
                }
            });
            before.propertyNames().stream().filter(name -> !after.has(name)).forEach(result::remove);
            return result;
        } else if (stored.isArray() && before.isArray() && after.isArray() && stored.size() == before.size()) {
            ArrayNode result = Json.NODES.arrayNode();
            for (int i = 0; i < after.size(); i++) {
                result.add(i < before.size() ? patched(stored.get(i), before.get(i), after.get(i)) : after.get(i));
            }
            return result;
        }
        return after;
    }

    private static void set(ObjectNode body, String key, Map<String, Object> now, Map<String, Object> before) {
        if (!now.equals(before)) {
            body.set(key, Json.node(now));
        }
    }

    static ArrayNode rings(List<List<Vertex>> rings) {
        ArrayNode coordinates = Json.NODES.arrayNode();
        for (List<Vertex> ring : rings) {
            ArrayNode corners = coordinates.addArray();
            ring.forEach(corner -> corners.add(Json.place(corner.x(), corner.y())));
        }
        return coordinates;
    }
}

package loopbook.local;

import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The attributes of an ontology ({@code metadata.attributes}), each under a key of its own. */
final class Attributes {
    private static final Set<String> TYPES = Set.of("options", "range", "boolean", "freeText");

    private Attributes() {}

    static ArrayNode of(ObjectNode ontology) {
        ObjectNode metadata = Json.child(ontology, "metadata");
        return metadata.get("attributes") instanceof ArrayNode there ? there : metadata.putArray("attributes");
    }

    /** Changes one; with upsert a missing one is made, without it is a 404. */
    static void apply(ArrayNode attributes, JsonNode given, boolean upsert) {
        if (!(given instanceof ObjectNode sent)) {
            throw ApiError.badRequest("an attribute must be an object with title, type and key");
        }
        ObjectNode change = sent.deepCopy();
        String key = change.path("key").asString("");
        if (key.isBlank()) {
            key = String.valueOf(attributes.size() + 1);
        }
        change.put("key", key);
        int index = index(attributes, key);
        if (index < 0 && !upsert) {
            throw ApiError.notFound("Attribute not found: " + key);
        }
        ObjectNode attribute = index < 0 ? attributes.addObject() : (ObjectNode) attributes.get(index);
        Merge.into(attribute, change);
        String type = Json.text(attribute, "type");
        if (Json.text(attribute, "title") == null || type == null || !TYPES.contains(type)) {
            throw ApiError.badRequest(
                    "an attribute needs a title, and one of the types options, range, boolean, freeText");
        }
        if (!attribute.path("scope").isArray()) {
            attribute.putArray("scope").add("*");
        }
        ObjectNode script = Json.child(attribute, "scriptData");
        script.set("title", attribute.get("title"));
        script.put("optional", attribute.path("optional").asBoolean(true));
    }

    static void delete(ArrayNode attributes, String key) {
        int index = index(attributes, key);
        if (index < 0) {
            throw ApiError.notFound("Attribute not found: " + key);
        }
        attributes.remove(index);
    }

    private static int index(ArrayNode attributes, String key) {
        for (int i = 0; i < attributes.size(); i++) {
            if (key.equals(attributes.get(i).path("key").asString(""))) {
                return i;
            }
        }
        return -1;
    }
}

package loopbook.local;

import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How a PATCH or PUT changes a document: objects are merged deeply, null removes a key, lists are replaced. */
final class Merge {
    private Merge() {}

    /** Changes {@code target}; what is not an object replaces what was there. */
    static void into(ObjectNode target, ObjectNode change) {
        for (Map.Entry<String, JsonNode> field : change.properties()) {
            JsonNode value = field.getValue();
            if (value.isNull()) {
                target.remove(field.getKey());
            } else if (value instanceof ObjectNode inner) {
                into(Json.child(target, field.getKey()), inner);
            } else {
                target.set(field.getKey(), value.deepCopy());
            }
        }
    }

    /** The part of a change that a caller may make: without the fixed fields, and system metadata only if asked for. */
    static ObjectNode allowed(ObjectNode change, Set<String> fixed, boolean system) {
        ObjectNode allowed = change.deepCopy();
        allowed.remove(fixed);
        if (!system && allowed.get("metadata") instanceof ObjectNode metadata) {
            metadata.remove("system");
        } else if (!system && allowed.has("metadata")) {
            // A metadata that is null or no object would take the system part with it.
            allowed.remove("metadata");
        }
        return allowed;
    }
}

package loopbook.client;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What has to be sent so that one JSON object becomes another: objects down to the changed leaves, lists whole, a key
 * that went as null. A key that went at the top is left alone, as the service knows no way to say it.
 */
final class Difference {
    private Difference() {}

    static ObjectNode between(ObjectNode before, ObjectNode after) {
        ObjectNode difference = nested(before, after);
        for (String name : before.propertyNames()) {
            if (!after.has(name)) {
                difference.remove(name);
            }
        }
        return difference;
    }

    private static ObjectNode nested(ObjectNode before, ObjectNode after) {
        ObjectNode difference = Trees.object();
        after.properties().forEach(field -> compare(difference, field.getKey(), before, field.getValue()));
        for (String name : before.propertyNames()) {
            if (!after.has(name)) {
                difference.putNull(name);
            }
        }
        return difference;
    }

    private static void compare(ObjectNode difference, String name, ObjectNode before, JsonNode now) {
        JsonNode then = before.path(name);
        if (then instanceof ObjectNode old && now instanceof ObjectNode changed) {
            ObjectNode inside = nested(old, changed);
            if (!inside.isEmpty()) {
                difference.set(name, inside);
            }
        } else if (!before.has(name) || !then.equals(now)) {
            difference.set(name, now);
        }
    }
}

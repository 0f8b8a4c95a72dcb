package loopbook.local;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import loopbook.local.store.Tx;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Which fields things have, and of which type, as far as the newest of them tell. */
final class FieldTypes {
    private static final int LOOKED_AT = 5_000;

    private FieldTypes() {}

    /** {@code {"keys": {"metadata.user.score": {"type": "number"}}, "version": 1}}. */
    static ObjectNode of(Tx tx, String table, String dataset) {
        Map<String, String> types = new TreeMap<>();
        tx.each(
                "SELECT doc FROM " + table + " WHERE dataset = ? ORDER BY id DESC LIMIT " + LOOKED_AT,
                List.of(dataset),
                row -> {
                    collect("", Json.document(row.text(1)), types);
                    return true;
                });
        ObjectNode map = Json.object();
        ObjectNode keys = map.putObject("keys");
        types.forEach((path, type) -> keys.putObject(path).put("type", type));
        return map.put("version", 1);
    }

    private static void collect(String path, JsonNode node, Map<String, String> types) {
        if (node instanceof ObjectNode object) {
            object.properties()
                    .forEach(field -> collect(
                            path.isEmpty() ? field.getKey() : path + "." + field.getKey(), field.getValue(), types));
        } else if (node.isArray()) {
            node.forEach(element -> collect(path, element, types));
        } else if (!node.isNull()) {
            types.merge(path, type(node), (before, now) -> before.equals(now) ? now : "string");
        }
    }

    private static String type(JsonNode node) {
        if (node.isNumber()) {
            return "number";
        }
        return node.isBoolean() ? "boolean" : "string";
    }
}

package loopbook.shapes;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Between JSON and plain Java values. */
final class Json {
    static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** A decimal of a caller keeps its form: 1.0 is no 1. */
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private Json() {}

    static ObjectNode object() {
        return NODES.objectNode();
    }

    /** A place in the plane; {@code z} is a whole 0 on the wire, except for a point. */
    static ObjectNode place(double x, double y) {
        return object().put("x", x).put("y", y);
    }

    static JsonNode node(Object value) {
        return MAPPER.valueToTree(value);
    }

    /** The members as plain values; empty if this is no object. */
    static Map<String, Object> members(@Nullable JsonNode node) {
        Map<String, Object> members = new LinkedHashMap<>();
        if (node instanceof ObjectNode object) {
            object.properties().forEach(entry -> members.put(entry.getKey(), plain(entry.getValue())));
        }
        return members;
    }

    /** JSON's null stays a node, so that no null gets out and it is written back as it was. */
    private static Object plain(JsonNode node) {
        if (node.isString()) {
            return node.stringValue();
        } else if (node.isBoolean()) {
            return node.booleanValue();
        } else if (node.isNumber()) {
            return node.numberValue();
        } else if (node.isArray()) {
            return node.valueStream().map(Json::plain).toList();
        } else if (node.isObject()) {
            return members(node);
        }
        return node;
    }

    static Map<String, Object> immutable(Map<String, Object> map) {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put(
                Objects.requireNonNull(key, "key"), frozen(Objects.requireNonNull(value, () -> "value of " + key))));
        return Collections.unmodifiableMap(copy);
    }

    private static Object frozen(Object value) {
        if (value instanceof JsonNode node) {
            return node.deepCopy();
        } else if (value instanceof Map<?, ?> map) {
            Map<String, Object> copy = new LinkedHashMap<>();
            map.forEach((key, member) -> copy.put(String.valueOf(key), frozen(Objects.requireNonNull(member))));
            return Collections.unmodifiableMap(copy);
        } else if (value instanceof Iterable<?> many) {
            List<Object> copy = new ArrayList<>();
            many.forEach(member -> copy.add(frozen(member)));
            return Collections.unmodifiableList(copy);
        }
        return value;
    }

    static double finite(double value, String what) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(
                    what + " is " + value + "; a coordinate must be a finite number of pixels.");
        }
        return value;
    }
}

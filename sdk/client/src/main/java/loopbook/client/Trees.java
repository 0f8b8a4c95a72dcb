package loopbook.client;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import loopbook.errors.UnreadableAnswer;
import loopbook.http.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON trees, in the few forms that the client needs. */
final class Trees {
    private static final JsonMapper MAPPER = Json.mapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Trees() {}

    static ObjectNode object() {
        return NODES.objectNode();
    }

    static ArrayNode array() {
        return NODES.arrayNode();
    }

    /** An array of these texts. */
    static ArrayNode texts(Collection<String> texts) {
        ArrayNode array = array();
        texts.forEach(array::add);
        return array;
    }

    /** Any value of a caller as JSON: text, number, boolean, map, list, time, or JSON itself. */
    static JsonNode node(@Nullable Object value) {
        if (value == null) {
            return NODES.nullNode();
        }
        if (value instanceof JsonNode node) {
            return node.deepCopy();
        }
        try {
            return MAPPER.valueToTree(value);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    value.getClass().getName() + " cannot be written as JSON; use a text, number, boolean, list or map",
                    e);
        }
    }

    /** As text in the way that the other clients of the platform write JSON files: a blank after commas and colons, ASCII. */
    static String text(JsonNode node) {
        if (node.isObject()) {
            return node.properties().stream()
                    .map(field -> quoted(field.getKey()) + ": " + text(field.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        } else if (node.isArray()) {
            return stream(node).map(Trees::text).collect(Collectors.joining(", ", "[", "]"));
        }
        return node.isString() ? quoted(node.asString()) : node.toString();
    }

    private static String quoted(String text) {
        StringBuilder ascii = new StringBuilder();
        NODES.stringNode(text).toString().chars().forEach(c -> {
            if (c < 128) {
                ascii.append((char) c);
            } else {
                ascii.append(String.format("\\u%04x", c));
            }
        });
        return ascii.toString();
    }

    /** The JSON object that this map stands for. */
    static ObjectNode objectOf(Map<String, ?> map) {
        return (ObjectNode) node(map);
    }

    /** Reads JSON text; what is no JSON is the caller's mistake. */
    static JsonNode parse(byte[] text, String what) {
        try {
            return MAPPER.readTree(text);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(what + " holds no JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** The objects of an array that may be absent; {@link UnreadableAnswer} for what is no array of objects. */
    static List<ObjectNode> objects(JsonNode array) {
        return array.isMissingNode() || array.isNull() ? List.of() : rows(array, "objects");
    }

    /** The objects of an array that must be there: an answer of another shape does not count as an empty one. */
    static List<ObjectNode> rows(JsonNode array, String what) {
        if (array.isArray() && stream(array).allMatch(ObjectNode.class::isInstance)) {
            return stream(array).map(ObjectNode.class::cast).toList();
        }
        String found = array.isMissingNode() ? "nothing" : array.toString();
        throw new UnreadableAnswer(
                "Expected a list of " + what + ", and found " + found.substring(0, Math.min(found.length(), 200)),
                null);
    }

    /** The list in {@code {"annotations": […]}} of a file; anything else is the caller's mistake. */
    static List<ObjectNode> annotations(JsonNode json, Path file) {
        try {
            return rows(json.path("annotations"), "annotations");
        } catch (UnreadableAnswer e) {
            throw new IllegalArgumentException(file + " should hold {\"annotations\": […]}. " + e.getMessage(), e);
        }
    }

    /** The members of an array as texts. */
    static List<String> strings(JsonNode array) {
        return stream(array).map(JsonNode::asString).toList();
    }

    static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    /** The value at this path; a missing node where there is none. */
    static JsonNode at(JsonNode root, String... path) {
        JsonNode here = root;
        for (String step : path) {
            here = here.path(step);
        }
        return here;
    }
}

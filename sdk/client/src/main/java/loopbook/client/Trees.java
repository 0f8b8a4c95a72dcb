package loopbook.client;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
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

    /** The members of an array that are objects. */
    static List<ObjectNode> objects(JsonNode array) {
        return stream(array)
                .filter(ObjectNode.class::isInstance)
                .map(ObjectNode.class::cast)
                .toList();
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

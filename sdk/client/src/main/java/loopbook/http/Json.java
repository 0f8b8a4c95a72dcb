package loopbook.http;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON as trees: unknown fields, their order, absent apart from null, and each digit of a number all survive. */
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .addModule(new SimpleModule().addDeserializer(JsonNode.class, new Decimals.Trees()))
            .build();

    private Json() {}

    /** The one mapper; immutable. */
    public static JsonMapper mapper() {
        return MAPPER;
    }

    /** A new empty object. */
    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** A new empty list. */
    public static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    /** The tree of this text; {@link JacksonException} where it is no JSON. */
    public static JsonNode read(String text) {
        return MAPPER.readTree(text);
    }

    /** The tree of these UTF-8 bytes; a missing node when there are none. */
    public static JsonNode read(byte[] bytes) {
        return MAPPER.readTree(bytes);
    }

    /** Any value of the JDK (maps, lists, texts, numbers, times) as a tree. */
    public static JsonNode of(Object value) {
        return MAPPER.valueToTree(value);
    }
}

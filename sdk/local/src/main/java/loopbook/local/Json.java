package loopbook.local;

import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON as trees; numbers keep their digits. */
final class Json {
    /** A mask of a large picture is one long text. */
    private static final int LONGEST_TEXT = 512 << 20;

    /**
     * What comes in is less deep by far than what can be read back: pages and exports wrap what is stored, and whoever
     * reads them has a limit, too (500 levels, with this library).
     */
    private static final int DEEPEST = 100;

    private static final JsonMapper MAPPER = mapper(StreamReadConstraints.DEFAULT_MAX_DEPTH);
    private static final JsonMapper INCOMING = mapper(DEEPEST);

    private Json() {}

    private static JsonMapper mapper(int deepest) {
        return JsonMapper.builder(JsonFactory.builder()
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxStringLength(LONGEST_TEXT)
                                .maxNestingDepth(deepest)
                                .build())
                        .build())
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .build();
    }

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    /** What a request's body says; a 400 if it is no JSON, or more than 100 levels deep. */
    static JsonNode read(InputStream in) {
        try {
            return INCOMING.readTree(in);
        } catch (JacksonException e) {
            throw unreadable(e);
        }
    }

    /** What a text that came with a request says; a 400 as for a body. */
    static JsonNode read(String text) {
        try {
            return INCOMING.readTree(text);
        } catch (JacksonException e) {
            throw unreadable(e);
        }
    }

    private static ApiError unreadable(JacksonException e) {
        return ApiError.badRequest(
                e instanceof StreamConstraintsException
                        ? "the JSON is beyond the limits of the local platform: " + e.getOriginalMessage()
                        : "the body is not JSON: " + e.getOriginalMessage());
    }

    /** A document that the store holds. */
    static ObjectNode document(String text) {
        return (ObjectNode) MAPPER.readTree(text);
    }

    static String write(JsonNode node) {
        return MAPPER.writeValueAsString(node);
    }

    /** A text as JSON, quoted and escaped. */
    static String quote(String text) {
        return MAPPER.writeValueAsString(text);
    }

    /** The object below this name, made if it is not there. */
    static ObjectNode child(ObjectNode parent, String name) {
        return parent.get(name) instanceof ObjectNode there ? there : parent.putObject(name);
    }

    /** An id that a caller gave; a 400 if it is no text. */
    static String id(JsonNode given) {
        if (!given.isString()) {
            throw ApiError.badRequest("an id is a text, not " + given);
        }
        return given.stringValue();
    }

    /** The platform's part of the metadata, made if it is not there. */
    static ObjectNode system(ObjectNode doc) {
        return child(child(doc, "metadata"), "system");
    }

    /** The text of this field; null if it is absent, null, or no text. */
    static @Nullable String text(JsonNode node, String name) {
        JsonNode value = node.get(name);
        return value != null && value.isString() ? value.stringValue() : null;
    }
}

package loopbook.local;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * An answer.
 *
 * @param length of the body in bytes; -1 if it is not known before it was written
 */
record Reply(int status, Map<String, String> headers, long length, Body body) {
    /** Writes the bytes of an answer, as they come. */
    @FunctionalInterface
    interface Body {
        void write(OutputStream out) throws IOException;
    }

    private static final String JSON = "application/json; charset=utf-8";

    static Reply ok(JsonNode json) {
        return json(200, json);
    }

    static Reply ok(String json) {
        return text(200, JSON, json);
    }

    static Reply json(int status, JsonNode json) {
        return text(status, JSON, Json.write(json));
    }

    static Reply text(int status, String contentType, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new Reply(status, Map.of("content-type", contentType), bytes.length, out -> out.write(bytes));
    }

    /** An answer that is written while it is found out. */
    static Reply streamed(Body body) {
        return new Reply(200, Map.of("content-type", JSON), -1, body);
    }

    /** The same answer with its bytes written in another way. */
    Reply body(Body body) {
        return new Reply(status, headers, length, body);
    }

    Reply header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Reply(status, more, length, body);
    }
}

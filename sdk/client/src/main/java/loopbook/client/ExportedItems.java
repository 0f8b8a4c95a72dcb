package loopbook.client;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import loopbook.errors.UnreadableAnswer;
import loopbook.http.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Files with a JSON list of items each, as exports end in: read item by item, whatever their size. */
record ExportedItems(List<Path> files) {

    /** Shows every item to somebody. */
    void each(Consumer<ObjectNode> visitor) {
        files.forEach(file -> each(file, visitor));
    }

    private static void each(Path file, Consumer<ObjectNode> visitor) {
        try (JsonParser parser = Json.mapper().createParser(file)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw new UnreadableAnswer("The export holds no list of items", null);
            }
            long number = 0;
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                Interrupts.check("reading the export");
                number++;
                JsonNode item = parser.readValueAsTree();
                visitor.accept((ObjectNode) item);
            }
            if (parser.currentToken() != JsonToken.END_ARRAY) {
                throw new UnreadableAnswer(
                        "The export's list of items goes on after " + number + " of them with what is no item", null);
            }
        } catch (JacksonException e) {
            throw new UnreadableAnswer("The export cannot be read as JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** All of them as one list in one file. */
    void writeTo(Path file) {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            byte[] between = "[".getBytes(StandardCharsets.UTF_8);
            byte[][] next = {between};
            each(item -> {
                write(out, next[0]);
                write(out, Json.mapper().writeValueAsBytes(item));
                next[0] = ",\n".getBytes(StandardCharsets.UTF_8);
            });
            boolean none = next[0] == between;
            write(out, (none ? "[]" : "]").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }

    private static void write(OutputStream out, byte[] bytes) {
        try {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the export", e);
        }
    }
}

package loopbook.kernel.jupyter;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Frames to messages and back: identities, delimiter, signature, header, parent header, metadata, content, buffers. */
final class Codec {
    /** The version of the protocol in every header. */
    static final String VERSION = "5.5";

    private static final byte[] DELIMITER = "<IDS|MSG>".getBytes(StandardCharsets.US_ASCII);
    private static final int SIGNED = 4;

    private final Signer signer;
    private final String session = UUID.randomUUID().toString();
    private final AtomicLong sent = new AtomicLong();

    Codec(Signer signer) {
        this.signer = signer;
    }

    /** Reads what a socket received. */
    Message read(List<byte[]> frames) throws BadMessage {
        int delimiter = delimiter(frames);
        if (frames.size() < delimiter + 2 + SIGNED) {
            throw new BadMessage("only " + frames.size() + " frames");
        }
        List<byte[]> signed = frames.subList(delimiter + 2, delimiter + 2 + SIGNED);
        if (!signer.accepts(frames.get(delimiter + 1), signed)) {
            throw new BadMessage("a signature made with another key");
        }
        return new Message(
                List.copyOf(frames.subList(0, delimiter)),
                object("header", signed.get(0)),
                object("parent header", signed.get(1)),
                object("metadata", signed.get(2)),
                object("content", signed.get(3)),
                List.copyOf(frames.subList(delimiter + 2 + SIGNED, frames.size())));
    }

    private static int delimiter(List<byte[]> frames) throws BadMessage {
        for (int i = 0; i < frames.size(); i++) {
            if (Arrays.equals(frames.get(i), DELIMITER)) {
                return i;
            }
        }
        throw new BadMessage("no delimiter in " + frames.size() + " frames");
    }

    private static ObjectNode object(String what, byte[] frame) throws BadMessage {
        try {
            JsonNode node = Json.MAPPER.readTree(frame);
            if (node instanceof ObjectNode object) {
                return object;
            }
            throw new BadMessage("a " + what + " that is no JSON object");
        } catch (JacksonException broken) {
            throw new BadMessage("a " + what + " that is no JSON: " + broken.getOriginalMessage());
        }
    }

    /** The id of a message that is to be written. */
    String newId() {
        return session + "_" + sent.incrementAndGet();
    }

    /** Frames of a new message of ours; an empty parent is one that nobody asked for. */
    List<byte[]> write(List<byte[]> prefix, String type, ObjectNode parent, ObjectNode metadata, ObjectNode content) {
        return write(newId(), prefix, type, parent, metadata, content);
    }

    /** The same under an id that was made before. */
    List<byte[]> write(
            String id, List<byte[]> prefix, String type, ObjectNode parent, ObjectNode metadata, ObjectNode content) {
        List<byte[]> signed = List.of(bytes(header(id, type, parent)), bytes(parent), bytes(metadata), bytes(content));
        List<byte[]> frames = new ArrayList<>(prefix.size() + 2 + SIGNED);
        frames.addAll(prefix);
        frames.add(DELIMITER);
        frames.add(signer.sign(signed));
        frames.addAll(signed);
        return frames;
    }

    private ObjectNode header(String id, String type, ObjectNode parent) {
        return Json.object()
                .put("msg_id", id)
                .put("session", session)
                .put("username", parent.path("username").asString("kernel"))
                .put("date", Instant.now().toString())
                .put("msg_type", type)
                .put("version", VERSION);
    }

    private static byte[] bytes(ObjectNode node) {
        return Json.MAPPER.writeValueAsBytes(node);
    }
}

package loopbook.client;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Another picture of the same thing, shown over an item, instead of it, or as its preview.
 *
 * @param type {@code overlay}, {@code replace} or {@code preview}
 * @param ref an item's id, or an address
 * @param refType which of these: {@code id} or {@code url}
 * @param name how it is called
 * @param timestamp when it was taken, as the platform has it
 * @param mimetype what kind of file it is
 */
public record Modality(
        String type,
        String ref,
        String refType,
        Optional<String> name,
        Optional<String> timestamp,
        Optional<String> mimetype) {

    /** Shown over the item, under a name: an item's id or an address of the web. */
    public static Modality overlay(String name, String ref) {
        return new Modality("overlay", ref, refType(ref), Optional.of(name), Optional.empty(), Optional.empty());
    }

    private static String refType(String ref) {
        return ref.startsWith("http") ? "url" : "id";
    }

    /** The same of another type: {@code overlay}, {@code replace} or {@code preview}. */
    public Modality type(String other) {
        return new Modality(other, ref, refType, name, timestamp, mimetype);
    }

    /** The same, taken then. */
    public Modality timestamp(String time) {
        return new Modality(type, ref, refType, name, Optional.of(time), mimetype);
    }

    /** The same, of this kind of file. */
    public Modality mimetype(String kind) {
        return new Modality(type, ref, refType, name, timestamp, Optional.of(kind));
    }

    static Modality read(JsonNode json) {
        return new Modality(
                json.path("type").asString(""),
                json.path("ref").asString(""),
                json.path("refType").asString(""),
                text(json, "name"),
                text(json, "timestamp"),
                text(json, "mimetype"));
    }

    private static Optional<String> text(JsonNode json, String key) {
        return json.path(key).isValueNode() && !json.path(key).isNull()
                ? Optional.of(json.path(key).asString())
                : Optional.empty();
    }

    ObjectNode json() {
        ObjectNode json = Trees.object().put("type", type).put("ref", ref).put("refType", refType);
        name.ifPresent(text -> json.put("name", text));
        timestamp.ifPresent(text -> json.put("timestamp", text));
        mimetype.ifPresent(text -> json.put("mimetype", text));
        return json;
    }
}

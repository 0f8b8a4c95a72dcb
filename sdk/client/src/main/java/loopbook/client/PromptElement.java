package loopbook.client;

import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A piece of what is said to a model, or by it.
 *
 * @param mimetype {@code application/text}, {@code image/*}, {@code audio/*}, {@code video/*} or {@code metadata}
 * @param value a text; of a picture, sound or video an item's id or an address; of metadata an object
 */
public record PromptElement(String mimetype, JsonNode value) {
    private static final Set<String> KNOWN = Set.of("application/text", "image/*", "audio/*", "video/*", "metadata");

    /** Refuses other kinds. */
    public PromptElement {
        if (!KNOWN.contains(mimetype)) {
            throw new IllegalArgumentException("Invalid mimetype: " + mimetype);
        }
    }

    /** A text. */
    public static PromptElement text(String text) {
        return new PromptElement("application/text", Trees.node(text));
    }

    /** A picture, by the id of its item or by its address. */
    public static PromptElement image(String ref) {
        return new PromptElement("image/*", Trees.node(ref));
    }

    /** Sound, by the id of its item or by its address. */
    public static PromptElement audio(String ref) {
        return new PromptElement("audio/*", Trees.node(ref));
    }

    /** A video, by the id of its item or by its address. */
    public static PromptElement video(String ref) {
        return new PromptElement("video/*", Trees.node(ref));
    }

    boolean isMetadata() {
        return mimetype.equals("metadata");
    }

    ObjectNode json() {
        ObjectNode json = Trees.object().put("mimetype", mimetype);
        json.set("value", value);
        return json;
    }
}

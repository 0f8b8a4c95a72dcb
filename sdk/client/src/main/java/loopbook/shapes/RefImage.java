package loopbook.shapes;

import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * A picture as the answer: an item, or an address.
 *
 * @param ref an item's id, or an address
 * @param refType {@code id} or {@code url}
 * @param mimetype such as {@code image/png}, if known
 */
public record RefImage(Tag tag, String ref, String refType, Optional<String> mimetype) implements Shape {
    /** The label where none is given. */
    static final String LABEL = "ref-image";

    @Override
    public RefImage tag(Tag other) {
        return new RefImage(other, ref, refType, mimetype);
    }

    /** Whether this text is an address, not an id. */
    static String typeOf(String ref) {
        return ref.startsWith("http") ? "url" : "id";
    }

    @Override
    public String type() {
        return "ref_image";
    }

    @Override
    public ObjectNode coordinates() {
        return Json.object().put("ref", ref).put("refType", refType).put("mimetype", mimetype.orElse(null));
    }

    @Override
    public Optional<Bounds> bounds() {
        return Optional.empty();
    }
}

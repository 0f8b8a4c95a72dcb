package loopbook.shapes;

import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** What the item shows, in words: as {@link loopbook.shapes.Shapes#description} makes it. */
public record Description(Tag tag, String text) implements Shape {
    @Override
    public Description tag(Tag other) {
        return new Description(other, text);
    }

    @Override
    public String type() {
        return "item_description";
    }

    @Override
    public ObjectNode coordinates() {
        return Json.object().put("text", text);
    }

    /** The platform counts it among its own. */
    @Override
    public ObjectNode system() {
        return Json.object().put("system", true);
    }

    @Override
    public Optional<Bounds> bounds() {
        return Optional.empty();
    }
}

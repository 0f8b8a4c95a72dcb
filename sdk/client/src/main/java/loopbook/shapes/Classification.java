package loopbook.shapes;

import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;

/** A label for the item as a whole. */
public record Classification(Tag tag) implements Shape {
    @Override
    public Classification tag(Tag other) {
        return new Classification(other);
    }

    @Override
    public String type() {
        return "class";
    }

    @Override
    public ArrayNode coordinates() {
        return Json.NODES.arrayNode();
    }

    @Override
    public Optional<Bounds> bounds() {
        return Optional.empty();
    }
}

package loopbook.shapes;

import java.util.Optional;
import tools.jackson.databind.node.StringNode;

/** A text about the item, on the wire {@code text}: mostly the answer to a prompt. */
public record FreeText(Tag tag, String text) implements Shape {
    /** The label where none is given. */
    static final String LABEL = "free-text";

    @Override
    public FreeText tag(Tag other) {
        return new FreeText(other, text);
    }

    @Override
    public String type() {
        return "text";
    }

    @Override
    public StringNode coordinates() {
        return Json.NODES.stringNode(text);
    }

    @Override
    public Optional<Bounds> bounds() {
        return Optional.empty();
    }
}

package loopbook.shapes;

import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** What is said in a video or in sound; from when to when is the annotation's matter. */
public record Subtitle(Tag tag, String text) implements Shape {
    @Override
    public Subtitle tag(Tag other) {
        return new Subtitle(other, text);
    }

    @Override
    public String type() {
        return "subtitle";
    }

    @Override
    public ObjectNode coordinates() {
        return Json.object().put("text", text);
    }

    @Override
    public Optional<Bounds> bounds() {
        return Optional.empty();
    }
}

package loopbook.shapes;

import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * A stretch of a text item.
 *
 * @param unit {@code block} or {@code paragraph}
 * @param start where it begins
 * @param end where it ends
 * @param at left and top of where it is shown, if that is known
 */
public record TextMark(Tag tag, String unit, long start, long end, Optional<Vertex> at) implements Shape {
    @Override
    public TextMark tag(Tag other) {
        return new TextMark(other, unit, start, end, at);
    }

    @Override
    public String type() {
        return "text_mark";
    }

    @Override
    public ObjectNode coordinates() {
        ObjectNode coordinates = Json.object()
                .put("type", unit)
                .put("label", label())
                .put("start", start)
                .put("end", end);
        at.ifPresent(place -> coordinates.put("top", place.y()).put("left", place.x()));
        return coordinates;
    }

    @Override
    public Optional<Bounds> bounds() {
        return at.map(place -> new Bounds(place.x(), place.y(), place.x(), place.y()));
    }
}

package loopbook.shapes;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A judgement of several items beside each other.
 *
 * @param coordinates what was judged, in the platform's own form
 */
public record Comparison(Tag tag, JsonNode coordinates) implements Shape {
    /** Keeps a copy of the coordinates. */
    public Comparison {
        coordinates = coordinates.deepCopy();
    }

    @Override
    public JsonNode coordinates() {
        return coordinates.deepCopy();
    }

    @Override
    public Comparison tag(Tag other) {
        return new Comparison(other, coordinates);
    }

    @Override
    public String type() {
        return "comparison";
    }

    @Override
    public Optional<Bounds> bounds() {
        return Optional.empty();
    }
}

package loopbook.shapes;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** An annotation of a type, or with coordinates, that are not understood here: kept as they are. */
public record Unknown(Tag tag, String type, JsonNode coordinates) implements Shape {
    /** Keeps a copy of the coordinates. */
    public Unknown {
        coordinates = coordinates.deepCopy();
    }

    @Override
    public JsonNode coordinates() {
        return coordinates.deepCopy();
    }

    @Override
    public Unknown tag(Tag other) {
        return new Unknown(other, type, coordinates);
    }

    @Override
    public Optional<Bounds> bounds() {
        return Optional.empty();
    }
}

package loopbook.shapes;

import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * A box in a cloud of points, on the wire {@code cube_3d}.
 *
 * @param position of its middle
 * @param scale its length along each of its axes
 * @param rotation about each axis, in radians
 */
public record Cube3d(Tag tag, Spot position, Spot scale, Spot rotation) implements Shape {
    @Override
    public Cube3d tag(Tag other) {
        return new Cube3d(other, position, scale, rotation);
    }

    @Override
    public String type() {
        return "cube_3d";
    }

    @Override
    public ObjectNode coordinates() {
        ObjectNode coordinates = Json.object();
        coordinates.set("position", position.json());
        coordinates.set("scale", scale.json());
        coordinates.set("rotation", rotation.json());
        return coordinates;
    }

    /** Empty: it is in no picture. */
    @Override
    public Optional<Bounds> bounds() {
        return Optional.empty();
    }
}

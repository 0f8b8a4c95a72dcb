package loopbook.shapes;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * A box in the picture with depth: a front and a back, four corners each.
 *
 * @param front upper left, upper right, lower right, lower left
 * @param back upper left, upper right, lower right, lower left
 * @param angle degrees, 0 to 360
 */
public record Cube(Tag tag, List<Vertex> front, List<Vertex> back, double angle) implements Shape {
    private static final int CORNERS = 4;
    private static final List<String> PLACES = List.of("tl", "tr", "br", "bl");

    /** Refuses a side that has not four corners. */
    public Cube {
        front = four(front, "front");
        back = four(back, "back");
        Json.finite(angle, "angle");
    }

    private static List<Vertex> four(List<Vertex> side, String name) {
        if (side.size() != CORNERS) {
            throw new IllegalArgumentException("The " + name
                    + " of a cube has four corners, from the upper left clockwise, and not " + side.size() + ".");
        }
        return List.copyOf(side);
    }

    /** The direction in which the upper edge of a front runs, in degrees from 0 to 360. */
    static double direction(List<Vertex> front) {
        double dx = front.get(1).x() - front.get(0).x();
        double dy = front.get(1).y() - front.get(0).y();
        double degrees = Math.toDegrees(Math.atan2(dy, dx));
        return degrees < 0 ? degrees + 360 : degrees;
    }

    /** The corners of a rectangle, turned about its middle. */
    static List<Vertex> turned(Bounds side, double angle) {
        double cos = Math.cos(Math.toRadians(angle));
        double sin = Math.sin(Math.toRadians(angle));
        double x = (side.left() + side.right()) / 2;
        double y = (side.top() + side.bottom()) / 2;
        return Stream.of(
                        new Vertex(side.left(), side.top()),
                        new Vertex(side.right(), side.top()),
                        new Vertex(side.right(), side.bottom()),
                        new Vertex(side.left(), side.bottom()))
                .map(corner -> new Vertex(
                        x + cos * (corner.x() - x) - sin * (corner.y() - y),
                        y + sin * (corner.x() - x) + cos * (corner.y() - y)))
                .toList();
    }

    @Override
    public Cube tag(Tag other) {
        return new Cube(other, front, back, angle);
    }

    @Override
    public String type() {
        return "cube";
    }

    @Override
    public ObjectNode coordinates() {
        ObjectNode coordinates = Json.object();
        sides().forEach((name, side) -> {
            for (int i = 0; i < CORNERS; i++) {
                Vertex corner = side.get(i);
                coordinates.set(
                        name + "_" + PLACES.get(i),
                        Json.place(corner.x(), corner.y()).put("z", 0));
            }
        });
        return coordinates.put("angle", angle);
    }

    private Map<String, List<Vertex>> sides() {
        Map<String, List<Vertex>> sides = new LinkedHashMap<>();
        sides.put("front", front);
        sides.put("back", back);
        return sides;
    }

    /** The names of a side's corners on the wire. */
    static List<String> corners(String side) {
        return PLACES.stream().map(place -> side + "_" + place).toList();
    }

    @Override
    public Optional<Bounds> bounds() {
        return Optional.of(
                Bounds.around(Stream.concat(front.stream(), back.stream()).toList()));
    }
}

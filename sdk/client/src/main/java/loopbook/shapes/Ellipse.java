package loopbook.shapes;

import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * An ellipse about a centre.
 *
 * @param x of the centre
 * @param y of the centre
 * @param rx radius along its own x axis
 * @param ry radius along its own y axis
 * @param angle degrees by which the axes are turned
 */
public record Ellipse(Tag tag, double x, double y, double rx, double ry, double angle) implements Shape {
    /** Refuses radii below 0 and what is no finite number. */
    public Ellipse {
        Json.finite(x, "x");
        Json.finite(y, "y");
        Json.finite(angle, "angle");
        if (Json.finite(rx, "rx") < 0 || Json.finite(ry, "ry") < 0) {
            throw new IllegalArgumentException("An ellipse's radii cannot be negative: " + rx + ", " + ry + ".");
        }
    }

    @Override
    public Ellipse tag(Tag other) {
        return new Ellipse(other, x, y, rx, ry, angle);
    }

    @Override
    public String type() {
        return "ellipse";
    }

    @Override
    public ObjectNode coordinates() {
        ObjectNode coordinates = Json.object().put("angle", angle);
        coordinates.set("center", Json.place(x, y).put("z", 0));
        return coordinates.put("rx", rx).put("ry", ry);
    }

    @Override
    public Optional<Bounds> bounds() {
        double cos = Math.cos(Math.toRadians(angle));
        double sin = Math.sin(Math.toRadians(angle));
        double halfWidth = Math.hypot(rx * cos, ry * sin);
        double halfHeight = Math.hypot(rx * sin, ry * cos);
        return Optional.of(new Bounds(x - halfWidth, y - halfHeight, x + halfWidth, y + halfHeight));
    }
}

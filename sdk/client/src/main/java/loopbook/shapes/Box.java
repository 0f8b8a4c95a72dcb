package loopbook.shapes;

import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A rectangle, possibly turned about its centre. Left and right, top and bottom may be given in either order.
 *
 * @param left smaller x before turning
 * @param top smaller y before turning
 * @param right larger x before turning
 * @param bottom larger y before turning
 * @param angle degrees; 0 is upright
 */
public record Box(Tag tag, double left, double top, double right, double bottom, double angle) implements Shape {
    /** Puts the sides in order. */
    public Box {
        double oneSide = Json.finite(left, "left");
        double oneEdge = Json.finite(top, "top");
        left = Math.min(oneSide, Json.finite(right, "right"));
        right = Math.max(oneSide, right);
        top = Math.min(oneEdge, Json.finite(bottom, "bottom"));
        bottom = Math.max(oneEdge, bottom);
        Json.finite(angle, "angle");
    }

    @Override
    public Box tag(Tag other) {
        return new Box(other, left, top, right, bottom, angle);
    }

    @Override
    public String type() {
        return "box";
    }

    @Override
    public ArrayNode coordinates() {
        ArrayNode corners = Json.NODES.arrayNode();
        corners.add(corner(left, top));
        corners.add(corner(right, bottom));
        if (angle != 0) {
            corners.add(angle);
        }
        return corners;
    }

    private static ObjectNode corner(double x, double y) {
        return Json.place(x, y).put("z", 0);
    }

    /** The upright rectangle around it as it is turned. */
    @Override
    public Optional<Bounds> bounds() {
        double cos = Math.abs(Math.cos(Math.toRadians(angle)));
        double sin = Math.abs(Math.sin(Math.toRadians(angle)));
        double halfWidth = ((right - left) * cos + (bottom - top) * sin) / 2;
        double halfHeight = ((right - left) * sin + (bottom - top) * cos) / 2;
        double x = (left + right) / 2;
        double y = (top + bottom) / 2;
        return Optional.of(
                angle == 0
                        ? new Bounds(left, top, right, bottom)
                        : new Bounds(x - halfWidth, y - halfHeight, x + halfWidth, y + halfHeight));
    }
}

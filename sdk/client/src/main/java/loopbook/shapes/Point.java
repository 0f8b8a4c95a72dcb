package loopbook.shapes;

import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** One place in the picture. */
public record Point(Tag tag, double x, double y) implements Shape {
    /** Refuses what is no finite number. */
    public Point {
        Json.finite(x, "x");
        Json.finite(y, "y");
    }

    @Override
    public Point tag(Tag other) {
        return new Point(other, x, y);
    }

    @Override
    public String type() {
        return "point";
    }

    @Override
    public ObjectNode coordinates() {
        return Json.place(x, y).put("z", 0.0);
    }

    @Override
    public Optional<Bounds> bounds() {
        return Optional.of(new Bounds(x, y, x, y));
    }
}

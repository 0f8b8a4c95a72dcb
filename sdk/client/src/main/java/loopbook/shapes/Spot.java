package loopbook.shapes;

import tools.jackson.databind.node.ObjectNode;

/** A place, a size or a turn in space: one number for each of the three axes. */
public record Spot(double x, double y, double z) {
    /** Refuses what is no finite number. */
    public Spot {
        Json.finite(x, "x");
        Json.finite(y, "y");
        Json.finite(z, "z");
    }

    ObjectNode json() {
        return Json.place(x, y).put("z", z);
    }
}

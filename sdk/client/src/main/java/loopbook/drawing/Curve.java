package loopbook.drawing;

import java.util.ArrayList;
import java.util.List;
import loopbook.shapes.Vertex;

/** Round things as the many-cornered ones that the reference draws in their place: the larger, the more corners. */
final class Curve {
    private Curve() {}

    /** The corners of an ellipse, from its own right end on, turned by an angle in degrees. */
    static List<Vertex> ellipse(double x, double y, double rx, double ry, double angle) {
        int step = step(Math.max(rx, ry));
        double cos = Math.cos(Math.toRadians(angle));
        double sin = Math.sin(Math.toRadians(angle));
        List<Vertex> corners = new ArrayList<>();
        for (int degrees = 0; degrees < 360; degrees += step) {
            double along = rx * Math.cos(Math.toRadians(degrees));
            double across = ry * Math.sin(Math.toRadians(degrees));
            corners.add(new Vertex(fine(x + along * cos - across * sin), fine(y + along * sin + across * cos)));
        }
        return corners;
    }

    /** Degrees from corner to corner. */
    private static int step(double radius) {
        long size = Math.round(radius);
        if (size < 3) {
            return 90;
        } else if (size < 10) {
            return 30;
        }
        return size < 15 ? 18 : 5;
    }

    /** To the fineness that the reference counts with, a part in 65,536. */
    private static double fine(double value) {
        return Math.rint(value * 65536) / 65536;
    }
}

package loopbook.drawing;

import java.util.ArrayList;
import java.util.List;
import loopbook.shapes.Vertex;

/** Round things as the many-cornered ones that the reference draws in their place: the larger, the more corners. */
final class Curve {
    private Curve() {}

    /** The corners of an ellipse, from its own right end on and back to it, turned by an angle in whole degrees. */
    static List<Vertex> ellipse(double x, double y, double rx, double ry, double angle) {
        int step = step(Math.max(rx, ry));
        int turned = Math.floorMod((int) Math.rint(angle), 360);
        double cos = sine(90 + turned);
        double sin = sine(turned);
        List<Vertex> corners = new ArrayList<>();
        for (int degrees = 0; degrees <= 360; degrees += step) {
            double along = rx * sine(90 + degrees);
            double across = ry * sine(degrees);
            corners.add(new Vertex(fine(x + along * cos - across * sin), fine(y + along * sin + across * cos)));
        }
        return corners;
    }

    /** The reference looks it up in a table of seven digits. */
    private static double sine(int degrees) {
        return (float) (Math.rint(Math.sin(Math.toRadians(degrees)) * 1e7) / 1e7);
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

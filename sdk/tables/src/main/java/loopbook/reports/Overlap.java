package loopbook.reports;

import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;
import loopbook.shapes.Bounds;
import loopbook.shapes.Box;
import loopbook.shapes.Ellipse;
import loopbook.shapes.Polygon;
import loopbook.shapes.Shape;
import loopbook.shapes.Vertex;

/** Areas of shapes, and what two of them have in common. */
final class Overlap {
    private static final double FLAT = 0.05;

    private Overlap() {}

    /** Intersection over union of two upright rectangles; 0 where both are empty. */
    static double of(Bounds a, Bounds b) {
        double width = Math.min(a.right(), b.right()) - Math.max(a.left(), b.left());
        double height = Math.min(a.bottom(), b.bottom()) - Math.max(a.top(), b.top());
        double common = width > 0 && height > 0 ? width * height : 0;
        double all = a.width() * a.height() + b.width() * b.height() - common;
        return all > 0 ? common / all : 0;
    }

    /** Intersection over union of two areas. */
    static double of(Area a, Area b) {
        Area common = new Area(a);
        common.intersect(b);
        double shared = size(common);
        double all = size(a) + size(b) - shared;
        return all > 0 ? shared / all : 0;
    }

    /** Intersection over union of two grids of pixels. */
    static double of(boolean[][] a, boolean[][] b) {
        long common = 0;
        long all = 0;
        int rows = Math.max(a.length, b.length);
        for (int y = 0; y < rows; y++) {
            boolean[] one = y < a.length ? a[y] : new boolean[0];
            boolean[] other = y < b.length ? b[y] : new boolean[0];
            for (int x = 0; x < Math.max(one.length, other.length); x++) {
                boolean in = x < one.length && one[x];
                boolean too = x < other.length && other[x];
                common += in && too ? 1 : 0;
                all += in || too ? 1 : 0;
            }
        }
        return all > 0 ? (double) common / all : 0;
    }

    /** What a shape covers; empty for what has no inside. */
    static Optional<Area> area(Shape shape) {
        if (shape instanceof Box box) {
            Area area = new Area(
                    new Rectangle2D.Double(box.left(), box.top(), box.right() - box.left(), box.bottom() - box.top()));
            return Optional.of(
                    turned(area, box.angle(), (box.left() + box.right()) / 2, (box.top() + box.bottom()) / 2));
        }
        if (shape instanceof Ellipse e) {
            Area area = new Area(new Ellipse2D.Double(e.x() - e.rx(), e.y() - e.ry(), 2 * e.rx(), 2 * e.ry()));
            return Optional.of(turned(area, e.angle(), e.x(), e.y()));
        }
        return shape instanceof Polygon polygon ? Optional.of(new Area(path(polygon))) : Optional.empty();
    }

    private static Path2D path(Polygon polygon) {
        Path2D path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
        for (List<Vertex> ring : polygon.rings()) {
            path.moveTo(ring.get(0).x(), ring.get(0).y());
            ring.stream().skip(1).forEach(corner -> path.lineTo(corner.x(), corner.y()));
            path.closePath();
        }
        return path;
    }

    private static Area turned(Area area, double degrees, double x, double y) {
        return degrees == 0
                ? area
                : area.createTransformedArea(AffineTransform.getRotateInstance(Math.toRadians(degrees), x, y));
    }

    /** Square pixels: the rings of an area run so that holes count against it. */
    static double size(Area area) {
        double twice = 0;
        double[] at = new double[6];
        double startX = 0;
        double startY = 0;
        double x = 0;
        double y = 0;
        for (PathIterator path = area.getPathIterator(null, FLAT); !path.isDone(); path.next()) {
            int kind = path.currentSegment(at);
            if (kind == PathIterator.SEG_MOVETO) {
                startX = at[0];
                startY = at[1];
            } else {
                double toX = kind == PathIterator.SEG_CLOSE ? startX : at[0];
                double toY = kind == PathIterator.SEG_CLOSE ? startY : at[1];
                twice += x * toY - toX * y;
                at[0] = toX;
                at[1] = toY;
            }
            x = at[0];
            y = at[1];
        }
        return Math.abs(twice) / 2;
    }
}

package loopbook.drawing;

import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;
import loopbook.shapes.Bounds;
import loopbook.shapes.Box;
import loopbook.shapes.Cube;
import loopbook.shapes.Ellipse;
import loopbook.shapes.Note;
import loopbook.shapes.Polygon;
import loopbook.shapes.Polyline;
import loopbook.shapes.Shape;
import loopbook.shapes.Vertex;

/** The line around a shape, or along it, in the item's pixels. */
final class Outline {
    private Outline() {}

    static Optional<Path2D> of(Shape shape) {
        if (shape instanceof Box box) {
            return Optional.of(box(box));
        } else if (shape instanceof Polygon polygon) {
            return Optional.of(path(polygon.rings(), true));
        } else if (shape instanceof Polyline polyline) {
            return Optional.of(path(polyline.lines(), false));
        } else if (shape instanceof Ellipse ellipse) {
            return Optional.of(ellipse(ellipse));
        } else if (shape instanceof Cube cube) {
            return Optional.of(cube(cube));
        } else if (shape instanceof Note note) {
            Bounds at = note.box();
            return Optional.of(new Path2D.Double(new Rectangle2D.Double(at.left(), at.top(), at.width(), at.height())));
        }
        return Optional.empty();
    }

    private static Path2D box(Box box) {
        Path2D path = new Path2D.Double(
                new Rectangle2D.Double(box.left(), box.top(), box.right() - box.left(), box.bottom() - box.top()));
        path.transform(turn(box.angle(), (box.left() + box.right()) / 2, (box.top() + box.bottom()) / 2));
        return path;
    }

    private static Path2D cube(Cube cube) {
        Path2D path = path(List.of(cube.front(), cube.back()), true);
        for (int i = 0; i < cube.front().size(); i++) {
            path.append(path(List.of(List.of(cube.front().get(i), cube.back().get(i))), false), false);
        }
        return path;
    }

    private static Path2D ellipse(Ellipse ellipse) {
        Path2D path = new Path2D.Double(new Ellipse2D.Double(
                ellipse.x() - ellipse.rx(), ellipse.y() - ellipse.ry(), 2 * ellipse.rx(), 2 * ellipse.ry()));
        path.transform(turn(ellipse.angle(), ellipse.x(), ellipse.y()));
        return path;
    }

    private static AffineTransform turn(double degrees, double x, double y) {
        return AffineTransform.getRotateInstance(Math.toRadians(degrees), x, y);
    }

    private static Path2D path(List<List<Vertex>> rings, boolean closed) {
        // Even-odd: a second ring inside the first is a hole.
        Path2D path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
        for (List<Vertex> ring : rings) {
            path.moveTo(ring.get(0).x(), ring.get(0).y());
            ring.stream().skip(1).forEach(corner -> path.lineTo(corner.x(), corner.y()));
            if (closed) {
                path.closePath();
            }
        }
        return path;
    }
}

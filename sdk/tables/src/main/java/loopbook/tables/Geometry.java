package loopbook.tables;

import java.util.List;
import java.util.function.Predicate;
import loopbook.shapes.Bounds;
import loopbook.shapes.Box;
import loopbook.shapes.Ellipse;
import loopbook.shapes.Mask;
import loopbook.shapes.Point;
import loopbook.shapes.Polygon;
import loopbook.shapes.Polyline;
import loopbook.shapes.Shape;
import loopbook.shapes.Vertex;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.columns.Column;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where an annotation is: {@code left, top, right, bottom} of the upright rectangle around it, {@code x, y} of its
 * middle, {@code area} in square pixels, and how many {@code vertices} a polygon or polyline has. All missing for what
 * has no place in a picture, and for a mask whose picture cannot be read.
 */
final class Geometry {
    private final DoubleColumn left = DoubleColumn.create("left");
    private final DoubleColumn top = DoubleColumn.create("top");
    private final DoubleColumn right = DoubleColumn.create("right");
    private final DoubleColumn bottom = DoubleColumn.create("bottom");
    private final DoubleColumn x = DoubleColumn.create("x");
    private final DoubleColumn y = DoubleColumn.create("y");
    private final DoubleColumn area = DoubleColumn.create("area");
    private final IntColumn vertices = IntColumn.create("vertices");

    /** Whether any of the columns is wanted: masks are decoded for them. */
    static boolean wanted(Predicate<String> wants) {
        return new Geometry().columns().stream().map(Column::name).anyMatch(wants);
    }

    void put(ObjectNode annotation) {
        Shape shape = Shape.read(annotation);
        if (shape instanceof Mask mask) {
            put(mask);
            return;
        }
        Bounds bounds = shape.bounds().orElse(null);
        if (bounds == null) {
            columns().forEach(Column::appendMissing);
            return;
        }
        put(bounds, area(shape));
        int count = count(shape);
        if (count == 0) {
            vertices.appendMissing();
        } else {
            vertices.append(count);
        }
    }

    private void put(Bounds bounds, double size) {
        left.append(bounds.left());
        top.append(bounds.top());
        right.append(bounds.right());
        bottom.append(bounds.bottom());
        x.append((bounds.left() + bounds.right()) / 2);
        y.append((bounds.top() + bounds.bottom()) / 2);
        area.append(size);
    }

    private void put(Mask mask) {
        PixelCount count = PixelCount.of(mask);
        if (count.pixels() == 0) {
            columns().forEach(Column::appendMissing);
            return;
        }
        put(count.bounds(), (double) count.pixels());
        vertices.appendMissing();
    }

    private static double area(Shape shape) {
        if (shape instanceof Box box) {
            return (box.right() - box.left()) * (box.bottom() - box.top());
        }
        if (shape instanceof Ellipse ellipse) {
            return Math.PI * ellipse.rx() * ellipse.ry();
        }
        if (shape instanceof Polygon polygon) {
            return polygon.rings().isEmpty() ? 0 : area(polygon.rings().get(0));
        }
        return Double.NaN;
    }

    /** By the shoelace formula. */
    private static double area(List<Vertex> ring) {
        double twice = 0;
        for (int i = 0; i < ring.size(); i++) {
            Vertex a = ring.get(i);
            Vertex b = ring.get((i + 1) % ring.size());
            twice += a.x() * b.y() - b.x() * a.y();
        }
        return Math.abs(twice) / 2;
    }

    private static int count(Shape shape) {
        if (shape instanceof Polygon polygon) {
            return polygon.rings().stream().mapToInt(List::size).sum();
        }
        if (shape instanceof Polyline line) {
            return line.lines().stream().mapToInt(List::size).sum();
        }
        return shape instanceof Point ? 1 : 0;
    }

    List<Column<?>> columns() {
        return List.of(left, top, right, bottom, x, y, area, vertices);
    }
}

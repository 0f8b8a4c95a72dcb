package loopbook.drawing;

import java.util.List;
import loopbook.shapes.Box;
import loopbook.shapes.Ellipse;
import loopbook.shapes.Polygon;
import loopbook.shapes.Polyline;
import loopbook.shapes.Shape;
import loopbook.shapes.Vertex;

/** Shapes on whole pixels, halves to the even one, as the reference draws them. */
final class Rounded {
    private Rounded() {}

    static Shape of(Shape shape) {
        if (shape instanceof Box box) {
            return new Box(
                    box.tag(),
                    Math.rint(box.left()),
                    Math.rint(box.top()),
                    Math.rint(box.right()),
                    Math.rint(box.bottom()),
                    0);
        } else if (shape instanceof Polygon polygon) {
            return new Polygon(polygon.tag(), rings(polygon.rings()));
        } else if (shape instanceof Polyline polyline) {
            return new Polyline(polyline.tag(), rings(polyline.lines()));
        } else if (shape instanceof Ellipse ellipse) {
            return new Ellipse(
                    ellipse.tag(),
                    Math.rint(ellipse.x()),
                    Math.rint(ellipse.y()),
                    Math.rint(ellipse.rx()),
                    Math.rint(ellipse.ry()),
                    ellipse.angle());
        }
        return shape;
    }

    private static List<List<Vertex>> rings(List<List<Vertex>> rings) {
        return rings.stream()
                .map(ring -> ring.stream()
                        .map(corner -> new Vertex(Math.rint(corner.x()), Math.rint(corner.y())))
                        .toList())
                .toList();
    }
}

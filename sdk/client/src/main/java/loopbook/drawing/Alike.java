package loopbook.drawing;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import loopbook.shapes.Bounds;
import loopbook.shapes.Point;
import loopbook.shapes.Shape;

/**
 * Shapes that probably mean one thing: of one label, at about one place, as several annotators draw them. They share a
 * tag, and together veil the picture no more than one of them would.
 */
final class Alike {
    /** Some shapes of one label, and where the first of them is in the canvas. */
    static final class Group {
        final String label;
        final Rectangle2D at;
        int count = 1;

        Group(String label, Rectangle2D at) {
            this.label = label;
            this.at = at;
        }
    }

    private final List<Group> groups = new ArrayList<>();
    private final IdentityHashMap<Shape, Group> groupOf = new IdentityHashMap<>();
    private final double scale;
    private final double slack;

    private Alike(double scale, double slack) {
        this.scale = scale;
        this.slack = slack;
    }

    /** Compares in pixels of the canvas; sides may differ by the slack and a tenth of the size. */
    static Alike of(List<? extends Shape> shapes, double scale, double slack) {
        Alike alike = new Alike(scale, slack);
        shapes.forEach(alike::add);
        return alike;
    }

    List<Group> groups() {
        return groups;
    }

    /** How many shapes, itself included, mean the same. */
    int count(Shape shape) {
        Group group = groupOf.get(shape);
        return group == null ? 1 : group.count;
    }

    private void add(Shape shape) {
        Rectangle2D at = place(shape);
        Optional<Group> same = groups.stream()
                .filter(group -> group.label.equals(shape.label()) && same(group.at, at))
                .findFirst();
        same.ifPresent(group -> group.count++);
        groupOf.put(shape, same.orElseGet(() -> {
            Group group = new Group(shape.label(), at);
            groups.add(group);
            return group;
        }));
    }

    private Rectangle2D place(Shape shape) {
        // What has no place is said about the picture as a whole.
        Bounds at = shape.bounds().orElse(new Bounds(0, 0, 0, 0));
        // A point is drawn as a disc.
        double around = shape instanceof Point ? slack : 0;
        return new Rectangle2D.Double(
                at.left() * scale - around,
                at.top() * scale - around,
                at.width() * scale + 2 * around,
                at.height() * scale + 2 * around);
    }

    private boolean same(Rectangle2D a, Rectangle2D b) {
        double size = Math.max(Math.max(a.getWidth(), a.getHeight()), Math.max(b.getWidth(), b.getHeight()));
        double near = slack + size / 10;
        return Math.abs(a.getMinX() - b.getMinX()) < near
                && Math.abs(a.getMinY() - b.getMinY()) < near
                && Math.abs(a.getMaxX() - b.getMaxX()) < near
                && Math.abs(a.getMaxY() - b.getMaxY()) < near;
    }
}

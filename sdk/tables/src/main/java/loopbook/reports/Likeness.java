package loopbook.reports;

import java.awt.geom.Area;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import loopbook.client.Annotation;
import loopbook.client.Frame;
import loopbook.shapes.Bounds;
import loopbook.shapes.Box;
import loopbook.shapes.Classification;
import loopbook.shapes.Mask;
import loopbook.shapes.Point;
import loopbook.shapes.Polyline;
import loopbook.shapes.Shape;
import loopbook.shapes.Vertex;
import org.jspecify.annotations.Nullable;

/**
 * How alike two annotations of one type are in their geometry, from 0 to 1. What covers something: intersection over
 * union, of the exact outlines, of pixels for masks. Points and lines: {@code exp(-20 d / diagonal)} of their distance,
 * 0.5 at about 3.5% of the picture's diagonal. Classifications: 1 for the same label. Videos: the mean over the frames in
 * which either is. What has neither place nor label: 1 for equal coordinates.
 */
final class Likeness {
    private static final double STEEPNESS = 20;

    /** Frames compared at most: of longer ones every n-th. */
    private static final int FRAMES = 200;

    private final double diagonal;

    Likeness(double diagonal) {
        this.diagonal = diagonal;
    }

    /** An annotation with what is costly to make of it, made once. */
    static final class Marked {
        final Annotation annotation;
        final Shape shape;
        final String id;
        final String label;
        final String type;
        private final boolean video;
        /** Its attributes, each with its value, as words. */
        final Set<String> attributes = new HashSet<>();

        private @Nullable Area area;
        private boolean @Nullable [][] pixels;

        Marked(Annotation annotation) {
            this.annotation = annotation;
            this.shape = annotation.shape();
            this.id = annotation.id();
            this.label = annotation.label();
            this.type = annotation.type();
            this.video = annotation.isVideo();
            annotation
                    .attributes()
                    .properties()
                    .forEach(entry -> attributes.add(entry.getKey() + "-" + entry.getValue()));
        }

        /** What it covers; only of what has an inside. */
        Area area() {
            Area known = area;
            if (known == null) {
                known = Overlap.area(shape).orElseThrow();
                area = known;
            }
            return known;
        }

        boolean[][] pixels(Mask mask) {
            boolean[][] known = pixels;
            if (known == null) {
                known = mask.pixels();
                pixels = known;
            }
            return known;
        }
    }

    double of(Marked one, Marked other) {
        double likeness = placed(one, other);
        // What has no area has no overlap: a box of one point is still like itself.
        return likeness == 0 && isSame(one, other) ? 1 : likeness;
    }

    private double placed(Marked one, Marked other) {
        if (one.video || other.video) {
            return overFrames(one.annotation, other.annotation);
        }
        if (one.shape instanceof Mask mask && other.shape instanceof Mask too) {
            return Overlap.of(one.pixels(mask), other.pixels(too));
        }
        if (areRounded(one.shape, other.shape)) {
            return apart(one.shape, other.shape) ? 0 : Overlap.of(one.area(), other.area());
        }
        return of(one.shape, other.shape);
    }

    /** Classifications differ by their labels, videos in their frames. */
    private static boolean isSame(Marked one, Marked other) {
        return !one.video
                && !other.video
                && !(one.shape instanceof Classification)
                && one.shape.tag(other.shape.tag()).equals(other.shape);
    }

    private double of(Shape one, Shape other) {
        if (one instanceof Box a && other instanceof Box b && a.angle() == 0 && b.angle() == 0) {
            return Overlap.of(a.bounds().orElseThrow(), b.bounds().orElseThrow());
        }
        if (one instanceof Classification && other instanceof Classification) {
            return one.label().equals(other.label()) ? 1 : 0;
        }
        if (one instanceof Point a && other instanceof Point b) {
            return near(Math.hypot(a.x() - b.x(), a.y() - b.y()));
        }
        if (one instanceof Polyline a && other instanceof Polyline b) {
            return near((distance(a, b) + distance(b, a)) / 2);
        }
        if (one instanceof Mask a && other instanceof Mask b) {
            return Overlap.of(a.pixels(), b.pixels());
        }
        if (areRounded(one, other)) {
            return apart(one, other)
                    ? 0
                    : Overlap.of(
                            Overlap.area(one).orElseThrow(), Overlap.area(other).orElseThrow());
        }
        return one.type().equals(other.type()) && one.coordinates().equals(other.coordinates()) ? 1 : 0;
    }

    /** Neither upright boxes nor without an inside. */
    private static boolean areRounded(Shape one, Shape other) {
        return hasArea(one) && hasArea(other) && !(isUpright(one) && isUpright(other));
    }

    private static boolean hasArea(Shape shape) {
        return shape instanceof Box
                || shape instanceof loopbook.shapes.Ellipse
                || shape instanceof loopbook.shapes.Polygon;
    }

    private static boolean isUpright(Shape shape) {
        return shape instanceof Box box && box.angle() == 0;
    }

    private static boolean apart(Shape one, Shape other) {
        Bounds a = one.bounds().orElseThrow();
        Bounds b = other.bounds().orElseThrow();
        return a.right() < b.left() || b.right() < a.left() || a.bottom() < b.top() || b.bottom() < a.top();
    }

    private double near(double distance) {
        return Math.exp(-STEEPNESS * distance / diagonal);
    }

    /** The mean distance from the corners of one to the nearest place on the other. */
    private static double distance(Polyline from, Polyline to) {
        return from.lines().stream()
                .flatMap(List::stream)
                .mapToDouble(corner -> to.lines().stream()
                        .mapToDouble(line -> distance(corner, line))
                        .min()
                        .orElse(Double.MAX_VALUE))
                .average()
                .orElse(Double.MAX_VALUE);
    }

    private static double distance(Vertex at, List<Vertex> line) {
        double least = Double.MAX_VALUE;
        for (int i = 0; i + 1 < line.size(); i++) {
            Vertex a = line.get(i);
            Vertex b = line.get(i + 1);
            least = Math.min(least, java.awt.geom.Line2D.ptSegDist(a.x(), a.y(), b.x(), b.y(), at.x(), at.y()));
        }
        return least;
    }

    private double overFrames(Annotation one, Annotation other) {
        // As long: some tools write the largest number there is for the end of a film.
        long from = Math.min(one.startFrame(), other.startFrame());
        long to = Math.max(one.endFrame(), other.endFrame());
        long step = Math.max(1, (to - from + 1) / FRAMES);
        SortedMap<Integer, Frame> ours = one.frames();
        SortedMap<Integer, Frame> theirs = other.frames();
        double sum = 0;
        int count = 0;
        for (long frame = from; frame <= to; frame += step) {
            Optional<Shape> a = at(one, ours, (int) frame);
            Optional<Shape> b = at(other, theirs, (int) frame);
            count += a.isPresent() || b.isPresent() ? 1 : 0;
            sum += a.isPresent() && b.isPresent() ? of(a.get(), b.get()) : 0;
        }
        return count == 0 ? 0 : sum / count;
    }

    /** The shape of the last key frame up to here. */
    private static Optional<Shape> at(Annotation annotation, SortedMap<Integer, Frame> frames, int number) {
        if (number < annotation.startFrame() || number > annotation.endFrame()) {
            return Optional.empty();
        }
        SortedMap<Integer, Frame> before = number == Integer.MAX_VALUE ? frames : frames.headMap(number + 1);
        return before.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(before.get(before.lastKey()))
                        .filter(Frame::visible)
                        .map(Frame::shape);
    }
}

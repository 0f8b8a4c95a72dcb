package loopbook.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import loopbook.client.Annotation;
import loopbook.http.Json;
import loopbook.shapes.Bounds;
import loopbook.shapes.Box;
import loopbook.shapes.Classification;
import loopbook.shapes.Colour;
import loopbook.shapes.Cube;
import loopbook.shapes.Ellipse;
import loopbook.shapes.Mask;
import loopbook.shapes.Note;
import loopbook.shapes.Point;
import loopbook.shapes.Polygon;
import loopbook.shapes.Polyline;
import loopbook.shapes.Pose;
import loopbook.shapes.Shape;
import loopbook.shapes.Vertex;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What our annotation says, under the names of the recorded client's. */
final class AnnotationFields {
    private AnnotationFields() {}

    static ObjectNode of(Annotation annotation, boolean video) {
        boolean isVideo = video || annotation.isVideo();
        ObjectNode told = Json.object()
                .put("id", annotation.id())
                .put("type", annotation.type())
                .put("label", annotation.label());
        told.set("attributes", annotation.attributes());
        told.put("objectId", annotation.objectId().orElse(null))
                .put("parentId", annotation.parentId().orElse(null))
                .put("status", annotation.status().orElse(null))
                .put("automated", annotation.automated())
                .put("isVideo", isVideo)
                .put("startFrame", annotation.startFrame())
                .put("endFrame", isVideo ? annotation.endFrame() : null)
                .put("startTime", annotation.startTime())
                .put("endTime", annotation.endTime())
                .put("source", annotation.source());
        shape(told, annotation.shape());
        if (isVideo) {
            ObjectNode frames = told.putObject("frames");
            annotation.frames().forEach((number, frame) -> frames.putObject(String.valueOf(number))
                    .put("fixed", frame.fixed())
                    .put("objectVisible", frame.visible())
                    .put("label", frame.shape().label())
                    .set("coordinates", frame.shape().coordinates()));
        }
        return told;
    }

    private static void shape(ObjectNode told, Shape shape) {
        Bounds at = bounds(shape);
        told.put("left", at.left())
                .put("top", at.top())
                .put("right", at.right())
                .put("bottom", at.bottom());
        told.putNull("angle").putNull("rx").putNull("ry").putNull("x").putNull("y");
        if (shape instanceof Box box) {
            told.put("angle", box.angle() == 0 ? null : box.angle());
        } else if (shape instanceof Ellipse ellipse) {
            told.put("angle", ellipse.angle()).put("rx", ellipse.rx()).put("ry", ellipse.ry());
            told.put("x", ellipse.x()).put("y", ellipse.y());
        } else if (shape instanceof Cube cube) {
            told.put("angle", cube.angle());
        } else if (shape instanceof Point point) {
            told.put("x", point.x()).put("y", point.y());
        } else if (shape instanceof Classification) {
            told.put("x", 0).put("y", 0);
        } else if (shape instanceof Mask mask) {
            told.set("mask", Json.of(AnnotationShapes.numbers(mask.pixels())));
            Colour colour = mask.colour();
            told.set("color", Json.of(List.of(colour.red(), colour.green(), colour.blue(), 255)));
        } else if (untyped(shape.type())) {
            told.remove(List.of("x", "y"));
        }
        corners(shape).ifPresent(corners -> {
            ArrayNode x = told.putArray("x");
            ArrayNode y = told.putArray("y");
            corners.forEach(corner -> {
                x.add(corner.x());
                y.add(corner.y());
            });
        });
    }

    /** The recorded client reads these as unknown types. */
    private static boolean untyped(String type) {
        return !List.of("box", "point", "segment", "polyline", "ellipse", "class", "binary", "cube", "cube_3d", "note")
                        .contains(type)
                && !List.of("comparison", "subtitle", "pose", "gis").contains(type);
    }

    private static Bounds bounds(Shape shape) {
        if (shape instanceof Box box) {
            return new Bounds(box.left(), box.top(), box.right(), box.bottom());
        }
        return shape instanceof Cube ? new Bounds(0, 0, 0, 0) : shape.bounds().orElse(new Bounds(0, 0, 0, 0));
    }

    private static Optional<List<Vertex>> corners(Shape shape) {
        if (shape instanceof Box box) {
            return Optional.of(List.of(new Vertex(box.left(), box.top()), new Vertex(box.right(), box.bottom())));
        } else if (shape instanceof Note note) {
            Bounds at = note.box();
            return Optional.of(List.of(new Vertex(at.left(), at.top()), new Vertex(at.right(), at.bottom())));
        } else if (shape instanceof Polygon polygon) {
            return Optional.of(polygon.rings().get(0));
        } else if (shape instanceof Polyline line) {
            return Optional.of(line.lines().get(0));
        } else if (shape instanceof Cube cube) {
            List<Vertex> corners = new ArrayList<>(cube.front());
            corners.addAll(cube.back());
            return Optional.of(corners);
        }
        return shape instanceof Pose ? Optional.of(List.of()) : Optional.empty();
    }
}

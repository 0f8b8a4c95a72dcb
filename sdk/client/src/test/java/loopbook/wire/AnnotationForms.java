package loopbook.wire;

import static loopbook.wire.AnnotationShapes.numbers;
import static loopbook.wire.AnnotationShapes.rows;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import loopbook.client.Annotation;
import loopbook.client.Annotations;
import loopbook.client.Bound;
import loopbook.client.Frame;
import loopbook.drawing.Drawing;
import loopbook.http.Json;
import loopbook.shapes.Mask;
import loopbook.shapes.Note;
import loopbook.shapes.Polygon;
import loopbook.shapes.Shape;
import loopbook.shapes.Shapes;
import loopbook.shapes.Subtitle;
import loopbook.shapes.Vertex;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One annotation as JSON and back, and what becomes of masks, captions and messages. */
final class AnnotationForms {
    private AnnotationForms() {}

    static void in(Calls calls) {
        calls.add(
                "annotation.to_json",
                c -> form(
                        c,
                        AnnotationShapes.builder(
                                        c,
                                        AnnotationCalls.annotations(c).builder(),
                                        Json.array().add(c.recorded().path("args")))
                                .forms()
                                .get(0)));
        calls.add("annotation.new", c -> AnnotationShapes.shape(c.recorded().path("args"), Optional.empty()));
        calls.add(
                "annotation.from_json",
                c -> AnnotationFields.of(
                        Bound.annotation((ObjectNode) c.arg("json").deepCopy(), c.dl()),
                        AnnotationCalls.context(c)
                                && AnnotationCalls.item(c).mimetype().startsWith("video")));
        calls.add("annotation.set_frame", c -> {
            Annotation annotation = Bound.annotation((ObjectNode) c.arg("json").deepCopy(), c.dl());
            Map<String, Object> frames = new LinkedHashMap<>();
            for (JsonNode number : c.arg("frames")) {
                Frame frame = annotation.frame(number.asInt());
                double left = frame.shape().bounds().orElseThrow().left();
                frames.put(number.asString(), List.of(left, frame.shape().label(), frame.fixed()));
            }
            return frames;
        });
        calls.add("annotation.add_message", AnnotationForms::message);
        calls.add(
                "annotation.polygon_from_segmentation",
                c -> mask(c).polygons(c.has("maxInstances") ? c.number("maxInstances") : 1).stream()
                        .map(polygon -> polygon.rings().get(0).stream()
                                .map(corner -> List.of(corner.x(), corner.y()))
                                .toList())
                        .findFirst()
                        .orElseThrow());
        calls.add("annotation.box_from_segmentation", c -> mask(c).boxes().stream()
                .map(box -> List.of(box.left(), box.top(), box.right(), box.bottom()))
                .toList());
        calls.add("annotation.segmentation_from_polygon", c -> {
            List<Vertex> corners = AnnotationShapes.corners(c.arg("geo"));
            Polygon polygon = Shapes.polygon(c.text("label"), corners);
            int height = c.arg("shape").path(0).asInt();
            return numbers(Drawing.mask(polygon, c.arg("shape").path(1).asInt(), height)
                    .pixels());
        });
        calls.add("annotation_collection.from_instance_mask", AnnotationForms::instances);
        calls.add("annotation_collection.from_vtt_file", c -> {
            Path file = Files.writeString(c.src().resolve("captions.vtt"), c.text("vtt"));
            Annotations annotations = AnnotationCalls.annotations(c);
            return Bound.forms(annotations.builder().addVtt(file), annotations).stream()
                    .map(AnnotationForms::caption)
                    .toList();
        });
    }

    private static Mask mask(Case c) {
        return Shapes.mask(c.text("label"), rows(c.arg("mask")));
    }

    /** Pictures are told by their pixels. */
    private static JsonNode form(Case c, ObjectNode form) {
        if (c.recorded().path("result").path("value").path("coordinates").has("rows")
                && Shape.read(form) instanceof Mask mask) {
            BufferedImage image = mask.image();
            ObjectNode pixels = Json.object().put("prefix", "data:image/png;base64,");
            pixels.putArray("shape")
                    .add(image.getHeight())
                    .add(image.getWidth())
                    .add(4);
            ArrayNode rows = pixels.putArray("rows");
            for (int y = 0; y < image.getHeight(); y++) {
                List<String> row = new ArrayList<>();
                for (int x = 0; x < image.getWidth(); x++) {
                    int argb = image.getRGB(x, y);
                    row.add(String.format("%06x%02x", argb & 0xffffff, argb >>> 24));
                }
                rows.add(String.join(" ", row));
            }
            form.set("coordinates", pixels);
        }
        return form;
    }

    /** The case does not tell on what; its title does. */
    private static Object message(Case c) {
        String email = c.dl().info().user();
        if (c.title().contains("box")) {
            ObjectNode box = AnnotationCalls.annotations(c)
                    .builder()
                    .add(Shapes.box("car", 1, 2, 3, 4))
                    .forms()
                    .get(0)
                    .put("id", "64c3b2d4e5f6a7b8c9d00001");
            return Bound.annotation(box, c.dl()).addMessage(c.text("body"));
        }
        Note note =
                Shapes.note("note", 1, 2, 3, 4, "first").message(c.text("body")).by(email);
        var last = note.messages().get(note.messages().size() - 1);
        return List.of(last.body(), last.creator().orElseThrow());
    }

    private static Object instances(Case c) {
        int[][] grid = c.arg("mask")
                .valueStream()
                .map(row -> row.valueStream().mapToInt(JsonNode::asInt).toArray())
                .toArray(int[][]::new);
        Map<String, Integer> numbers = new LinkedHashMap<>();
        c.arg("instanceMap")
                .properties()
                .forEach(entry -> numbers.put(entry.getKey(), entry.getValue().asInt()));
        return Shapes.masks(grid, numbers).stream()
                .map(mask -> List.of(mask.type(), mask.label(), numbers(mask.pixels())))
                .toList();
    }

    private static List<Object> caption(ObjectNode form) {
        JsonNode system = form.path("metadata").path("system");
        return List.of(
                form.path("type").asString(),
                form.path("label").asString(),
                ((Subtitle) Shape.read(form)).text(),
                system.path("startTime"),
                system.path("endTime"),
                system.path("frame"),
                system.path("endFrame"));
    }
}

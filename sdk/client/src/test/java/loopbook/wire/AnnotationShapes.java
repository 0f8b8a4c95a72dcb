package loopbook.wire;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import loopbook.client.AnnotationBuilder;
import loopbook.client.NewAnnotation;
import loopbook.shapes.Bounds;
import loopbook.shapes.Colour;
import loopbook.shapes.Mask;
import loopbook.shapes.Note;
import loopbook.shapes.NoteMessage;
import loopbook.shapes.RefImage;
import loopbook.shapes.Shape;
import loopbook.shapes.Shapes;
import loopbook.shapes.Spot;
import loopbook.shapes.Tag;
import loopbook.shapes.TextMark;
import loopbook.shapes.Vertex;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Shapes as the cases tell them: a type, and the fields that the recorded client's class of that type takes. */
final class AnnotationShapes {
    private AnnotationShapes() {}

    static Shape shape(JsonNode told, Optional<String> order) {
        Shape shape = bare(told, order);
        if (told.has("attributes")) {
            shape = shape.tag(new Tag(
                    shape.label(),
                    attributes(told.path("attributes")),
                    shape.tag().description(),
                    shape.tag().user()));
        }
        return told.path("description").isString()
                ? shape.description(told.path("description").asString())
                : shape;
    }

    /** What is no object cannot be given in Java. */
    static Map<String, Object> attributes(JsonNode told) {
        return Shape.read(namedAttributes((ObjectNode) told)).attributes();
    }

    private static ObjectNode namedAttributes(ObjectNode attributes) {
        ObjectNode annotation = JsonMapper.shared().createObjectNode();
        annotation.set("namedAttributes", attributes);
        return annotation;
    }

    private static Shape bare(JsonNode told, Optional<String> order) {
        String label = told.path("label").asString("");
        if (told.has("box")) {
            return box(label, told.path("box"), "left,top,right,bottom", 0);
        } else if (told.has("point")) {
            return Shapes.point(label, number(told.path("point"), 0), number(told.path("point"), 1));
        }
        return switch (told.path("type").asString("")) {
            case "box" -> told.has("geo")
                    ? box(label, told.path("geo"), order.orElse("left,top,right,bottom"), angle(told))
                    : Shapes.box(
                            label,
                            at(told, "left"),
                            at(told, "top"),
                            at(told, "right"),
                            at(told, "bottom"),
                            angle(told));
            case "point" -> Shapes.point(label, at(told, "x"), at(told, "y"));
            case "segment" -> Shapes.polygon(label, corners(told.path("geo")));
            case "polyline" -> Shapes.polyline(label, corners(told.path("geo")));
            case "ellipse" -> Shapes.ellipse(
                    label, at(told, "x"), at(told, "y"), at(told, "rx"), at(told, "ry"), angle(told));
            case "class" -> Shapes.classification(label);
            case "binary" -> mask(label, told);
            case "cube" -> cube(label, told);
            case "cube_3d" -> Shapes.cube3d(
                    label, spot(told.path("position")), spot(told.path("scale")), spot(told.path("rotation")));
            case "note" -> note(label, told);
            case "pose" -> told.has("instanceId")
                    ? Shapes.pose(
                            label,
                            told.path("templateId").asString(""),
                            told.path("instanceId").asString())
                    : Shapes.pose(label, told.path("templateId").asString(""));
            default -> words(label, told);
        };
    }

    private static Shape words(String label, JsonNode told) {
        String text = told.path("text").asString("");
        String type = told.path("type").asString("");
        return switch (type) {
            case "subtitle" -> Shapes.subtitle(label, text);
            case "item_description" -> Shapes.description(text);
            case "text" -> label.isEmpty()
                    ? Shapes.freeText(text)
                    : Shapes.freeText(text).label(label);
            case "text_mark" -> new TextMark(
                    Tag.of(label),
                    told.path("textType").asString(""),
                    told.path("start").asLong(),
                    told.path("end").asLong(),
                    told.path("left").isNumber() && told.path("top").isNumber()
                            ? Optional.of(new Vertex(at(told, "left"), at(told, "top")))
                            : Optional.empty());
            case "ref_image" -> refImage(label, told);
            case "gis" -> Shapes.gis(label, told.path("annotationType").asString(""), told.path("geo"));
            case "comparison" -> Shapes.comparison(label, told.path("coordinates"));
            default -> Shapes.other(type, label, told.path("coordinates"));
        };
    }

    private static Shape refImage(String label, JsonNode told) {
        RefImage plain = Shapes.refImage(told.path("ref").asString(""));
        return new RefImage(
                label.isEmpty() ? plain.tag() : Tag.of(label),
                plain.ref(),
                told.path("refType").asString(plain.refType()),
                Optional.ofNullable(told.path("mimetype").asString(null)));
    }

    private static Shape cube(String label, JsonNode told) {
        Shape cube = Shapes.cube(label, side(told, "front"), side(told, "back"));
        return told.path("angle").isNumber()
                ? new loopbook.shapes.Cube(cube.tag(), side(told, "front"), side(told, "back"), angle(told))
                : cube;
    }

    private static List<Vertex> side(JsonNode told, String name) {
        return List.of("Tl", "Tr", "Br", "Bl").stream()
                .map(corner -> told.path(name + corner))
                .map(AnnotationShapes::corner)
                .toList();
    }

    private static Shape note(String label, JsonNode told) {
        Note plain = Shapes.note(label, at(told, "left"), at(told, "top"), at(told, "right"), at(told, "bottom"));
        List<NoteMessage> messages = told.path("messages")
                .valueStream()
                .map(message -> message.isString()
                        ? NoteMessage.of(message.asString())
                        : new NoteMessage(
                                text(message, "id"),
                                text(message, "creator"),
                                Instant.ofEpochMilli(message.path("time").asLong()),
                                message.path("body").asString("")))
                .toList();
        return new Note(
                plain.tag(),
                new Bounds(at(told, "left"), at(told, "top"), at(told, "right"), at(told, "bottom")),
                messages,
                told.path("status").asString("issue"),
                text(told, "creator"),
                text(told, "assignee"),
                told.path("createTime").isNumber()
                        ? Optional.of(
                                Instant.ofEpochMilli(told.path("createTime").asLong()))
                        : Optional.empty());
    }

    private static Shape mask(String label, JsonNode told) {
        Mask mask = Shapes.mask(label, rows(told.path("mask")));
        JsonNode colour = told.path("color");
        return colour.isArray()
                ? mask.painted(new Colour(
                        colour.path(0).asInt(),
                        colour.path(1).asInt(),
                        colour.path(2).asInt()))
                : mask;
    }

    static boolean[][] rows(JsonNode told) {
        return told.valueStream()
                .map(row -> {
                    boolean[] pixels = new boolean[row.size()];
                    for (int x = 0; x < pixels.length; x++) {
                        pixels[x] = row.path(x).asDouble(0) != 0;
                    }
                    return pixels;
                })
                .toArray(boolean[][]::new);
    }

    static List<List<Integer>> numbers(boolean[][] rows) {
        return Arrays.stream(rows)
                .map(row -> {
                    Integer[] numbers = new Integer[row.length];
                    Arrays.setAll(numbers, x -> row[x] ? 1 : 0);
                    return List.of(numbers);
                })
                .toList();
    }

    private static Shape box(String label, JsonNode geo, String order, double angle) {
        List<String> names = List.of(order.split(","));
        double[] sides = List.of("left", "top", "right", "bottom").stream()
                .mapToDouble(side -> number(geo, names.indexOf(side)))
                .toArray();
        return Shapes.box(label, sides[0], sides[1], sides[2], sides[3], angle);
    }

    static List<Vertex> corners(JsonNode geo) {
        JsonNode ring = geo.path(0).path(0).isArray() ? geo.path(0) : geo;
        return StreamSupport.stream(ring.spliterator(), false)
                .map(AnnotationShapes::corner)
                .toList();
    }

    private static Vertex corner(JsonNode corner) {
        return new Vertex(number(corner, 0), number(corner, 1));
    }

    private static Spot spot(JsonNode spot) {
        return new Spot(number(spot, 0), number(spot, 1), number(spot, 2));
    }

    private static Optional<String> text(JsonNode at, String key) {
        return at.path(key).isString() ? Optional.of(at.path(key).asString()) : Optional.empty();
    }

    private static double number(JsonNode array, int index) {
        return array.path(index).asDouble();
    }

    private static double at(JsonNode told, String key) {
        return told.path(key).asDouble(0);
    }

    private static double angle(JsonNode told) {
        return at(told, "angle");
    }

    /** A builder with what the case adds, in its order. */
    static AnnotationBuilder builder(Case c, AnnotationBuilder empty, JsonNode added) {
        AnnotationBuilder builder = empty;
        for (JsonNode one : added) {
            Optional<String> order = c.has("geoOrder") ? Optional.of(c.text("geoOrder")) : Optional.empty();
            builder = builder.add(shape(one, order), a -> details(a, one));
        }
        return builder;
    }

    static NewAnnotation details(NewAnnotation plain, JsonNode told) {
        NewAnnotation one = plain;
        JsonNode model = told.path("modelInfo");
        if (model.isObject()) {
            if (!model.path("confidence").isNumber()) {
                throw new IllegalArgumentException("a model is given with its confidence");
            }
            one = one.model(
                    model.path("name").asString(null),
                    model.path("confidence").asDouble(),
                    model.path("model_id").asString(null));
        }
        if (told.path("objectId").isValueNode() && !told.path("objectId").isNull()) {
            one = one.objectId(told.path("objectId").asString());
        }
        for (var entry : told.path("metadata").path("user").properties()) {
            one = one.user(entry.getKey(), entry.getValue());
        }
        for (var entry : told.path("metadata").path("system").properties()) {
            one = one.system(entry.getKey(), entry.getValue());
        }
        one = told.path("parentId").isString()
                ? one.parent(told.path("parentId").asString())
                : one;
        one = told.path("promptId").isString()
                ? one.prompt(told.path("promptId").asString())
                : one;
        one = told.has("automated") ? one.automated(told.path("automated").asBoolean()) : one;
        return timed(one, told);
    }

    private static NewAnnotation timed(NewAnnotation plain, JsonNode told) {
        NewAnnotation one = plain;
        if (told.path("frameNum").isNumber()) {
            int from = told.path("frameNum").asInt();
            one = one.frames(from, told.path("endFrameNum").asInt(from));
        } else if (told.path("startTime").isNumber()) {
            double from = told.path("startTime").asDouble();
            one = one.times(from, told.path("endTime").asDouble(from));
        }
        one = told.has("fixed") ? one.fixed(told.path("fixed").asBoolean()) : one;
        return told.has("objectVisible")
                ? one.visible(told.path("objectVisible").asBoolean())
                : one;
    }
}

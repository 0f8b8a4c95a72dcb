package loopbook.shapes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Annotations as shapes. Whatever a type does not explain makes the shape {@link Unknown}, never an error. */
final class Reading {
    private Reading() {}

    static Shape shape(ObjectNode annotation) {
        Tag tag = tag(annotation);
        String type = annotation.path("type").asString("");
        // Snapshots of videos call it data.
        JsonNode coordinates = annotation.has("coordinates") ? annotation.path("coordinates") : annotation.path("data");
        try {
            return shape(tag, type, coordinates);
        } catch (Unreadable | IllegalArgumentException e) {
            return new Unknown(tag, type, coordinates.isMissingNode() ? Json.NODES.nullNode() : coordinates);
        }
    }

    private static Tag tag(ObjectNode annotation) {
        JsonNode metadata = annotation.path("metadata");
        JsonNode description = annotation.path("description");
        JsonNode attributes = annotation.has("namedAttributes")
                ? annotation.path("namedAttributes")
                : metadata.path("system").path("attributes");
        return new Tag(
                annotation.path("label").asString(""),
                Json.members(attributes),
                description.isString() ? Optional.of(description.stringValue()) : Optional.empty(),
                Json.members(metadata.path("user")));
    }

    private static Shape shape(Tag tag, String type, JsonNode at) throws Unreadable {
        return switch (type) {
            case "box" -> box(tag, at);
            case "point" -> new Point(tag, number(at, "x"), number(at, "y"));
            case "segment" -> new Polygon(tag, rings(at));
            case "polyline" -> new Polyline(tag, rings(at));
            case "ellipse" -> ellipse(tag, at);
            case "class" -> new Classification(tag);
            case "binary" -> new Mask(tag, text(at.isObject() ? at.path("data") : at));
            case "cube" -> cube(tag, at);
            case "cube_3d" -> new Cube3d(tag, spot(at, "position"), spot(at, "scale"), spot(at, "rotation"));
            case "pose" -> new Pose(tag, text(at.path("templateId")), text(at.path("instanceId")));
            case "note" -> note(tag, at);
            case "comparison" -> new Comparison(tag, there(at));
            default -> words(tag, type, at);
        };
    }

    private static Shape words(Tag tag, String type, JsonNode at) throws Unreadable {
        return switch (type) {
            case "subtitle" -> new Subtitle(tag, text(at.path("text")));
            case "item_description" -> new Description(tag, text(at.path("text")));
            case "text" -> new FreeText(tag, text(at));
            case "text_mark" -> textMark(tag, at);
            case "ref_image" -> new RefImage(
                    tag, text(at.path("ref")), text(at.path("refType")), maybe(at, "mimetype"));
            case "gis" -> new Gis(tag, text(at.path("geo_type")), there(at.path("wgs84_geo_coordinates")));
            default -> throw new Unreadable();
        };
    }

    private static Shape textMark(Tag tag, JsonNode at) throws Unreadable {
        Optional<Vertex> place = at.path("left").isNumber() && at.path("top").isNumber()
                ? Optional.of(new Vertex(number(at, "left"), number(at, "top")))
                : Optional.empty();
        return new TextMark(tag, text(at.path("type")), (long) number(at, "start"), (long) number(at, "end"), place);
    }

    private static Shape cube(Tag tag, JsonNode at) throws Unreadable {
        List<Vertex> front = side(at, "front");
        double angle = at.path("angle").isNumber() ? at.path("angle").doubleValue() : Cube.direction(front);
        return new Cube(tag, front, side(at, "back"), angle);
    }

    private static List<Vertex> side(JsonNode at, String name) throws Unreadable {
        List<Vertex> side = new ArrayList<>();
        for (String corner : Cube.corners(name)) {
            side.add(new Vertex(number(at.path(corner), "x"), number(at.path(corner), "y")));
        }
        return side;
    }

    private static Spot spot(JsonNode at, String name) throws Unreadable {
        JsonNode spot = at.path(name);
        return new Spot(number(spot, "x"), number(spot, "y"), number(spot, "z"));
    }

    /** What a note does not say of itself has a meaning all the same: it is open, and whoever looks at it is meant. */
    private static Shape note(Tag tag, JsonNode at) throws Unreadable {
        JsonNode from = at.path("box").path(0);
        JsonNode to = at.path("box").path(1);
        JsonNode note = at.path("note");
        List<NoteMessage> messages = new ArrayList<>();
        for (JsonNode message : note.path("messages")) {
            messages.add(new NoteMessage(
                    maybe(message, "id"),
                    maybe(message, "creator"),
                    time(message.path("time")),
                    message.path("body").asString("")));
        }
        return new Note(
                tag,
                Bounds.around(List.of(
                        new Vertex(number(from, "x"), number(from, "y")),
                        new Vertex(number(to, "x"), number(to, "y")))),
                messages,
                maybe(note, "status").orElse("open"),
                Optional.of(maybe(note, "creator").orElse("me")),
                Optional.of(maybe(note, "assignee").orElse("me")),
                Optional.of(time(note.path("createTime"))));
    }

    private static Instant time(JsonNode milliseconds) {
        return Instant.ofEpochMilli(milliseconds.asLong(0));
    }

    private static Optional<String> maybe(JsonNode at, String key) {
        JsonNode text = at.path(key);
        return text.isString() ? Optional.of(text.stringValue()) : Optional.empty();
    }

    private static JsonNode there(JsonNode at) throws Unreadable {
        if (at.isMissingNode() || at.isNull()) {
            throw new Unreadable();
        }
        return at;
    }

    private static Shape box(Tag tag, JsonNode at) throws Unreadable {
        JsonNode from = at.path(0);
        JsonNode to = at.path(1);
        double angle = at.path(2).isNumber() ? at.path(2).doubleValue() : 0;
        return new Box(tag, number(from, "x"), number(from, "y"), number(to, "x"), number(to, "y"), angle);
    }

    private static Shape ellipse(Tag tag, JsonNode at) throws Unreadable {
        JsonNode centre = at.path("center");
        double angle = at.path("angle").isNumber() ? at.path("angle").doubleValue() : 0;
        return new Ellipse(tag, number(centre, "x"), number(centre, "y"), number(at, "rx"), number(at, "ry"), angle);
    }

    private static List<List<Vertex>> rings(JsonNode at) throws Unreadable {
        if (at.path(0).isObject()) {
            return List.of(ring(at));
        }
        List<List<Vertex>> rings = new ArrayList<>();
        for (JsonNode ring : at) {
            rings.add(ring(ring));
        }
        return rings;
    }

    private static List<Vertex> ring(JsonNode corners) throws Unreadable {
        List<Vertex> ring = new ArrayList<>();
        for (JsonNode corner : corners) {
            ring.add(new Vertex(number(corner, "x"), number(corner, "y")));
        }
        return ring;
    }

    private static double number(JsonNode at, String key) throws Unreadable {
        JsonNode number = at.path(key);
        if (!number.isNumber()) {
            throw new Unreadable();
        }
        return number.doubleValue();
    }

    private static String text(JsonNode at) throws Unreadable {
        if (!at.isString()) {
            throw new Unreadable();
        }
        return at.stringValue();
    }

    /** These coordinates are not of this type. */
    private static final class Unreadable extends Exception {
        Unreadable() {
            super("not the coordinates of this type", null, false, false);
        }
    }
}

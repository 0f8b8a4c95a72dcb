package loopbook.shapes;

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
        return new Tag(
                annotation.path("label").asString(""),
                Json.members(metadata.path("system").path("attributes")),
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
            default -> throw new Unreadable();
        };
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

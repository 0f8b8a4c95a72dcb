package loopbook.tables;

import java.util.List;
import loopbook.client.Names;
import loopbook.http.Json;
import loopbook.shapes.Shape;
import loopbook.shapes.Shapes;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A row as a shape: {@code type} (a box if there is none) and {@code label}; {@code left, top, right, bottom} of a box or of
 * an ellipse, {@code x, y} of a point, nothing for a classification, or for any type {@code coordinates} as the wire has
 * them, in JSON; and {@code description}, {@code attr.…} and {@code metadata.user.…}.
 */
final class RowShape {
    private static final List<String> SIDES = List.of("left", "top", "right", "bottom");

    private static final List<String> TYPES = List.of(
            "box", "ellipse", "point", "class", "classification", "segment", "polyline", "binary", "cube", "pose");

    private final Table table;
    private final int row;

    private RowShape(Table table, int row) {
        this.table = table;
        this.row = row;
    }

    /** @throws IllegalArgumentException if the row says too little; the message names the row */
    static Shape of(Table table, int row) {
        return new RowShape(table, row).shape();
    }

    private Shape shape() {
        String type = text("type", "box");
        ObjectNode json = Json.object();
        json.put("type", type.equals("classification") ? "class" : type);
        json.put("label", text("label", null));
        JsonNode coordinates = coordinates(type);
        if (coordinates != null) {
            json.set("coordinates", coordinates);
        }
        for (Column<?> column : table.columns()) {
            if (!column.isMissing(row)) {
                put(json, column.name(), column.get(row));
            }
        }
        return Shape.read(json);
    }

    private static void put(ObjectNode json, String column, Object value) {
        if (column.equals("description")) {
            json.put("description", value.toString());
        } else if (column.startsWith(Target.ATTRIBUTE)) {
            Rebuilt.put(json, List.of("metadata", "system", "attributes", Target.attribute(column)), value);
        } else if (column.startsWith(Target.USER)) {
            Rebuilt.put(json, Names.path(column), value);
        }
    }

    private @Nullable JsonNode coordinates(String type) {
        Column<?> given = column("coordinates");
        if (given != null && !given.isMissing(row)) {
            try {
                return Json.read(given.getString(row));
            } catch (JacksonException e) {
                throw new IllegalArgumentException("Row " + row + ": the coordinates are no JSON", e);
            }
        }
        return switch (type) {
            case "box" -> Shapes.box("", number("left"), number("top"), number("right"), number("bottom"))
                    .coordinates();
            case "ellipse" -> {
                double[] at = SIDES.stream().mapToDouble(this::number).toArray();
                yield Shapes.ellipse(
                                "", (at[0] + at[2]) / 2, (at[1] + at[3]) / 2, (at[2] - at[0]) / 2, (at[3] - at[1]) / 2)
                        .coordinates();
            }
            case "point" -> Shapes.point("", number("x"), number("y")).coordinates();
            case "class", "classification" -> null;
            default -> throw withoutCoordinates(type);
        };
    }

    private double number(String name) {
        Column<?> column = column(name);
        if (column instanceof NumericColumn<?> numbers && !column.isMissing(row)) {
            return numbers.getDouble(row);
        }
        throw wanting(name, "as a number");
    }

    private String text(String name, @Nullable String otherwise) {
        Column<?> column = column(name);
        if (column != null && !column.isMissing(row)) {
            return column.getString(row);
        }
        if (otherwise == null) {
            throw wanting(name, "as a text");
        }
        return otherwise;
    }

    private @Nullable Column<?> column(String name) {
        return table.columnNames().contains(name) ? table.column(name) : null;
    }

    private IllegalArgumentException withoutCoordinates(String type) {
        return Names.slipOf(type, TYPES)
                .map(near -> new IllegalArgumentException("Row " + row + " cannot be an annotation: there is no type \""
                        + type + "\"; did you mean \"" + near + "\"?"))
                .orElseGet(() -> wanting(
                        "coordinates", "as JSON, which a " + type + " has: table(x, o -> o.columns(\"coordinates\"))"));
    }

    private IllegalArgumentException wanting(String name, String how) {
        return new IllegalArgumentException(
                "Row " + row + " cannot be an annotation: it wants a value in the column \"" + name + "\", " + how);
    }
}

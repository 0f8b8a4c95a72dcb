package loopbook.tables;

import java.util.ArrayList;
import java.util.List;
import loopbook.client.Names;
import loopbook.http.Json;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Rows of a table as JSON again: each as its column {@code raw} has it, where there is one; else dotted names become objects
 * in objects, and missing values are left out.
 */
final class Rebuilt {
    static final String RAW = "raw";

    private Rebuilt() {}

    static List<ObjectNode> of(Table table) {
        List<ObjectNode> whole = raw(table);
        if (!whole.isEmpty()) {
            return whole;
        }
        List<List<String>> paths = table.columns().stream()
                .map(column -> Names.path(column.name()))
                .toList();
        List<ObjectNode> rows = new ArrayList<>(table.rowCount());
        for (int row = 0; row < table.rowCount(); row++) {
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            for (int i = 0; i < paths.size(); i++) {
                Column<?> column = table.column(i);
                if (!column.isMissing(row)) {
                    put(json, paths.get(i), column.get(row));
                }
            }
            rows.add(json);
        }
        return rows;
    }

    /** The rows as the column {@code raw} has them; none if there is no such column, or one of texts of another sort. */
    private static List<ObjectNode> raw(Table table) {
        List<ObjectNode> rows = new ArrayList<>();
        if (table.containsColumn(RAW) && table.column(RAW) instanceof StringColumn raw) {
            for (String text : raw) {
                if (!text.startsWith("{") || !(object(text) instanceof ObjectNode row)) {
                    return List.of();
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private static JsonNode object(String text) {
        try {
            return Json.read(text);
        } catch (JacksonException noJson) {
            return MissingNode.getInstance();
        }
    }

    /** Puts a value at a path, and objects on the way to it. */
    static void put(ObjectNode json, List<String> path, Object value) {
        ObjectNode at = json;
        for (String key : path.subList(0, path.size() - 1)) {
            // A key that has a value in one row and more keys below it in another cannot be both in one.
            at = at.get(key) instanceof ObjectNode below ? below : at.putObject(key);
        }
        String last = path.get(path.size() - 1);
        if (value instanceof Boolean flag) {
            at.put(last, flag);
        } else if (value instanceof Integer number) {
            at.put(last, number);
        } else if (value instanceof Long number) {
            at.put(last, number);
        } else if (value instanceof Double number) {
            at.put(last, number);
        } else if (value instanceof Short number) {
            at.put(last, number);
        } else if (value instanceof Float number) {
            at.put(last, number);
        } else {
            at.put(last, value.toString());
        }
    }
}

package loopbook.tables;

import java.util.ArrayList;
import java.util.List;
import loopbook.http.Json;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Rows of a table as JSON again: each as its column {@code raw} has it, where there is one; else dotted names become objects
 * in objects, and missing values are left out.
 */
final class Rebuilt {
    static final String RAW = "raw";

    private Rebuilt() {}

    static List<ObjectNode> of(Table table) {
        if (table.containsColumn(RAW) && table.column(RAW) instanceof StringColumn raw && raw.countMissing() == 0) {
            return raw.asList().stream().map(row -> (ObjectNode) Json.read(row)).toList();
        }
        List<List<String>> paths =
                table.columns().stream().map(column -> path(column.name())).toList();
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
        } else {
            at.put(last, value.toString());
        }
    }

    /** The keys of a name: {@code a.b} is two, {@code a.["b.c"]} is two as well. */
    static List<String> path(String name) {
        List<String> keys = new ArrayList<>();
        int at = 0;
        while (at <= name.length()) {
            int close = name.startsWith("[\"", at) ? name.indexOf("\"]", at + 2) : -1;
            while (close >= 0 && close + 2 < name.length() && name.charAt(close + 2) != '.') {
                close = name.indexOf("\"]", close + 1);
            }
            if (close >= 0) {
                keys.add(name.substring(at + 2, close));
                at = close + 3;
            } else {
                int dot = name.indexOf('.', at);
                int end = dot < 0 ? name.length() : dot;
                keys.add(name.substring(at, end));
                at = end + 1;
            }
        }
        return keys;
    }
}

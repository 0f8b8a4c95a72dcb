package loopbook.tables;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import loopbook.http.Json;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Which columns of rows are written, by what the rows are about.
 *
 * @param words the same for people
 * @param keys columns that say what a row is about
 */
record Writable(String words, Set<String> names, Set<String> keys, List<String> beginnings) {
    static final Writable ITEMS =
            new Writable("metadata.user.… of items", Set.of(), Set.of("id"), List.of(Target.USER));

    static final Writable ANNOTATIONS = new Writable(
            "label, description, attr.… and metadata.user.… of annotations",
            Set.of("label", "description"),
            Set.of("id"),
            List.of(Target.USER, Target.ATTRIBUTE));

    static final Writable NEW_ANNOTATIONS = new Writable(
            "type, label, description, a place, attr.… and metadata.user.… of new annotations",
            Set.of("type", "label", "description", "left", "top", "right", "bottom", "x", "y", "coordinates"),
            Set.of("itemId", "filename"),
            List.of(Target.USER, Target.ATTRIBUTE));

    private boolean takes(String column) {
        return names.contains(column) || beginnings.stream().anyMatch(column::startsWith);
    }

    /** Which columns of a table are not written, in a sentence; nothing if all are. */
    String others(Table table) {
        List<String> others = table.columnNames().stream()
                .filter(name -> !takes(name) && !keys.contains(name))
                .toList();
        return others.isEmpty() ? "" : "Not written: " + String.join(", ", others) + ". Written are " + words;
    }

    /** The values of a row that are not what the target has already, by the names of their columns. */
    Map<String, Object> values(Target target, Table table, int row) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Column<?> column : table.columns()) {
            if (takes(column.name()) && !column.isMissing(row)) {
                JsonNode now = target.now(column.name());
                Object value = fitting(column.get(row), now);
                if (!isSame(value, now)) {
                    values.put(column.name(), value);
                }
            }
        }
        return values;
    }

    /** A list comes as a text from a table, and stays a list. */
    private static Object fitting(Object value, JsonNode now) {
        if (!now.isArray() || !(value instanceof String text)) {
            return value;
        }
        if (text.startsWith("[")) {
            try {
                JsonNode list = Json.read(text);
                return list.isArray() ? list : value;
            } catch (JacksonException noJson) {
                return value;
            }
        }
        boolean texts = now.valueStream().allMatch(JsonNode::isString);
        return texts ? List.of(text.split(", ")) : value;
    }

    /** Whether that is there already, in whatever form a file has kept it: 1.5 for the text 1.50, a time in other digits. */
    private static boolean isSame(Object value, JsonNode now) {
        if (Values.missing(now)) {
            return false;
        }
        if (value instanceof JsonNode list) {
            return list.equals(now);
        }
        String text = Values.text(now);
        if (text.equals(Step.word(value))) {
            return true;
        }
        try {
            return now.isString()
                    && ((value instanceof Number number && new BigDecimal(text).compareTo(decimal(number)) == 0)
                            || (value instanceof Instant time
                                    && Times.instant(text).equals(time)));
        } catch (NumberFormatException | DateTimeException another) {
            return false;
        }
    }

    private static BigDecimal decimal(Number number) {
        return new BigDecimal(number.toString());
    }
}

package loopbook.kernel.display;

import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Lists of records and maps as HTML tables, cut and counted. */
final class Tables {
    private static final int MOST_ROWS = 50;
    private static final int MOST_COLUMNS = 50;

    private Tables() {}

    /** Whether all elements are records of one class, so that its components are the columns. */
    static boolean isTable(List<?> values) {
        if (values.isEmpty() || !(values.get(0) instanceof Record first)) {
            return false;
        }
        return values.stream().limit(MOST_ROWS).allMatch(v -> v != null && v.getClass() == first.getClass());
    }

    /** Whether all elements are maps: then their keys are the columns. */
    static boolean isTableOfMaps(List<?> values) {
        return !values.isEmpty() && values.stream().limit(MOST_ROWS).allMatch(v -> v instanceof Map);
    }

    /** Maps as rows; the columns are all keys of the first rows, in the order in which they come. */
    static MimeBundle htmlOfMaps(List<?> maps) {
        Set<String> heads = new LinkedHashSet<>();
        List<Map<?, ?>> shown = new ArrayList<>();
        for (Object map : maps.subList(0, Math.min(MOST_ROWS, maps.size()))) {
            shown.add((Map<?, ?>) map);
            ((Map<?, ?>) map).keySet().forEach(key -> heads.add(Texts.of(key)));
        }
        List<List<@Nullable Object>> rows = shown.stream()
                .map(map -> {
                    Map<String, String> row = new LinkedHashMap<>();
                    map.forEach((key, value) -> row.put(Texts.of(key), Texts.of(value)));
                    return heads.stream()
                            .map(head -> (Object) row.getOrDefault(head, ""))
                            .toList();
                })
                .toList();
        return table(List.copyOf(heads), rows, maps.size());
    }

    /** An array of arrays as a table without heads. */
    static MimeBundle htmlOfArrays(Object[] arrays) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        int columns = 0;
        for (Object array : List.of(arrays).subList(0, Math.min(MOST_ROWS, arrays.length))) {
            List<@Nullable Object> row = new ArrayList<>();
            for (int i = 0; i < Math.min(MOST_COLUMNS, Array.getLength(array)); i++) {
                row.add(Texts.of(Array.get(array, i)));
            }
            rows.add(row);
            columns = Math.max(columns, Array.getLength(array));
        }
        return table(IntStream.range(0, columns).mapToObj(String::valueOf).toList(), rows, arrays.length);
    }

    /** Text/plain is the caller's to set. */
    static MimeBundle html(List<?> records) {
        RecordComponent[] columns = records.get(0).getClass().getRecordComponents();
        List<String> heads =
                List.of(columns).stream().map(RecordComponent::getName).toList();
        List<List<@Nullable Object>> rows = records.stream()
                .limit(MOST_ROWS)
                .map(r -> List.of(columns).stream()
                        .map(c -> (Object) Texts.of(value(c, r)))
                        .toList())
                .toList();
        return table(heads, rows, records.size());
    }

    static MimeBundle html(Map<?, ?> map) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (rows.size() == MOST_ROWS) {
                break;
            }
            rows.add(List.of(Texts.of(entry.getKey()), Texts.of(entry.getValue())));
        }
        return table(List.of("key", "value"), rows, map.size());
    }

    private static @Nullable Object value(RecordComponent column, Object row) {
        try {
            column.getAccessor().setAccessible(true);
            return column.getAccessor().invoke(row);
        } catch (InvocationTargetException e) {
            return "(" + e.getCause() + ")";
        } catch (IllegalAccessException | RuntimeException e) {
            return "(not readable: " + e.getMessage() + ")";
        }
    }

    private static MimeBundle table(List<String> heads, List<List<@Nullable Object>> rows, int size) {
        StringBuilder html = new StringBuilder("<table><thead><tr>");
        heads.stream()
                .limit(MOST_COLUMNS)
                .forEach(head -> html.append("<th>").append(escape(head)).append("</th>"));
        html.append("</tr></thead><tbody>");
        for (List<@Nullable Object> row : rows) {
            html.append("<tr>");
            row.stream().limit(MOST_COLUMNS).forEach(cell -> html.append("<td>")
                    .append(escape(String.valueOf(cell)))
                    .append("</td>"));
            html.append("</tr>");
        }
        html.append("</tbody></table>");
        if (size > rows.size()) {
            html.append("<p>").append(rows.size()).append(" of ").append(size).append(" rows</p>");
        }
        if (heads.size() > MOST_COLUMNS) {
            html.append("<p>" + MOST_COLUMNS + " of ").append(heads.size()).append(" columns</p>");
        }
        return MimeBundle.html("", html.toString());
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}

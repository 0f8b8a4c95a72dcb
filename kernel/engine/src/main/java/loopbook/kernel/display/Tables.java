package loopbook.kernel.display;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lists of records and maps as HTML tables, cut and counted. */
final class Tables {
    private static final int MOST_ROWS = 50;

    private Tables() {}

    /** Whether all elements are records of one class, so that its components are the columns. */
    static boolean isTable(List<?> values) {
        if (values.isEmpty() || !(values.get(0) instanceof Record first)) {
            return false;
        }
        return values.stream().limit(MOST_ROWS).allMatch(v -> v != null && v.getClass() == first.getClass());
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
        heads.forEach(head -> html.append("<th>").append(escape(head)).append("</th>"));
        html.append("</tr></thead><tbody>");
        for (List<@Nullable Object> row : rows) {
            html.append("<tr>");
            row.forEach(cell ->
                    html.append("<td>").append(escape(String.valueOf(cell))).append("</td>"));
            html.append("</tr>");
        }
        html.append("</tbody></table>");
        if (size > rows.size()) {
            html.append("<p>").append(rows.size()).append(" of ").append(size).append(" rows</p>");
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

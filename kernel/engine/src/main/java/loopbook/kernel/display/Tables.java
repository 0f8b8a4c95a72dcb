package loopbook.kernel.display;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Records, maps, lists and arrays in a collection as the rows of an HTML table, cut and counted. */
final class Tables {
    private static final int MOST_ROWS = 50;
    private static final int MOST_COLUMNS = 50;
    /** Front ends put all to the right, which is good for numbers only. */
    private static final String TEXT = " style=\"text-align:left\"";

    private static final Pattern NUMBER = Pattern.compile("|null|NaN|-?(Infinity|\\d[\\d.]*(E-?\\d+)?)");

    private Tables() {}

    /** The elements as rows, if they have columns in common: a null among them is a row that says so. */
    static Optional<String> html(Collection<?> values) {
        List<@Nullable Object> first = new ArrayList<>();
        values.stream().limit(MOST_ROWS).forEach(first::add);
        Function<Object, Map<String, String>> columns = columns(first);
        if (columns == null) {
            return Optional.empty();
        }
        List<Map<String, String>> rows = first.stream()
                .map(value -> value == null ? Map.<String, String>of() : columns.apply(value))
                .toList();
        Set<String> heads = new LinkedHashSet<>();
        rows.forEach(row -> heads.addAll(row.keySet()));
        if (heads.isEmpty()) {
            return Optional.empty();
        }
        List<List<String>> cells = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Map<String, String> row = rows.get(i);
            cells.add(
                    first.get(i) == null
                            ? List.of("null")
                            : heads.stream()
                                    .map(head -> row.getOrDefault(head, ""))
                                    .toList());
        }
        int longest = rows(first).mapToInt(Tables::length).max().orElse(0);
        return Optional.of(table(List.copyOf(heads), cells, values.size(), Math.max(longest, heads.size())));
    }

    /** How such a value is cut into columns; null if not all of them are of a kind that has some. */
    private static @Nullable Function<Object, Map<String, String>> columns(List<@Nullable Object> values) {
        List<Object> there = values.stream().filter(Objects::nonNull).toList();
        if (there.isEmpty()) {
            return null;
        } else if (there.get(0) instanceof Record record) {
            boolean alike = there.stream().allMatch(value -> value.getClass() == record.getClass());
            return alike ? value -> cells(Records.components((Record) value)) : null;
        } else if (there.stream().allMatch(Map.class::isInstance)) {
            return value -> cells((Map<?, ?>) value);
        }
        return rows(values).count() == there.size() ? Tables::numbered : null;
    }

    /** Those that are lists or arrays. */
    private static Stream<Object> rows(List<@Nullable Object> values) {
        return values.stream()
                .filter(Objects::nonNull)
                .filter(value -> value instanceof List || value.getClass().isArray());
    }

    private static int length(Object row) {
        return row instanceof List<?> list ? list.size() : Array.getLength(row);
    }

    private static Map<String, String> cells(Map<?, ?> values) {
        Map<String, String> cells = new LinkedHashMap<>();
        values.forEach((key, value) -> cells.put(Texts.of(key), Texts.of(value, 1)));
        return cells;
    }

    /** Lists and arrays by their numbers, as many as are shown. */
    private static Map<String, String> numbered(Object row) {
        Map<String, String> cells = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(MOST_COLUMNS, length(row)); i++) {
            cells.put(String.valueOf(i), Texts.of(row instanceof List<?> list ? list.get(i) : Array.get(row, i), 1));
        }
        return cells;
    }

    /** A record as a table of one row. */
    static Optional<String> html(Record made) {
        return html(List.of(made));
    }

    static String html(Map<?, ?> map) {
        List<List<String>> rows = map.entrySet().stream()
                .limit(MOST_ROWS)
                .map(entry -> List.of(Texts.of(entry.getKey(), 1), Texts.of(entry.getValue(), 1)))
                .toList();
        return table(List.of("key", "value"), rows, map.size(), 2);
    }

    private static String table(List<String> heads, List<List<String>> rows, int size, int columns) {
        StringBuilder html = new StringBuilder("<table><thead>");
        List<String> styles = IntStream.range(0, heads.size())
                .mapToObj(column -> isNumbers(rows, column) ? "" : TEXT)
                .toList();
        row(html, "th", heads, styles);
        html.append("</thead><tbody>");
        rows.forEach(row -> row(html, "td", row, styles));
        html.append("</tbody></table>");
        if (size > rows.size()) {
            html.append("<p>").append(rows.size()).append(" of ").append(size).append(" rows</p>");
        }
        if (columns > MOST_COLUMNS) {
            html.append("<p>" + MOST_COLUMNS + " of ").append(columns).append(" columns</p>");
        }
        return html.toString();
    }

    private static void row(StringBuilder html, String element, List<String> cells, List<String> styles) {
        html.append("<tr>");
        for (int i = 0; i < Math.min(MOST_COLUMNS, cells.size()); i++) {
            html.append('<').append(element).append(styles.get(i)).append('>');
            html.append(escape(cells.get(i))).append("</").append(element).append('>');
        }
        html.append("</tr>");
    }

    /** A row of one cell, where there are several columns, is a null. */
    private static boolean isNumbers(List<List<String>> rows, int column) {
        return rows.stream()
                .filter(row -> column < row.size())
                .map(row -> row.get(column))
                .allMatch(cell -> NUMBER.matcher(cell).matches());
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}

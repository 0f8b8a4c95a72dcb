package loopbook.tables;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import loopbook.client.Names;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * What is shown of a table: its first and last rows, and as many columns as there is room for.
 *
 * @param rows the numbers of the rows that are shown, in order
 * @param gapAfter how many of them come before the rows left out; all of them if none are
 */
record Excerpt(Table table, List<Column<?>> columns, List<Integer> rows, int gapAfter) {
    private static final Pattern PICTURE =
            Pattern.compile("data:image/(png|jpeg);base64,[A-Za-z0-9+/]{0,200000}={0,2}");

    /** The first and the last rows of a table that has more rows than both. */
    static Excerpt of(Table table, int columns, int first, int last) {
        return of(table, columns, first, last, first + last);
    }

    /** The same for a table of more than so many rows; a smaller one is whole. */
    static Excerpt of(Table table, int columns, int first, int last, int most) {
        int count = table.rowCount();
        boolean whole = count <= most;
        List<Integer> rows = whole
                ? IntStream.range(0, count).boxed().toList()
                : IntStream.concat(IntStream.range(0, first), IntStream.range(count - last, count))
                        .boxed()
                        .toList();
        List<Column<?>> shown = table.columns().subList(0, Math.min(columns, table.columnCount()));
        return new Excerpt(table, shown, rows, whole ? count : first);
    }

    boolean leavesRowsOut() {
        return gapAfter < rows.size();
    }

    /** The true size, and what is not shown. */
    String footer() {
        String size = count(table.rowCount(), "rows") + " × " + count(table.columnCount(), "columns");
        List<String> names = table.columnNames();
        if (columns.size() == names.size()) {
            return size;
        }
        return size + "; not shown: " + String.join(", ", names.subList(columns.size(), names.size()));
    }

    private static String count(int n, String things) {
        return n < 1000 ? Names.counted(n, things) : String.format(Locale.ROOT, "%,d %s", n, things);
    }

    static boolean rightAligned(Column<?> column) {
        return column instanceof NumericColumn<?>;
    }

    /** The type in a word. */
    static String type(Column<?> column) {
        return switch (column.type().name()) {
            case "STRING" -> "text";
            case "INTEGER", "LONG", "SHORT" -> "whole";
            case "DOUBLE", "FLOAT" -> "number";
            case "BOOLEAN" -> "yes/no";
            case "INSTANT" -> "time";
            default -> column.type().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        };
    }

    /** A value in words, the same wherever it came from. */
    static String word(Object value) {
        return value instanceof Double number ? Values.text(number) : String.valueOf(value);
    }

    /** The whole value; empty where it is missing. */
    static String whole(Column<?> column, int row) {
        return column.isMissing(row) ? "" : String.valueOf(column.get(row));
    }

    /** Whether a cell holds a small picture as a data address: shown as such, and with nothing else in it. */
    static boolean isPicture(String whole) {
        return whole.startsWith("data:image/") && PICTURE.matcher(whole).matches();
    }

    /** The value as it is read: numbers with six digits that count, texts on one line. */
    static String brief(Column<?> column, int row) {
        String whole = whole(column, row);
        if (isPicture(whole)) {
            return "(picture)";
        }
        if (column.get(row) instanceof Double value && !column.isMissing(row) && Double.isFinite(value)) {
            return number(value);
        }
        return TableText.line(whole);
    }

    private static String number(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return Long.toString((long) value);
        }
        boolean plain = Math.abs(value) >= 1e-4 && Math.abs(value) < 1e15;
        return plain
                ? new BigDecimal(value, new MathContext(Math.abs(value) >= 1e5 ? 9 : 6))
                        .stripTrailingZeros()
                        .toPlainString()
                : String.format(Locale.ROOT, "%.5e", value);
    }

    /** The beginning of a text if it is longer than {@code most} signs. */
    static String cut(String text, int most) {
        if (text.codePointCount(0, text.length()) <= most) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, most - 1)).stripTrailing() + "…";
    }
}

package loopbook.charts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * What a bar chart draws, read from a table.
 *
 * @param rows in the order of the table
 * @param sorted in the order in which they are drawn unless told otherwise
 */
record Bars(String category, String value, List<Bar> rows, List<Bar> sorted) {
    /** A table of counts names its rows by no more columns. */
    private static final int MOST_NAMES = 4;

    /** So many times as long as the longest may be what stands for the others; the note below says it in any case. */
    private static final int MOST_OTHER = 3;

    /** One bar; {@code value} is empty where the table has none. */
    record Bar(String label, boolean labelMissing, Optional<Number> value) {
        /** The length to draw: nothing for what is missing or too large. */
        double length() {
            double length = value.map(Number::doubleValue).orElse(0.0);
            return Scale.holds(length) ? length : 0;
        }

        boolean drawable() {
            return value.isPresent() && Scale.holds(value.get().doubleValue());
        }

        /** How it is filled: what has no name, or stands for several, is pale and dashed. Not by colour alone. */
        String look(ChartOptions options) {
            return labelMissing
                    ? "fill=\"#dfe3e8\" stroke=\"" + Svg.PALE_INK + "\" stroke-dasharray=\"3 2\""
                    : "fill=\"" + options.colorOf(label) + "\" rx=\"2\"";
        }

        String valueText() {
            return value.map(Numbers::plain).orElse("missing");
        }
    }

    static Bars of(Table counts) {
        Column<?> value = null;
        for (Column<?> column : Columns.table(counts).columns()) {
            value = column instanceof NumericColumn<?> ? column : value;
        }
        if (counts.columnCount() > MOST_NAMES + 1) {
            throw new IllegalArgumentException("Cannot draw bars: this table has " + counts.columnCount()
                    + " columns, and is no table of counts. Name the column: bar(table, \"label\") counts its values, and "
                    + "bar(table, \"label\", \"n\") has a bar for each row; the table has " + Columns.list(counts));
        }
        if (value == null || counts.columnCount() < 2) {
            throw new IllegalArgumentException(
                    "Cannot draw bars: a column that names them and one of numbers are needed, "
                            + "such as countBy(\"label\") gives; the table has " + Columns.list(counts));
        }
        List<Column<?>> names = new ArrayList<>(counts.columns());
        names.remove(value);
        return read(names, (NumericColumn<?>) value);
    }

    static Bars of(Table table, String category, String value) {
        return read(List.of(Columns.any(table, category)), Columns.number(table, value));
    }

    private static Bars read(List<Column<?>> names, NumericColumn<?> value) {
        List<Bar> rows = new ArrayList<>(value.size());
        for (int row = 0; row < value.size(); row++) {
            boolean missing = true;
            var label = new StringBuilder();
            for (Column<?> name : names) {
                label.append(label.isEmpty() ? "" : " · ");
                label.append(name.isMissing(row) ? "(missing)" : name.getString(row));
                missing &= name.isMissing(row);
            }
            Number number = value.isMissing(row) || (missing && notCounted(value, row)) ? null : value.get(row);
            rows.add(new Bar(label.toString(), missing, Optional.ofNullable(number)));
        }
        String title = String.join(" and ", names.stream().map(Column::name).toList());
        return new Bars(title, value.name(), rows, sorted(names.get(0), rows));
    }

    /** Named by texts, the longest first, those of one length by name; named by numbers or times, by these. */
    private static List<Bar> sorted(Column<?> name, List<Bar> rows) {
        if (name instanceof StringColumn) {
            return rows.stream()
                    .sorted(Comparator.comparing((Bar bar) -> !bar.drawable())
                            .thenComparing(
                                    Comparator.comparingDouble(Bar::length).reversed())
                            .thenComparing(Bar::label))
                    .toList();
        } else if (name instanceof NumericColumn<?> || Columns.isTime(name)) {
            return IntStream.range(0, rows.size())
                    .boxed()
                    .sorted(Comparator.comparingDouble(row -> Columns.value(name, row)))
                    .map(rows::get)
                    .toList();
        }
        return rows;
    }

    /** Tablesaw's {@code countBy} gives 0 for rows without a value, however many there are: that is no count. */
    private static boolean notCounted(NumericColumn<?> value, int row) {
        return value.name().equals("Count") && value.getDouble(row) == 0;
    }

    /**
     * The first of them; where they count something, one more for all that are left out, unless it is so long that the
     * others are slivers beside it.
     */
    List<Bar> first(int limit) {
        if (rows.size() <= limit) {
            return rows;
        }
        List<Bar> first = new ArrayList<>(rows.subList(0, limit));
        if (rows.stream().allMatch(Bars::counts)) {
            double rest = after(limit).stream().mapToDouble(Bar::length).sum();
            if (rest <= MOST_OTHER * Field.most(first, Bar::length)) {
                first.add(new Bar(Series.OTHER, true, Optional.of(rest)));
            }
        }
        return first;
    }

    /** Those that are left out. */
    List<Bar> after(int limit) {
        return rows.subList(Math.min(limit, rows.size()), rows.size());
    }

    private static boolean counts(Bar bar) {
        return bar.drawable() && bar.length() >= 0 && bar.length() == Math.rint(bar.length());
    }

    /** The bars in the order in which they are drawn. */
    Bars ordered(boolean asInTable) {
        return asInTable ? this : new Bars(category, value, sorted, sorted);
    }
}

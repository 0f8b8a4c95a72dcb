package loopbook.charts;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.stream.Collectors;
import loopbook.client.Names;
import loopbook.tables.Tables;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Columns by name, with words where there is none of that name or of that type. */
final class Columns {
    static final String MISSING = "(missing)";

    private static final double DAY = 86_400_000;

    private Columns() {}

    /** The table, which is there. */
    static Table table(Table table) {
        return Objects.requireNonNull(table, "There is no table to draw: it is null");
    }

    static Column<?> any(Table table, String name) {
        if (!table(table).containsColumn(name)) {
            String near = Names.nearMisses(name, table.columnNames());
            throw new IllegalArgumentException("There is no column \"" + name + "\""
                    + (near.endsWith("?") ? ": " + near + " The" : "; the") + " table has " + list(table));
        }
        return table.column(name);
    }

    static NumericColumn<?> number(Table table, String name) {
        if (any(table, name) instanceof NumericColumn<?> numbers) {
            return numbers;
        }
        throw new IllegalArgumentException("Column \"" + name + "\" holds the type "
                + Tables.type(any(table, name))
                + ", not numbers; to see how often each value occurs use bar(table, \"" + name + "\")");
    }

    /** A column of numbers or of times. */
    static Column<?> measurable(Table table, String name) {
        Column<?> column = any(table, name);
        return isTime(column) ? column : (Column<?>) number(table, name);
    }

    static boolean isTime(Column<?> column) {
        return column instanceof InstantColumn || column instanceof DateTimeColumn || column instanceof DateColumn;
    }

    /** The value as a number, times as milliseconds; NaN where it is missing. */
    static double value(Column<?> column, int row) {
        if (column.isMissing(row)) {
            return Double.NaN;
        }
        if (column instanceof InstantColumn instants) {
            return (double) instants.get(row).toEpochMilli();
        }
        if (column instanceof DateTimeColumn moments) {
            LocalDateTime moment = moments.get(row);
            return (double) moment.toInstant(ZoneOffset.UTC).toEpochMilli();
        }
        if (column instanceof DateColumn days) {
            LocalDate day = days.get(row);
            return day.toEpochDay() * DAY;
        }
        return ((NumericColumn<?>) column).getDouble(row);
    }

    /** The value in words. */
    static String text(Column<?> column, int row) {
        return column.isMissing(row) ? MISSING : column.getString(row);
    }

    static String list(Table table) {
        return table.columns().isEmpty()
                ? "no columns"
                : table.columns().stream()
                        .map(column -> column.name() + " (" + Tables.type(column) + ")")
                        .collect(Collectors.joining(", "));
    }
}

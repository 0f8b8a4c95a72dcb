package loopbook.charts;

import java.util.stream.Collectors;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Columns by name, with words where there is none of that name or of that type. */
final class Columns {
    private Columns() {}

    static Column<?> any(Table table, String name) {
        if (!table.containsColumn(name)) {
            throw new IllegalArgumentException("There is no column \"" + name + "\"; the table has " + list(table));
        }
        return table.column(name);
    }

    static NumericColumn<?> number(Table table, String name) {
        if (any(table, name) instanceof NumericColumn<?> numbers) {
            return numbers;
        }
        throw new IllegalArgumentException("Column \"" + name + "\" holds "
                + any(table, name).type().name()
                + ", not numbers; to see how often each value occurs use bar(table.countBy(\""
                + name + "\"))");
    }

    static String list(Table table) {
        return table.columns().isEmpty()
                ? "no columns"
                : table.columns().stream()
                        .map(column -> column.name() + " (" + column.type().name() + ")")
                        .collect(Collectors.joining(", "));
    }
}

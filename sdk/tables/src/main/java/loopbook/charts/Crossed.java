package loopbook.charts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** A table crossed by two of its columns: how many rows, or the sum of a third, for each pair of values. */
final class Crossed {
    private final Column<?> rows;
    private final Column<?> columns;
    private final Map<List<String>, Double> values = new HashMap<>();
    private final Map<String, Double> byRow = new LinkedHashMap<>();
    private final Map<String, Double> byColumn = new LinkedHashMap<>();

    private Crossed(Column<?> rows, Column<?> columns) {
        this.rows = rows;
        this.columns = columns;
    }

    static Crossed of(Table table, String rows, String columns, Optional<String> value) {
        Crossed crossed = new Crossed(Columns.any(table, rows), Columns.any(table, columns));
        NumericColumn<?> numbers =
                value.map(name -> Columns.number(table, name)).orElse(null);
        for (int row = 0; row < table.rowCount(); row++) {
            if (numbers == null || !numbers.isMissing(row)) {
                crossed.add(row, numbers == null ? 1 : numbers.getDouble(row));
            }
        }
        return crossed;
    }

    private void add(int row, double value) {
        String one = Columns.text(rows, row);
        String other = Columns.text(columns, row);
        values.merge(List.of(one, other), value, Double::sum);
        byRow.merge(one, value, Double::sum);
        byColumn.merge(other, value, Double::sum);
    }

    Optional<Double> at(String row, String column) {
        return Optional.ofNullable(values.get(List.of(row, column)));
    }

    double ofRow(String row) {
        return byRow.getOrDefault(row, 0.0);
    }

    Map<String, Double> columnSums() {
        return byColumn;
    }

    /** The names along each side, in the order in which they are drawn. */
    List<String> rowNames(boolean inTableOrder) {
        return names(rows, byRow, inTableOrder);
    }

    List<String> columnNames(boolean inTableOrder) {
        return names(columns, byColumn, inTableOrder);
    }

    private static List<String> names(Column<?> column, Map<String, Double> sums, boolean inTableOrder) {
        List<String> names = new ArrayList<>(sums.keySet());
        if (inTableOrder) {
            return names;
        }
        if (column instanceof NumericColumn<?> || Columns.isTime(column)) {
            Map<String, Double> value = new HashMap<>();
            for (int row = 0; row < column.size(); row++) {
                value.putIfAbsent(Columns.text(column, row), Columns.value(column, row));
            }
            names.sort(Comparator.comparingDouble(name -> value.getOrDefault(name, Double.NaN)));
        } else {
            names.sort(Comparator.comparingDouble((String name) -> -sums.getOrDefault(name, 0.0))
                    .thenComparing(Comparator.naturalOrder()));
        }
        return names;
    }
}

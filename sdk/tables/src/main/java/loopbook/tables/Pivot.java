package loopbook.tables;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** How often each pair of values occurs: a row for each value of one column, a column for each value of another. */
final class Pivot {
    private static final int MOST_COLUMNS = 500;
    private static final String MISSING = "(missing)";

    private Pivot() {}

    static Table of(Table table, String rows, String columns) {
        Column<?> down = Counts.column(table, rows);
        Column<?> across = Counts.column(table, columns);
        Map<String, Map<String, Integer>> counts = new LinkedHashMap<>();
        Set<String> names = new TreeSet<>();
        for (int row = 0; row < table.rowCount(); row++) {
            names.add(word(across, row));
            counts.computeIfAbsent(word(down, row), name -> new LinkedHashMap<>())
                    .merge(word(across, row), 1, Integer::sum);
        }
        if (names.size() > MOST_COLUMNS) {
            throw new IllegalArgumentException("Column \"" + columns + "\" has " + names.size()
                    + " different values, too many for columns; the most is " + MOST_COLUMNS);
        }
        return written(table.name(), rows, counts, names);
    }

    private static String word(Column<?> column, int row) {
        return column.isMissing(row) ? MISSING : Excerpt.word(column.get(row));
    }

    private static Table written(
            String name, String rows, Map<String, Map<String, Integer>> counts, Set<String> names) {
        StringColumn down = StringColumn.create(rows);
        Map<String, IntColumn> cells = new LinkedHashMap<>();
        names.forEach(each -> cells.put(each, IntColumn.create(each.equals(rows) ? each + " (value)" : each)));
        IntColumn total = IntColumn.create("(all)");
        for (Map.Entry<String, Map<String, Integer>> row : counts.entrySet()) {
            down.append(row.getKey());
            int sum = 0;
            for (Map.Entry<String, IntColumn> cell : cells.entrySet()) {
                int count = row.getValue().getOrDefault(cell.getKey(), 0);
                cell.getValue().append(count);
                sum += count;
            }
            total.append(sum);
        }
        List<Column<?>> all = new ArrayList<>(List.of(down));
        all.addAll(cells.values());
        all.add(total);
        Table pivot = Table.create(name + " by " + rows, TableBuilder.distinct(all));
        return pivot.sortDescendingOn("(all)");
    }
}

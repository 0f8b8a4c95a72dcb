package loopbook.tables;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import loopbook.client.Names;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** How often each value occurs, missing ones included: Tablesaw's own {@code countBy} says 0 for those. */
final class Counts {
    /** Where a combination of values occurs first, and how often. */
    private static final class Group {
        final int first;
        int count;

        Group(int first) {
            this.first = first;
        }
    }

    private Counts() {}

    static Table of(Table table, List<String> names) {
        List<Column<?>> by = new ArrayList<>();
        for (String name : names) {
            by.add(column(table, name));
        }
        Map<List<Optional<Object>>, Group> groups = new LinkedHashMap<>();
        for (int row = 0; row < table.rowCount(); row++) {
            int at = row;
            groups.computeIfAbsent(key(by, row), k -> new Group(at)).count++;
        }
        return written(table.name(), by, sorted(groups));
    }

    /** The column of this name, or words that list those that there are. */
    static Column<?> column(Table table, String name) {
        if (!table.containsColumn(name)) {
            String near = Names.slipOf(name, table.columnNames())
                    .map(one -> ": did you mean \"" + one + "\"? Table \"")
                    .orElse("; table \"");
            throw new IllegalArgumentException(
                    "There is no column \"" + name + "\"" + near + table.name() + "\" has " + table.columnNames());
        }
        return table.column(name);
    }

    /** The same for a column of names or ids. */
    static StringColumn texts(Table table, String name) {
        Column<?> column = column(table, name);
        if (column instanceof StringColumn texts) {
            return texts;
        }
        throw new IllegalArgumentException("Column \"" + name + "\" of table \"" + table.name() + "\" is of type "
                + Excerpt.type(column) + ", but holds names or ids here, which are text");
    }

    /** The values as they are: as texts some columns show times without their milliseconds. */
    private static List<Optional<Object>> key(List<Column<?>> by, int row) {
        List<Optional<Object>> key = new ArrayList<>(by.size());
        by.forEach(column -> key.add(column.isMissing(row) ? Optional.empty() : Optional.of(column.get(row))));
        return key;
    }

    private static List<Group> sorted(Map<List<Optional<Object>>, Group> groups) {
        return groups.entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<List<Optional<Object>>, Group> e) -> -e.getValue().count)
                        .thenComparing(e -> e.getKey().toString()))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static Table written(String name, List<Column<?>> by, List<Group> groups) {
        List<Column<?>> columns = new ArrayList<>();
        for (Column<?> column : by) {
            columns.add(rows(column, groups));
        }
        IntColumn count = IntColumn.create("count");
        groups.forEach(group -> count.append(group.count));
        columns.add(count);
        return Table.create(name + " counted", TableBuilder.distinct(columns));
    }

    private static <T> Column<T> rows(Column<T> from, List<Group> groups) {
        Column<T> picked = from.emptyCopy();
        groups.forEach(group -> picked.append(from, group.first));
        return picked;
    }
}

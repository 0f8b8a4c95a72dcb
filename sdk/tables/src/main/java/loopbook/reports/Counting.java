package loopbook.reports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Counts combinations of words over the rows of a table. */
final class Counting {
    static final String NONE = "(none)";

    private final List<String> names;
    private final Map<List<String>, Integer> counts = new LinkedHashMap<>();

    Counting(String... names) {
        this.names = List.of(names);
    }

    void add(String... words) {
        counts.merge(List.of(words), 1, Integer::sum);
    }

    /** Counts these columns of a table, where the first is not missing. */
    static Table of(Table table, String... columns) {
        Counting counting = new Counting(columns);
        for (int row = 0; row < table.rowCount(); row++) {
            int at = row;
            IntFunction<String> word = i -> word(table.column(columns[i]), at);
            counting.add(IntStream.range(0, columns.length).mapToObj(word).toArray(String[]::new));
        }
        return counting.table("count");
    }

    static String word(Column<?> column, int row) {
        return column.isMissing(row) ? NONE : String.valueOf(column.get(row));
    }

    /** The most frequent first; those of one count by name. */
    Table table(String count) {
        List<Map.Entry<List<String>, Integer>> sorted = new ArrayList<>(counts.entrySet());
        sorted.sort(Map.Entry.<List<String>, Integer>comparingByValue()
                .reversed()
                .thenComparing(entry -> String.join("\u0000", entry.getKey())));
        List<Column<?>> columns = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            StringColumn column = StringColumn.create(names.get(i));
            int at = i;
            sorted.forEach(entry -> column.append(entry.getKey().get(at)));
            columns.add(column);
        }
        IntColumn numbers = IntColumn.create(count);
        sorted.forEach(entry -> numbers.append(entry.getValue()));
        columns.add(numbers);
        return Table.create("counts", columns);
    }

    /** How many rows have each word of a column. */
    static Map<String, Integer> byWord(Column<?> column) {
        Map<String, Integer> counts = new TreeMap<>();
        for (int row = 0; row < column.size(); row++) {
            counts.merge(word(column, row), 1, Integer::sum);
        }
        return counts;
    }
}

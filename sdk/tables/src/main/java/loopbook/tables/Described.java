package loopbook.tables;

import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** A table in a row for each of its columns. */
final class Described {
    private final StringColumn column = StringColumn.create("column");
    private final StringColumn type = StringColumn.create("type");
    private final IntColumn present = IntColumn.create("present");
    private final IntColumn missing = IntColumn.create("missing");
    private final IntColumn different = IntColumn.create("different");
    private final StringColumn least = StringColumn.create("least");
    private final StringColumn most = StringColumn.create("most");
    private final DoubleColumn mean = DoubleColumn.create("mean");
    private final DoubleColumn middle = DoubleColumn.create("median");
    private final StringColumn usual = StringColumn.create("most frequent");

    private Described() {}

    static Table of(Table table) {
        Described described = new Described();
        table.columns().forEach(described::add);
        return Table.create(
                table.name() + " described",
                described.column,
                described.type,
                described.present,
                described.missing,
                described.different,
                described.least,
                described.most,
                described.mean,
                described.middle,
                described.usual);
    }

    private void add(Column<?> of) {
        column.append(of.name());
        type.append(Excerpt.type(of));
        missing.append(of.countMissing());
        present.append(of.size() - of.countMissing());
        Map<Object, Integer> counts = new LinkedHashMap<>();
        for (int row = 0; row < of.size(); row++) {
            if (!of.isMissing(row)) {
                counts.merge(of.get(row), 1, Integer::sum);
            }
        }
        different.append(counts.size());
        usual.append(usual(counts));
        ends(of, counts.keySet());
        numbers(of);
    }

    /** Nothing is usual where every value is there once. */
    private static String usual(Map<Object, Integer> counts) {
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() > 1)
                .max(Map.Entry.comparingByValue())
                .map(entry -> Excerpt.word(entry.getKey()) + " (" + entry.getValue() + ")")
                .orElse("");
    }

    private void ends(Column<?> of, Set<Object> values) {
        List<Object> sorted = new HashSet<>(values)
                .stream().filter(Comparable.class::isInstance).sorted().toList();
        boolean none = sorted.isEmpty() || of.type().name().equals("BOOLEAN");
        least.append(none ? "" : Excerpt.word(sorted.get(0)));
        most.append(none ? "" : Excerpt.word(sorted.get(sorted.size() - 1)));
    }

    private void numbers(Column<?> of) {
        double[] values = of instanceof NumericColumn<?> numbers
                ? numbers.asDoubleColumn().removeMissing().asDoubleArray()
                : new double[0];
        if (values.length == 0) {
            mean.appendMissing();
            middle.appendMissing();
            return;
        }
        mean.append(Arrays.stream(values).average().orElseThrow());
        Arrays.sort(values);
        int half = values.length / 2;
        middle.append(values.length % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2);
    }
}

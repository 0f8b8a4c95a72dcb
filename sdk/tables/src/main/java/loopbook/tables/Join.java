package loopbook.tables;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * Rows of one table with those of another that have the same key, by a map of keys: Tablesaw's own joins lose rows where a
 * key occurs often on the left.
 */
final class Join {
    private Join() {}

    static Table of(Table left, String leftKey, Table right, String rightKey, boolean keepAll) {
        Map<Object, List<Integer>> places = new HashMap<>();
        Column<?> key = Counts.column(right, rightKey);
        for (int row = 0; row < right.rowCount(); row++) {
            if (!key.isMissing(row)) {
                places.computeIfAbsent(comparable(key.get(row)), k -> new ArrayList<>(1))
                        .add(row);
            }
        }
        Column<?> own = Counts.column(left, leftKey);
        List<int[]> pairs = new ArrayList<>();
        for (int row = 0; row < left.rowCount(); row++) {
            List<Integer> found =
                    own.isMissing(row) ? List.of() : places.getOrDefault(comparable(own.get(row)), List.of());
            for (int other : found) {
                pairs.add(new int[] {row, other});
            }
            if (found.isEmpty() && keepAll) {
                pairs.add(new int[] {row, -1});
            }
        }
        List<Column<?>> columns = new ArrayList<>();
        left.columns().forEach(column -> columns.add(picked(column, pairs, 0)));
        for (Column<?> column : right.columns()) {
            if (!column.name().equalsIgnoreCase(rightKey) || !rightKey.equalsIgnoreCase(leftKey)) {
                columns.add(picked(column, pairs, 1));
            }
        }
        return Table.create(left.name() + " with " + right.name(), TableBuilder.distinct(columns));
    }

    /** Whole numbers are equal whatever their width. */
    private static Object comparable(Object key) {
        Objects.requireNonNull(key, "key");
        return key instanceof Integer || key instanceof Short ? (Object) ((Number) key).longValue() : key;
    }

    private static <T> Column<T> picked(Column<T> from, List<int[]> pairs, int side) {
        Column<T> picked = from.emptyCopy();
        for (int[] pair : pairs) {
            if (pair[side] < 0) {
                picked.appendMissing();
            } else {
                picked.append(from, pair[side]);
            }
        }
        return picked;
    }
}

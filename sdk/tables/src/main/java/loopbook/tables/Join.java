package loopbook.tables;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tech.tablesaw.api.NumericColumn;
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
        refuseDifferent(own, key);
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

    /** A text is never a number, and no number a time: that would be a join without any rows, and without a word. */
    private static void refuseDifferent(Column<?> one, Column<?> other) {
        boolean hasValues = one.countMissing() < one.size() && other.countMissing() < other.size();
        if (hasValues && !kind(one).equals(kind(other))) {
            throw new IllegalArgumentException("Cannot join by \"" + one.name() + "\", which is " + Excerpt.type(one)
                    + ", and \"" + other.name() + "\", which is " + Excerpt.type(other)
                    + ": no value of one is equal to one of the other");
        }
    }

    private static String kind(Column<?> column) {
        return column instanceof NumericColumn<?> ? "number" : Excerpt.type(column);
    }

    /** Numbers are equal whatever the type of their column. */
    private static Object comparable(Object key) {
        Objects.requireNonNull(key, "key");
        if (key instanceof Integer || key instanceof Short) {
            return ((Number) key).longValue();
        } else if (key instanceof Double || key instanceof Float) {
            double number = ((Number) key).doubleValue();
            boolean whole = number == Math.rint(number) && Math.abs(number) <= Values.EXACT;
            return whole ? (Object) (long) number : (Object) number;
        }
        return key;
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

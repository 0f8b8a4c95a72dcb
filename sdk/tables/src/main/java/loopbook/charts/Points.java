package loopbook.charts;

import java.util.ArrayList;
import java.util.List;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Two columns of a table as places, and what of them cannot be drawn. */
record Points(List<Point> drawn, Series series, Axis x, Axis y, List<String> notes) {
    /** One row. */
    record Point(double x, double y, int series, String name) {}

    /** A notebook keeps what it shows, and nobody sees more than this many marks. */
    private static final int MOST = 4000;

    static Points of(Table table, String xName, String yName, ChartOptions options, String what) {
        Column<?> xs = Columns.measurable(table, xName);
        Column<?> ys = Columns.measurable(table, yName);
        Column<?> by = options.by().map(name -> Columns.any(table, name)).orElse(null);
        Series series = by == null ? Series.single(options) : Series.of(by, options);
        List<Point> all = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        int missing = 0;
        int beyond = 0;
        for (int row = 0; row < table.rowCount(); row++) {
            double x = Columns.value(xs, row);
            double y = Columns.value(ys, row);
            if (xs.isMissing(row) || ys.isMissing(row)) {
                missing++;
            } else if (holds(x, options.isLogX()) && holds(y, options.isLogY())) {
                String name = by == null ? "" : Columns.text(by, row);
                all.add(new Point(x, y, series.index(name), title(xs, ys, name, row)));
            } else {
                beyond++;
            }
        }
        notes.add(table.isEmpty() ? "no rows" : Numbers.of(all.size(), what));
        if (missing > 0) {
            notes.add(Numbers.of(missing, "row") + " with a missing value");
        }
        if (beyond > 0) {
            notes.add(Numbers.plain(beyond) + " that cannot be drawn on these axes");
        }
        return new Points(
                thinned(all, notes),
                series,
                axis(xs, all, Point::x, options.isLogX(), Field.across(options)),
                axis(ys, all, Point::y, options.isLogY(), Field.upwards(options)),
                notes);
    }

    private static boolean holds(double value, boolean log) {
        return Scale.holds(value) && (!log || value > 0);
    }

    private static String title(Column<?> xs, Column<?> ys, String name, int row) {
        return (name.isEmpty() ? "" : name + ": ") + word(xs, row) + ", " + word(ys, row);
    }

    private static String word(Column<?> column, int row) {
        return Columns.isTime(column) ? String.valueOf(column.get(row)) : Numbers.plain((Number) column.get(row));
    }

    /** Every n-th of too many: the same ones each time. */
    private static List<Point> thinned(List<Point> all, List<String> notes) {
        int every = (all.size() + MOST - 1) / MOST;
        if (every <= 1) {
            return all;
        }
        notes.add("one of " + every + " drawn");
        List<Point> some = new ArrayList<>();
        for (int i = 0; i < all.size(); i += every) {
            some.add(all.get(i));
        }
        return some;
    }

    private static Axis axis(
            Column<?> column,
            List<Point> points,
            java.util.function.ToDoubleFunction<Point> value,
            boolean log,
            int parts) {
        if (points.isEmpty()) {
            return Axis.names(column.name(), List.of());
        }
        double low = Field.least(points, value);
        double high = Field.most(points, value);
        if (column instanceof DateColumn) {
            return Axis.days(column.name(), low, high, parts);
        } else if (Columns.isTime(column)) {
            return Axis.times(column.name(), low, high, parts);
        }
        if (log) {
            return Axis.logarithms(column.name(), low, high, parts);
        }
        boolean near = low > 0 && high > 0 && low < high / 2;
        return Axis.numbers(column.name(), low, high, parts, near);
    }
}

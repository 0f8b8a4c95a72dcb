package loopbook.charts;

import java.util.Optional;
import java.util.function.UnaryOperator;
import loopbook.tables.Tables;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * Static charts of tables: no script, no address outside, real text. They carry their own light background, so that
 * they read the same on a light page, on a dark one, and printed in grey.
 */
public final class Charts {
    private Charts() {}

    /** An option that goes with marks and lines only is refused rather than left unheard. */
    private static ChartOptions plain(UnaryOperator<ChartOptions> options, String what) {
        ChartOptions chosen = options.apply(ChartOptions.DEFAULT);
        if (chosen.isLogX() || chosen.isLogY()) {
            throw new IllegalArgumentException(what + " has no logarithmic axes: logX() and logY() go with scatter and "
                    + "line. Draw a column of logarithms instead, such as table.doubleColumn(\"area\").log10()");
        }
        return chosen;
    }

    /**
     * One bar a row of a table of counts, such as {@code countBy("label")} makes. The last column of numbers is the
     * value; the others together name the bar. {@code countBy} cannot count missing values, which is shown;
     * {@link loopbook.tables.Tables#counts} does.
     */
    public static Chart bar(Table counts) {
        return bar(counts, o -> o);
    }

    /** {@link #bar(Table)} with a title, a size and more. */
    public static Chart bar(Table counts, UnaryOperator<ChartOptions> options) {
        return BarChart.of(Bars.of(counts), plain(options, "A bar chart"));
    }

    /** A bar for each value of a column, as long as there are rows with it; what is missing is counted, too. */
    public static Chart bar(Table table, String category) {
        return bar(table, category, o -> o);
    }

    /** {@link #bar(Table, String)} with a title, a size and more. */
    public static Chart bar(Table table, String category, UnaryOperator<ChartOptions> options) {
        Columns.any(table, category);
        Table counts = Tables.counts(table, category);
        return BarChart.of(Bars.of(counts), plain(options, "A bar chart"));
    }

    /** One bar a row: {@code category} names it, {@code value} is its length. Rows of one category are not added up. */
    public static Chart bar(Table table, String category, String value) {
        return bar(table, category, value, o -> o);
    }

    /**
     * {@link #bar(Table, String, String)} with a title, a size and more. Bars named by texts are sorted by their
     * value, the greatest first; bars named by numbers or dates by the name; {@link ChartOptions#tableOrder()} keeps
     * the order of the rows.
     */
    public static Chart bar(Table table, String category, String value, UnaryOperator<ChartOptions> options) {
        return BarChart.of(Bars.of(table, category, value), plain(options, "A bar chart"));
    }

    /**
     * How often the numbers of a column fall into steps of a round width, or its times into steps of the calendar: of
     * minutes, hours, days, months or whatever suits, in UTC. Missing values are counted and said.
     */
    public static Chart histogram(Table table, String column) {
        return histogram(table, column, o -> o);
    }

    /** {@link #histogram(Table, String)} with a title, a size and more. */
    public static Chart histogram(Table table, String column, UnaryOperator<ChartOptions> options) {
        ChartOptions chosen = plain(options, "A histogram");
        Column<?> measured = Columns.any(table, column);
        return Columns.isTime(measured) ? TimeHistogram.of(measured, chosen) : HistogramChart.of(table, column, chosen);
    }

    /** How many rows have each pair of values: a bar for each category, a part of it for each value of the series. */
    public static Chart stacked(Table table, String category, String series) {
        return stacked(table, category, series, o -> o);
    }

    /** {@link #stacked(Table, String, String)} with a title, colours and more. */
    public static Chart stacked(Table table, String category, String series, UnaryOperator<ChartOptions> options) {
        return StackedChart.of(table, category, series, Optional.empty(), plain(options, "A chart of stacked bars"));
    }

    /** The same for sums of a column of numbers, none of them negative. */
    public static Chart stacked(Table table, String category, String series, String value) {
        return stacked(table, category, series, value, o -> o);
    }

    /** {@link #stacked(Table, String, String, String)} with a title, colours and more. */
    public static Chart stacked(
            Table table, String category, String series, String value, UnaryOperator<ChartOptions> options) {
        return StackedChart.of(table, category, series, Optional.of(value), plain(options, "A chart of stacked bars"));
    }

    /** A mark for each row, by two columns of numbers or times. Rows with a missing value are counted below. */
    public static Chart scatter(Table table, String x, String y) {
        return scatter(table, x, y, o -> o);
    }

    /** {@link #scatter(Table, String, String)} with a title, {@code o.by("label")}, {@code o.logX()} and more. */
    public static Chart scatter(Table table, String x, String y, UnaryOperator<ChartOptions> options) {
        return PointChart.scatter(table, x, y, options.apply(ChartOptions.DEFAULT));
    }

    /** A line through the rows in the order of {@code x}, which holds numbers or times. */
    public static Chart line(Table table, String x, String y) {
        return line(table, x, y, o -> o);
    }

    /** {@link #line(Table, String, String)} with a title, a line for each value of {@code o.by("annotator")} and more. */
    public static Chart line(Table table, String x, String y, UnaryOperator<ChartOptions> options) {
        return PointChart.line(table, x, y, options.apply(ChartOptions.DEFAULT));
    }

    /** How many rows have each pair of values, as a field of cells: the darker, the more. */
    public static Chart heat(Table table, String row, String column) {
        return heat(table, row, column, o -> o);
    }

    /** {@link #heat(Table, String, String)} with a title, a size and more. */
    public static Chart heat(Table table, String row, String column, UnaryOperator<ChartOptions> options) {
        return HeatChart.of(table, row, column, Optional.empty(), plain(options, "A field of cells"));
    }

    /** The same for the sum of a column of numbers. */
    public static Chart heat(Table table, String row, String column, String value) {
        return heat(table, row, column, value, o -> o);
    }

    /** {@link #heat(Table, String, String, String)} with a title, a size and more. */
    public static Chart heat(
            Table table, String row, String column, String value, UnaryOperator<ChartOptions> options) {
        return HeatChart.of(table, row, column, Optional.of(value), plain(options, "A field of cells"));
    }
}

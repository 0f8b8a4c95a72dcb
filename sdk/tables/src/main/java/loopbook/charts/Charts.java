package loopbook.charts;

import java.util.function.UnaryOperator;
import tech.tablesaw.api.Table;

/**
 * Static charts of tables: no script, no address outside, real text. They carry their own light background, so that
 * they read the same on a light page, on a dark one, and printed in grey.
 */
public final class Charts {
    private Charts() {}

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
        return BarChart.of(Bars.of(counts), options.apply(ChartOptions.DEFAULT));
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
        return BarChart.of(Bars.of(table, category, value), options.apply(ChartOptions.DEFAULT));
    }

    /** How often the numbers of a column fall into steps of a round width. Missing values are counted and said. */
    public static Chart histogram(Table table, String column) {
        return histogram(table, column, o -> o);
    }

    /** {@link #histogram(Table, String)} with a title, a size and more. */
    public static Chart histogram(Table table, String column, UnaryOperator<ChartOptions> options) {
        return HistogramChart.of(table, column, options.apply(ChartOptions.DEFAULT));
    }
}

package loopbook.reports;

import java.util.Optional;
import java.util.function.Function;
import loopbook.charts.Chart;
import loopbook.client.Shown;
import loopbook.tables.TableHtml;
import loopbook.tables.TableText;
import tech.tablesaw.api.Table;

/** One answer of a report: a table, and the chart that suits it one call further. */
public final class Finding implements Shown {
    private final String title;
    private final Table table;
    private final Function<Table, Chart> chart;

    Finding(String title, Table table, Function<Table, Chart> chart) {
        this.title = title;
        this.table = table.setName(title);
        this.chart = chart;
    }

    /** What it answers, in a few words. */
    public String title() {
        return title;
    }

    /** The answer: a Tablesaw table of your own. */
    public Table table() {
        return table.copy();
    }

    /** The answer as a picture. */
    public Chart chart() {
        return chart.apply(table);
    }

    @Override
    public String html() {
        return "<div><strong>" + Shown.escape(title) + "</strong>" + TableHtml.of(table) + "</div>";
    }

    @Override
    public Optional<byte[]> png() {
        return Optional.empty();
    }

    /** The title and the table, for a terminal. */
    @Override
    public String toString() {
        return title + "\n" + TableText.of(table);
    }
}

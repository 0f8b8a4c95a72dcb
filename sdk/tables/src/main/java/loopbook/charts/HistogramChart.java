package loopbook.charts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import loopbook.charts.Bars.Bar;
import tech.tablesaw.api.Table;

/** Lays out a histogram: upright bars that touch, counts above them, a light grid behind. */
final class HistogramChart {
    private static final double MARGIN = 16;
    private static final double HEAD = 52;
    private static final double AXIS = 24;
    private static final double NOTE = 20;

    private final ChartOptions options;
    private final Bins bins;
    private final String title;
    private final String note;

    private HistogramChart(Bins bins, String column, ChartOptions options) {
        this.options = options;
        this.bins = bins;
        this.title = options.titleOr(column);
        this.note = note(column);
    }

    static Chart of(Table table, String column, ChartOptions options) {
        Bins bins = Bins.of(Columns.number(table, column), options.bins());
        HistogramChart chart = new HistogramChart(bins, column, options);
        return new Chart(chart.svg(), TextForm.of(chart.title, chart.asBars(), List.of(chart.note)));
    }

    private String note(String column) {
        List<String> parts = new ArrayList<>();
        parts.add(column + ": " + Numbers.of(bins.values(), "value"));
        if (bins.values() > 0 && !bins.oneNumberEach()) {
            parts.add("steps of " + Numbers.plain(bins.scale().step()));
        }
        if (bins.missing() > 0) {
            parts.add(Numbers.plain(bins.missing()) + " missing");
        }
        if (bins.beyond() > 0) {
            parts.add(Numbers.plain(bins.beyond()) + " too large to draw");
        }
        return String.join("; ", parts);
    }

    private List<Bar> asBars() {
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < bins.counts().size(); i++) {
            bars.add(new Bar(bins.name(i), false, Optional.of(bins.counts().get(i))));
        }
        return bars;
    }

    private String svg() {
        int height = options.height().orElse(320);
        Svg svg = new Svg(options.width(), height, title);
        svg.text(MARGIN, 27, "start", Letters.TITLE, title, options.width() - 2 * MARGIN);
        if (bins.counts().size() > 0) {
            draw(svg, height - AXIS - NOTE - MARGIN / 2);
        }
        svg.text(MARGIN, height - 11.0, "start", Letters.SMALL, note, options.width() - 2 * MARGIN);
        return svg.end();
    }

    private void draw(Svg svg, double bottom) {
        long most = bins.counts().stream().mapToLong(n -> n).max().orElse(0);
        Scale counts = Scale.ofCounts((double) most, (int) Math.max(2, Math.min(5, (bottom - HEAD) / 45)));
        double left = MARGIN + Letters.SMALL.width(Numbers.plain(counts.high())) + 8;
        // Room for the half of a name that stands below the very end.
        double right = options.width()
                - MARGIN
                - Letters.SMALL.width(Numbers.plain(bins.scale().high())) / 2;
        for (double tick : counts.ticks()) {
            double y = bottom - counts.part(tick) * (bottom - HEAD);
            svg.line(left, y, right, y, Svg.GRID);
            svg.text(left - 6, y + 4, "end", Letters.SMALL, Numbers.plain(tick), Double.MAX_VALUE);
        }
        bars(svg, counts, left, right, bottom);
        svg.line(left, bottom, right, bottom, Svg.PALE_INK);
        names(svg, left, right, bottom);
    }

    private void bars(Svg svg, Scale counts, double left, double right, double bottom) {
        double step = (right - left) / bins.counts().size();
        double gap = step > 6 ? 1 : 0;
        boolean labelled =
                bins.counts().stream().allMatch(count -> Letters.SMALL.width(Numbers.plain(count)) < step - 2);
        for (int i = 0; i < bins.counts().size(); i++) {
            long count = bins.counts().get(i);
            if (count == 0) {
                continue;
            }
            double tall = counts.part((double) count) * (bottom - HEAD);
            double x = left + i * step;
            svg.rect(
                    x + gap / 2,
                    bottom - tall,
                    step - gap,
                    tall,
                    "fill=\"" + options.color() + "\"",
                    bins.name(i) + ": " + Numbers.plain(count));
            if (labelled) {
                svg.text(
                        x + step / 2,
                        bottom - tall - 4,
                        "middle",
                        Letters.SMALL,
                        Numbers.plain(count),
                        Double.MAX_VALUE);
            }
        }
    }

    /** Names below the bars, as many as there is room for: of the numbers themselves, or of the ends of the steps. */
    private void names(Svg svg, double left, double right, double bottom) {
        int steps = bins.counts().size();
        double step = (right - left) / steps;
        boolean single = bins.oneNumberEach();
        double widest = 0;
        for (int i = 0; i <= steps; i++) {
            widest = Math.max(
                    widest, Letters.SMALL.width(Numbers.plain(bins.scale().at(i))));
        }
        int every = (int) Math.max(1, Math.ceil((widest + 10) / step));
        for (int i = 0; i < (single ? steps : steps + 1); i += every) {
            double x = left + (single ? i + 0.5 : i) * step;
            svg.line(x, bottom, x, bottom + 4, Svg.PALE_INK);
            svg.text(
                    x,
                    bottom + 17,
                    "middle",
                    Letters.SMALL,
                    Numbers.plain(bins.scale().at(i)),
                    Double.MAX_VALUE);
        }
    }
}

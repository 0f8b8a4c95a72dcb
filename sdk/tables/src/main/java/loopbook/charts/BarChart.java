package loopbook.charts;

import java.util.ArrayList;
import java.util.List;
import loopbook.charts.Bars.Bar;

/** Lays out horizontal bars: names to the left, values at the ends, a light grid behind. */
final class BarChart {
    private static final double MARGIN = 16;
    private static final double HEAD = 44;
    private static final double AXIS = 42;
    private static final double NOTE = 18;
    private static final double GAP = 8;

    private final ChartOptions options;
    private final Bars bars;
    private final List<Bar> shown;
    private final String title;
    private final List<String> notes;

    private BarChart(Bars bars, ChartOptions options) {
        this.options = options;
        this.bars = bars;
        this.shown = bars.first(options.limit());
        this.title = options.titleOr(bars.value() + " by " + bars.category());
        this.notes = notes();
    }

    static Chart of(Bars bars, ChartOptions options) {
        BarChart chart = new BarChart(bars.ordered(options.inTableOrder()), options);
        String svg = options.standing()
                ? StandingBars.svg(chart.title, bars, chart.shown, chart.notes, options)
                : chart.svg();
        return new Chart(svg, TextForm.of(chart.title, chart.shown, chart.notes));
    }

    /** What the picture alone would hide: rows left out, values missing. */
    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (bars.rows().isEmpty()) {
            notes.add("no rows");
        }
        List<Bar> rest = bars.after(options.limit());
        if (!rest.isEmpty()) {
            double sum = rest.stream().mapToDouble(Bar::length).sum();
            notes.add("and " + Numbers.of(rest.size(), "more bar") + ", together " + Numbers.plain(sum));
        }
        long missing = bars.rows().stream().filter(b -> b.value().isEmpty()).count();
        if (missing > 0) {
            notes.add(Numbers.of(missing, "value") + " missing");
        }
        long beyond = bars.rows().stream()
                .filter(b -> b.value().isPresent() && !b.drawable())
                .count();
        if (beyond > 0) {
            notes.add(Numbers.of(beyond, "value") + " too large to draw");
        }
        return notes;
    }

    private String svg() {
        double fixed = HEAD + AXIS + (notes.isEmpty() ? 0 : NOTE) + MARGIN / 2;
        int rows = Math.max(1, shown.size());
        double rowHeight =
                options.height().isPresent() ? Math.max(4, (options.height().getAsInt() - fixed) / rows) : 24;
        int height = options.height().orElse((int) Math.ceil(fixed + rows * rowHeight));
        Svg svg = new Svg(options.width(), height, title);
        svg.text(MARGIN, 27, "start", Letters.TITLE, title, options.width() - 2 * MARGIN);
        if (!shown.isEmpty()) {
            draw(svg, rowHeight);
        }
        if (!notes.isEmpty()) {
            svg.text(
                    MARGIN,
                    height - 10.0,
                    "start",
                    Letters.SMALL,
                    String.join("; ", notes),
                    options.width() - 2 * MARGIN);
        }
        return svg.end();
    }

    private void draw(Svg svg, double rowHeight) {
        Letters names = new Letters(Math.min(12, Math.max(6, rowHeight * 0.7)), Svg.INK, false);
        double nameRoom = Math.min(
                options.width() * 0.38,
                shown.stream().mapToDouble(b -> names.width(b.label())).max().orElse(0));
        double valueRoom = shown.stream()
                .mapToDouble(b -> Letters.SMALL.width(b.valueText()))
                .max()
                .orElse(0);
        Scale scale = scale(options.width() - 2 * MARGIN - nameRoom - valueRoom);
        boolean below = scale.low() < 0;
        double left = MARGIN + nameRoom + GAP + (below ? valueRoom + GAP : 0);
        double right = options.width() - MARGIN - valueRoom - GAP;
        grid(svg, scale, left, right, HEAD + shown.size() * rowHeight);
        double zero = left + scale.part(0) * (right - left);
        for (int i = 0; i < shown.size(); i++) {
            Bar bar = shown.get(i);
            double top = HEAD + i * rowHeight;
            double middle = top + rowHeight / 2;
            double end = left + scale.part(bar.length()) * (right - left);
            double fromNames = MARGIN + nameRoom;
            svg.text(fromNames, middle + names.size() * 0.35, "end", names, bar.label(), nameRoom + 0.01);
            svg.rect(
                    Math.min(zero, end),
                    top + rowHeight * 0.15,
                    Math.abs(end - zero),
                    rowHeight * 0.7,
                    bar.look(options),
                    bar.label() + ": " + bar.valueText());
            value(svg, bar, end, middle);
        }
        double bottom = HEAD + shown.size() * rowHeight;
        svg.line(zero, HEAD, zero, bottom, Svg.PALE_INK);
        svg.text((left + right) / 2, bottom + 32, "middle", Letters.SMALL, bars.value(), right - left);
    }

    private static void value(Svg svg, Bar bar, double end, double middle) {
        boolean negative = bar.length() < 0;
        svg.text(
                negative ? end - 5 : end + 5,
                middle + 4,
                negative ? "end" : "start",
                Letters.SMALL,
                bar.valueText(),
                Double.MAX_VALUE);
    }

    private Scale scale(double room) {
        double low = Math.min(0, shown.stream().mapToDouble(Bar::length).min().orElse(0));
        double high = Math.max(0, shown.stream().mapToDouble(Bar::length).max().orElse(0));
        int parts = (int) Math.max(2, Math.min(6, room / 80));
        boolean counts = low == 0 && shown.stream().allMatch(b -> b.length() == Math.rint(b.length()));
        return counts ? Scale.ofCounts(high, parts) : Scale.around(low, high, parts);
    }

    private static void grid(Svg svg, Scale scale, double left, double right, double bottom) {
        for (double tick : scale.ticks()) {
            double x = left + scale.part(tick) * (right - left);
            svg.line(x, HEAD, x, bottom, Svg.GRID);
            svg.text(x, bottom + 16, "middle", Letters.SMALL, Numbers.plain(tick), Double.MAX_VALUE);
        }
    }
}

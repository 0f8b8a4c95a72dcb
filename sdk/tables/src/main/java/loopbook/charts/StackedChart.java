package loopbook.charts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tech.tablesaw.api.Table;

/** Lying bars made of parts, with a gap between them and their numbers in them where there is room. */
final class StackedChart {
    private static final double MARGIN = 16;
    private static final double ROW = 26;
    private static final double AXIS = 40;

    private final ChartOptions options;
    private final Crossed crossed;
    private final Series series;
    private final List<String> rows;
    private final String title;
    private final String across;
    private final List<String> notes = new ArrayList<>();

    private StackedChart(Crossed crossed, String title, String across, ChartOptions options) {
        this.options = options;
        this.crossed = crossed;
        this.title = title;
        this.across = across;
        this.series = Series.of(crossed.columnSums(), options, Series.MOST);
        List<String> all = crossed.rowNames(options.inTableOrder());
        this.rows = all.subList(0, Math.min(options.limit(), all.size()));
        if (all.size() > rows.size()) {
            double rest = all.subList(rows.size(), all.size()).stream()
                    .mapToDouble(crossed::ofRow)
                    .sum();
            notes.add("and " + Numbers.of(all.size() - rows.size(), "more bar") + ", together " + Numbers.plain(rest));
        }
        if (all.isEmpty()) {
            notes.add("no rows");
        }
    }

    static Chart of(Table table, String category, String series, Optional<String> value, ChartOptions options) {
        value.ifPresent(name -> refuseNegative(table, name));
        String what = value.orElse("count");
        String title = options.titleOr(what + " by " + category + " and " + series);
        StackedChart chart = new StackedChart(Crossed.of(table, category, series, value), title, what, options);
        return new Chart(chart.svg(), chart.text());
    }

    private static void refuseNegative(Table table, String value) {
        if (Columns.number(table, value).asDoubleColumn().isLessThan(0).size() > 0) {
            throw new IllegalArgumentException(
                    "Parts of a bar cannot be negative, but column \"" + value + "\" has negative numbers");
        }
    }

    private double part(String row, int index) {
        String name = series.names().get(index);
        boolean all = crossed.columnSums().size() == series.names().size();
        if (all || !name.equals(Series.OTHER)) {
            return crossed.at(row, name).orElse(0.0);
        }
        double known = 0;
        for (int i = 0; i < series.names().size(); i++) {
            known += i == index ? 0 : part(row, i);
        }
        return Math.max(0, crossed.ofRow(row) - known);
    }

    private String svg() {
        // The key takes as many lines as it takes: it is laid out once to know.
        double head = Key.draw(new Svg(options.width(), 100, ""), series, MARGIN, 44, options.width() - 2 * MARGIN);
        double foot = AXIS + (notes.isEmpty() ? 0 : 18);
        int count = Math.max(1, rows.size());
        double high =
                options.height().isPresent() ? Math.max(4, (options.height().getAsInt() - head - foot) / count) : ROW;
        int height = options.height().orElse((int) Math.ceil(head + foot + count * high));
        Svg svg = new Svg(options.width(), height, title);
        svg.text(MARGIN, 27, "start", Letters.TITLE, title, options.width() - 2 * MARGIN);
        Key.draw(svg, series, MARGIN, 44, options.width() - 2 * MARGIN);
        draw(svg, head, high);
        if (!notes.isEmpty()) {
            svg.text(
                    MARGIN,
                    height - 9.0,
                    "start",
                    Letters.SMALL,
                    String.join("; ", notes),
                    options.width() - 2 * MARGIN);
        }
        return svg.end();
    }

    private void draw(Svg svg, double top, double high) {
        double names = Math.min(options.width() * 0.35, widest());
        double left = MARGIN + names + 8;
        double total = Letters.SMALL.width(Numbers.plain(most()));
        double right = options.width() - MARGIN - total - 8;
        Scale scale = Scale.ofCounts(Math.max(most(), Double.MIN_NORMAL), Math.max(2, (int) ((right - left) / 80)));
        double bottom = top + rows.size() * high;
        for (double tick : scale.ticks()) {
            double x = left + scale.part(tick) * (right - left);
            svg.line(x, top, x, bottom, Svg.GRID);
            svg.text(x, bottom + 16, "middle", Letters.SMALL, Numbers.plain(tick), Double.MAX_VALUE);
        }
        svg.text((left + right) / 2, bottom + 32, "middle", Letters.SMALL, across, right - left);
        for (int i = 0; i < rows.size(); i++) {
            double middle = top + (i + 0.5) * high;
            svg.text(left - 8, middle + 4, "end", Letters.LABEL, rows.get(i), names + 0.01);
            double end = bar(svg, rows.get(i), scale, left, right, middle, high * 0.72);
            svg.text(end + 6, middle + 4, "start", Letters.SMALL, Numbers.plain(crossed.ofRow(rows.get(i))), 200);
        }
    }

    private double bar(Svg svg, String row, Scale scale, double left, double right, double middle, double thick) {
        double sum = 0;
        double x = left;
        for (int i = 0; i < series.names().size(); i++) {
            double part = part(row, i);
            sum += part;
            double end = left + scale.part(sum) * (right - left);
            if (part > 0) {
                String name = series.names().get(i);
                String number = Numbers.plain(part);
                String look = "fill=\"" + series.color(i) + "\" stroke=\"" + Svg.PAPER + "\" stroke-width=\"1.5\"";
                svg.rect(x, middle - thick / 2, end - x, thick, look, row + ", " + name + ": " + number);
                Letters letters = new Letters(10, Contrast.on(series.color(i)), false);
                if (letters.width(number) + 6 < end - x) {
                    svg.text((x + end) / 2, middle + 3.5, "middle", letters, number, end - x);
                }
            }
            x = end;
        }
        return x;
    }

    private double widest() {
        return rows.stream().mapToDouble(Letters.LABEL::width).max().orElse(0);
    }

    private double most() {
        return rows.stream().mapToDouble(crossed::ofRow).max().orElse(1);
    }

    private String text() {
        List<List<String>> lines = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of(""));
        head.addAll(series.names());
        lines.add(head);
        for (String row : rows) {
            List<String> line = new ArrayList<>(List.of(row));
            for (int i = 0; i < series.names().size(); i++) {
                line.add(Numbers.plain(part(row, i)));
            }
            lines.add(line);
        }
        return LetterGrid.of(title, lines, notes);
    }
}

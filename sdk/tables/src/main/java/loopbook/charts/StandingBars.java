package loopbook.charts;

import java.util.List;
import loopbook.charts.Bars.Bar;

/** Bars that stand, their names below them: slanted where they are too long to lie. */
final class StandingBars {
    private StandingBars() {}

    static String svg(String title, Bars bars, List<Bar> shown, List<String> notes, ChartOptions options) {
        double low = Math.min(0, Field.least(shown, Bar::length));
        double high = Math.max(0, Field.most(shown, Bar::length));
        boolean counts = low == 0 && shown.stream().allMatch(bar -> bar.length() == Math.rint(bar.length()));
        Axis y = counts
                ? Axis.counts(bars.value(), high, Field.upwards(options))
                : Axis.numbers(bars.value(), low, high, Field.upwards(options), true);
        Axis x = Axis.names(bars.category(), shown.stream().map(Bar::label).toList());
        Field field = Field.open(options, new Field.Words(title, Series.single(options), notes), x, y, true);
        double step = (field.right - field.left) / Math.max(1, shown.size());
        for (int i = 0; i < shown.size(); i++) {
            Bar bar = shown.get(i);
            double end = field.y(bar.length());
            double zero = field.y(0);
            double left = field.left + i * step + step * 0.14;
            field.svg.rect(
                    left,
                    Math.min(zero, end),
                    step * 0.72,
                    Math.abs(zero - end),
                    bar.look(options),
                    bar.label() + ": " + bar.valueText());
            if (Letters.SMALL.width(bar.valueText()) < step) {
                double above = bar.length() < 0 ? end + 13 : end - 4;
                field.svg.text(left + step * 0.36, above, "middle", Letters.SMALL, bar.valueText(), step);
            }
        }
        return field.svg.end();
    }
}

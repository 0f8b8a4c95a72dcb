package loopbook.charts;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** The field that points, lines, cells and standing bars are drawn into: title, key, axes with their names, a light grid, notes. */
final class Field {
    private static final double MARGIN = 16;
    private static final double TICK = 5;
    private static final double EDGE = 4;
    private static final int USUAL_HEIGHT = 380;

    final Svg svg;
    final double left;
    final double top;
    final double right;
    final double bottom;
    private final Axis x;
    private final Axis y;

    private Field(Svg svg, double left, double top, double right, double bottom, Axis x, Axis y) {
        this.svg = svg;
        this.left = left;
        this.top = top;
        this.right = right;
        this.bottom = bottom;
        this.x = x;
        this.y = y;
    }

    /** What stands around the field. */
    record Words(String title, Series series, List<String> notes) {}

    static Field open(ChartOptions options, Words words, Axis x, Axis y, boolean grid) {
        int height = options.height().orElse(USUAL_HEIGHT);
        Svg svg = new Svg(options.width(), height, words.title());
        double wide = options.width() - 2 * MARGIN;
        svg.text(MARGIN, 27, "start", Letters.TITLE, words.title(), wide);
        double top = Key.draw(svg, words.series(), MARGIN, 44, wide);
        double foot = words.notes().isEmpty() ? 0 : 18;
        if (foot > 0) {
            svg.text(MARGIN, height - 9.0, "start", Letters.SMALL, String.join("; ", words.notes()), wide);
        }
        svg.text(MARGIN, top + 8, "start", Letters.SMALL, y.name(), wide);
        double left = MARGIN + Math.min(options.width() * 0.3, widest(y)) + TICK + 3;
        double right = options.width() - MARGIN - (grid ? 8 : 0);
        double turned = turned(x, right - left);
        if (turned == 0 && grid) {
            // The names below the ends of the axis reach beyond it, but not beyond the chart.
            left = Math.max(left, EDGE + half(x.ticks(), 0));
            right = Math.min(
                    right, options.width() - EDGE - half(x.ticks(), x.ticks().size() - 1));
        }
        double bottom = height - foot - 24 - (turned > 0 ? turned + 4 : 18);
        Field field = new Field(svg, left, top + 20, right, Math.max(top + 60, bottom), x, y);
        field.axes(grid, turned);
        svg.text((left + right) / 2, height - foot - 9, "middle", Letters.SMALL, x.name(), right - left);
        return field;
    }

    private static double half(List<Axis.Tick> ticks, int at) {
        return ticks.isEmpty() ? 0 : Letters.SMALL.width(ticks.get(at).name()) / 2;
    }

    private static double widest(Axis axis) {
        return axis.ticks().stream()
                .mapToDouble(tick -> Letters.SMALL.width(tick.name()))
                .max()
                .orElse(0);
    }

    /** How high turned names are; 0 if they fit as they are. */
    private static double turned(Axis x, double room) {
        double step = room / Math.max(1, x.ticks().size());
        double widest = widest(x);
        return widest + 6 <= step ? 0 : Math.min(90, widest * 0.72) + 8;
    }

    private void axes(boolean grid, double turned) {
        for (Axis.Tick tick : y.ticks()) {
            double at = bottom - tick.part() * (bottom - top);
            if (grid) {
                svg.line(left, at, right, at, Svg.GRID);
            }
            svg.text(left - TICK, at + 4, "end", Letters.SMALL, tick.name(), left - MARGIN - TICK + 1);
        }
        double free = Double.NEGATIVE_INFINITY;
        for (Axis.Tick tick : x.ticks()) {
            double at = left + tick.part() * (right - left);
            if (grid) {
                svg.line(at, bottom, at, bottom + 4, Svg.PALE_INK);
            }
            if (turned > 0 && at > free) {
                svg.slanted(at + 3, bottom + 14, Letters.SMALL, tick.name(), 125);
                free = at + 11;
            } else if (turned == 0) {
                svg.text(at, bottom + 17, "middle", Letters.SMALL, tick.name(), Double.MAX_VALUE);
            }
        }
        if (grid) {
            svg.line(left, bottom, right, bottom, Svg.PALE_INK);
        }
    }

    double x(double value) {
        return left + x.part(value) * (right - left);
    }

    double y(double value) {
        return bottom - y.part(value) * (bottom - top);
    }

    /** How many ticks there is room for along x. */
    static int across(ChartOptions options) {
        return Math.max(2, options.width() / 95);
    }

    static int upwards(ChartOptions options) {
        return Math.max(2, Math.min(8, options.height().orElse(USUAL_HEIGHT) / 60));
    }

    static <T> double least(List<T> all, ToDoubleFunction<T> value) {
        return all.stream().mapToDouble(value).min().orElse(0);
    }

    static <T> double most(List<T> all, ToDoubleFunction<T> value) {
        return all.stream().mapToDouble(value).max().orElse(1);
    }
}

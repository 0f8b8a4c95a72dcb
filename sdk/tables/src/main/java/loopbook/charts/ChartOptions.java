package loopbook.charts;

import java.util.Objects;
import java.util.OptionalInt;

/**
 * How a chart looks. Values never change: each method returns a changed copy.
 *
 * @param title the line above the chart; empty for the chart's own
 * @param width in pixels
 * @param height in pixels; empty for what the content needs
 * @param color of the bars, as {@code #rrggbb}
 * @param limit how many bars are drawn at most; what is left out is counted below the chart
 * @param bins about how many steps a histogram has; empty for a number that suits the values
 * @param inTableOrder whether bars keep the order of the rows
 */
public record ChartOptions(
        String title, int width, OptionalInt height, String color, int limit, OptionalInt bins, boolean inTableOrder) {

    static final ChartOptions DEFAULT =
            new ChartOptions("", 640, OptionalInt.empty(), "#2f6fdb", 30, OptionalInt.empty(), false);

    /** Refuses sizes that nothing fits into, and colours of another form. */
    public ChartOptions {
        Objects.requireNonNull(title, "title");
        require(width >= 200 && width <= 4000, "a chart is 200 to 4000 pixels wide, not " + width);
        height.ifPresent(h -> require(h >= 120 && h <= 8000, "a chart is 120 to 8000 pixels high, not " + h));
        require(color.matches("#[0-9a-fA-F]{6}"), "a colour is written as #rrggbb, not " + color);
        require(limit >= 1 && limit <= 500, "a chart draws 1 to 500 bars, not " + limit);
        bins.ifPresent(b -> require(b >= 1 && b <= 200, "a histogram has 1 to 200 steps, not " + b));
    }

    /** The line above the chart. */
    public ChartOptions title(String text) {
        return new ChartOptions(text, width, height, color, limit, bins, inTableOrder);
    }

    /** The size in pixels. */
    public ChartOptions size(int newWidth, int newHeight) {
        return new ChartOptions(title, newWidth, OptionalInt.of(newHeight), color, limit, bins, inTableOrder);
    }

    /** The width in pixels; the height follows from the content. */
    public ChartOptions width(int pixels) {
        return new ChartOptions(title, pixels, height, color, limit, bins, inTableOrder);
    }

    /** The colour of the bars, as {@code #rrggbb}. */
    public ChartOptions color(String hex) {
        return new ChartOptions(title, width, height, hex, limit, bins, inTableOrder);
    }

    /** At most so many bars; 30 unless told. */
    public ChartOptions limit(int bars) {
        return new ChartOptions(title, width, height, color, bars, bins, inTableOrder);
    }

    /** About so many steps of a histogram: their width is a round number. */
    public ChartOptions bins(int steps) {
        return new ChartOptions(title, width, height, color, limit, OptionalInt.of(steps), inTableOrder);
    }

    /** Bars in the order of the table's rows. */
    public ChartOptions tableOrder() {
        return new ChartOptions(title, width, height, color, limit, bins, true);
    }

    String titleOr(String own) {
        return title.isEmpty() ? own : title;
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}

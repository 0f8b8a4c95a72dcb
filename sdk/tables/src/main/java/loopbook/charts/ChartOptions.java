package loopbook.charts;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** How a chart looks. Immutable: each method returns changed options. */
public final class ChartOptions {
    static final ChartOptions DEFAULT = new ChartOptions();

    private String title = "";
    private int width = 640;
    private OptionalInt height = OptionalInt.empty();
    private String color = "#2f6fdb";
    private Map<String, String> colors = Map.of();
    private int limit = 30;
    private OptionalInt bins = OptionalInt.empty();
    private boolean inTableOrder;
    private boolean upright;
    private boolean logX;
    private boolean logY;
    private Optional<String> by = Optional.empty();

    private ChartOptions() {}

    private ChartOptions with(Consumer<ChartOptions> change) {
        ChartOptions copy = new ChartOptions();
        copy.title = title;
        copy.width = width;
        copy.height = height;
        copy.color = color;
        copy.colors = colors;
        copy.limit = limit;
        copy.bins = bins;
        copy.inTableOrder = inTableOrder;
        copy.upright = upright;
        copy.logX = logX;
        copy.logY = logY;
        copy.by = by;
        change.accept(copy);
        return copy;
    }

    /** The line above the chart; by itself it names what is drawn. */
    public ChartOptions title(String text) {
        return with(o -> o.title = Objects.requireNonNull(text, "title"));
    }

    /** The size in pixels: 200 to 4000 wide, 120 to 8000 high. */
    public ChartOptions size(int newWidth, int newHeight) {
        require(newHeight >= 120 && newHeight <= 8000, "a chart is 120 to 8000 pixels high, not " + newHeight);
        return width(newWidth).with(o -> o.height = OptionalInt.of(newHeight));
    }

    /** The width in pixels, 640 unless told; the height follows from the content. */
    public ChartOptions width(int pixels) {
        require(pixels >= 200 && pixels <= 4000, "a chart is 200 to 4000 pixels wide, not " + pixels);
        return with(o -> o.width = pixels);
    }

    /** The colour where there is only one, as {@code #rrggbb}. */
    public ChartOptions color(String hex) {
        return with(o -> o.color = checked(hex));
    }

    /**
     * Colours by name of the bar or series: {@code o.colors(dataset.colors())} takes those of the ontology. Values are
     * written as {@code #rrggbb}. A name without one gets a colour of a set that colour-blind eyes tell apart.
     */
    public ChartOptions colors(Map<String, ?> byName) {
        Map<String, String> hex = new HashMap<>();
        byName.forEach((name, value) -> hex.put(name, checked(value.toString())));
        return with(o -> o.colors = Map.copyOf(hex));
    }

    /** At most so many bars, rows or columns; 30 unless told. What is left out is said, or put together as "other".
     * A field of cells has no more than 100 rows and columns. */
    public ChartOptions limit(int most) {
        require(most >= 1 && most <= 500, "a chart draws 1 to 500 bars, not " + most);
        return with(o -> o.limit = most);
    }

    /** About so many steps of a histogram: their width is a round number. */
    public ChartOptions bins(int steps) {
        require(steps >= 1 && steps <= 200, "a histogram has 1 to 200 steps, not " + steps);
        return with(o -> o.bins = OptionalInt.of(steps));
    }

    /** Bars, rows and columns in the order of the table's rows. */
    public ChartOptions tableOrder() {
        return with(o -> o.inTableOrder = true);
    }

    /** Bars that stand, instead of lying ones. */
    public ChartOptions upright() {
        return with(o -> o.upright = true);
    }

    /** Powers of ten along x: what is not above 0 is left out, and counted. */
    public ChartOptions logX() {
        return with(o -> o.logX = true);
    }

    /** Powers of ten along y: what is not above 0 is left out, and counted. */
    public ChartOptions logY() {
        return with(o -> o.logY = true);
    }

    /** A colour and a mark, or a line, of its own for each value of this column. */
    public ChartOptions by(String column) {
        return with(o -> o.by = Optional.of(column));
    }

    String titleOr(String own) {
        return title.isEmpty() ? own : title;
    }

    int width() {
        return width;
    }

    OptionalInt height() {
        return height;
    }

    String color() {
        return color;
    }

    /** The colour of a bar of this name. */
    String colorOf(String name) {
        return colors.getOrDefault(name, color);
    }

    Map<String, String> colors() {
        return colors;
    }

    int limit() {
        return limit;
    }

    OptionalInt bins() {
        return bins;
    }

    boolean inTableOrder() {
        return inTableOrder;
    }

    boolean standing() {
        return upright;
    }

    boolean isLogX() {
        return logX;
    }

    boolean isLogY() {
        return logY;
    }

    Optional<String> by() {
        return by;
    }

    private static String checked(String hex) {
        require(hex.matches("#[0-9a-fA-F]{6}"), "a colour is written as #rrggbb, not " + hex);
        return hex;
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}

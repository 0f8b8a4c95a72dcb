package loopbook.charts;

import java.util.Arrays;
import loopbook.charts.Points.Point;
import loopbook.tables.TableText;

/** Points in letters, for a terminal: one sign a series, the ends of the axes in words. */
final class LetterPlot {
    private static final int WIDE = 64;
    private static final int HIGH = 16;
    private static final String SIGNS = "o+x*#@%&";

    private LetterPlot() {}

    static String of(String title, Points points) {
        char[][] grid = new char[HIGH][WIDE];
        Arrays.stream(grid).forEach(row -> Arrays.fill(row, ' '));
        for (Point point : points.drawn()) {
            int column = cell(points.x().part(point.x()), WIDE);
            int row = HIGH - 1 - cell(points.y().part(point.y()), HIGH);
            grid[row][column] = SIGNS.charAt(point.series() % SIGNS.length());
        }
        int room = Math.max(
                name(points.y(), true).length(), name(points.y(), false).length());
        var text = new StringBuilder(TableText.line(title));
        for (int row = 0; row < HIGH; row++) {
            String name = row == 0 ? name(points.y(), true) : row == HIGH - 1 ? name(points.y(), false) : "";
            text.append('\n')
                    .append(" ".repeat(room - name.length()))
                    .append(name)
                    .append(" │");
            text.append(new String(grid[row]).stripTrailing());
        }
        String low = name(points.x(), false);
        String high = name(points.x(), true);
        text.append('\n').append(" ".repeat(room)).append(" └").append("─".repeat(WIDE));
        text.append('\n').append(" ".repeat(room + 2)).append(low);
        text.append(" ".repeat(Math.max(1, WIDE - low.length() - high.length())))
                .append(high);
        text.append("\nacross: ")
                .append(points.x().name())
                .append("; upwards: ")
                .append(points.y().name());
        return text + key(points.series()) + "\n(" + String.join("; ", points.notes()) + ")";
    }

    private static int cell(double part, int cells) {
        return (int) Math.max(0, Math.min(cells - 1, Math.round(part * (cells - 1))));
    }

    private static String name(Axis axis, boolean high) {
        if (axis.ticks().isEmpty()) {
            return "";
        }
        return axis.ticks().get(high ? axis.ticks().size() - 1 : 0).name();
    }

    private static String key(Series series) {
        if (!series.named()) {
            return "";
        }
        var text = new StringBuilder();
        for (int i = 0; i < series.names().size(); i++) {
            text.append(i == 0 ? "\n" : "   ")
                    .append(SIGNS.charAt(i % SIGNS.length()))
                    .append(' ')
                    .append(TableText.line(series.names().get(i)));
        }
        return text.toString();
    }
}

package loopbook.charts;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import loopbook.charts.Points.Point;
import tech.tablesaw.api.Table;

/** Rows as marks, or as lines from mark to mark. */
final class PointChart {
    /** More than this, and a word for each mark weighs more than it tells. */
    private static final int NAMED = 600;

    private static final int MARKS_ON_LINES = 60;

    private final Points points;
    private final Field field;

    private PointChart(Points points, Field field) {
        this.points = points;
        this.field = field;
    }

    static Chart scatter(Table table, String x, String y, ChartOptions options) {
        Points points = Points.of(table, x, y, options, "point");
        String title = options.titleOr(y + " by " + x);
        Field field = Field.open(
                options, new Field.Words(title, points.series(), points.notes()), points.x(), points.y(), true);
        new PointChart(points, field).marks(points.drawn(), points.drawn().size() > 800 ? 2.5 : 4);
        return new Chart(field.svg.end(), LetterPlot.of(title, points));
    }

    static Chart line(Table table, String x, String y, ChartOptions options) {
        Points points = Points.of(table, x, y, options, "point");
        String title = options.titleOr(y + " by " + x);
        Field field = Field.open(
                options, new Field.Words(title, points.series(), points.notes()), points.x(), points.y(), true);
        PointChart chart = new PointChart(points, field);
        IntStream.range(0, points.series().names().size()).forEach(chart::line);
        return new Chart(field.svg.end(), LetterPlot.of(title, points));
    }

    private void marks(List<Point> these, double size) {
        boolean named = points.drawn().size() <= NAMED;
        for (Point point : these) {
            String color = points.series().color(point.series());
            field.svg.mark(
                    point.series(), field.x(point.x()), field.y(point.y()), size, color, named ? point.name() : "");
        }
    }

    private void line(int series) {
        List<Point> own = points.drawn().stream()
                .filter(point -> point.series() == series)
                .sorted(Comparator.comparingDouble(Point::x).thenComparingDouble(Point::y))
                .toList();
        double[] xy = new double[2 * own.size()];
        for (int i = 0; i < own.size(); i++) {
            xy[2 * i] = field.x(own.get(i).x());
            xy[2 * i + 1] = field.y(own.get(i).y());
        }
        if (own.size() > 1) {
            String dashes = points.series().dashes(series);
            field.svg.path(
                    Svg.line(xy),
                    "fill=\"none\" stroke=\"" + points.series().color(series) + "\" stroke-width=\"2\""
                            + " stroke-linejoin=\"round\""
                            + (dashes.isEmpty() ? "" : " stroke-dasharray=\"" + dashes + "\""),
                    "");
        }
        if (own.size() <= MARKS_ON_LINES) {
            marks(own, 4);
        }
    }
}

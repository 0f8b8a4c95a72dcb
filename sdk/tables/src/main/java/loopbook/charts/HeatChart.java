package loopbook.charts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tech.tablesaw.api.Table;

/** A field of cells, the darker the more, with their numbers in them where there is room. */
final class HeatChart {
    private static final double CELL = 28;

    /** How dark the least value is: darker than a cell without one. */
    private static final double LEAST = 0.1;

    /** Along each side: ten thousand cells are more than anybody reads, and a megabyte of a notebook. */
    private static final int MOST = 100;

    private static final Letters SMALL = new Letters(10, Svg.INK, false);

    private final Crossed crossed;
    private final List<String> rows;
    private final List<String> columns;
    private final List<String> notes = new ArrayList<>();
    private final double low;
    private final double high;

    private HeatChart(Crossed crossed, ChartOptions options) {
        this.crossed = crossed;
        int most = Math.min(MOST, options.limit());
        this.rows = first(crossed.rowNames(options.inTableOrder()), most, "row");
        this.columns = first(crossed.columnNames(options.inTableOrder()), most, "column");
        double least = 0;
        double greatest = 0;
        for (String row : rows) {
            for (String column : columns) {
                double value = crossed.at(row, column).orElse(0.0);
                least = Math.min(least, value);
                greatest = Math.max(greatest, value);
            }
        }
        this.low = least;
        this.high = greatest > least ? greatest : least + 1;
        if (rows.isEmpty()) {
            notes.add("no rows");
        }
    }

    private List<String> first(List<String> names, int limit, String what) {
        if (names.size() > limit) {
            notes.add(Numbers.of(names.size() - limit, "more " + what) + " left out");
        }
        return names.subList(0, Math.min(limit, names.size()));
    }

    static Chart of(Table table, String row, String column, Optional<String> value, ChartOptions options) {
        HeatChart chart = new HeatChart(Crossed.of(table, row, column, value), options);
        String title = options.titleOr(value.orElse("count") + " by " + row + " and " + column);
        return new Chart(chart.svg(title, row, column, options), chart.text(title));
    }

    private String svg(String title, String row, String column, ChartOptions options) {
        int height = options.height().orElse((int) Math.max(200, 150 + CELL * rows.size()));
        // From top to bottom as in the table: the axis counts from below.
        List<String> upwards = new ArrayList<>(rows);
        java.util.Collections.reverse(upwards);
        Field field = Field.open(
                options.size(options.width(), Math.min(8000, height)),
                new Field.Words(title, Series.single(options), notes),
                Axis.names(column, columns),
                Axis.names(row, upwards),
                false);
        double wide = (field.right - field.left) / Math.max(1, columns.size());
        double tall = (field.bottom - field.top) / Math.max(1, rows.size());
        for (int r = 0; r < rows.size(); r++) {
            for (int c = 0; c < columns.size(); c++) {
                cell(field, r, c, wide, tall);
            }
        }
        return field.svg.end();
    }

    private void cell(Field field, int r, int c, double wide, double tall) {
        Optional<Double> value = crossed.at(rows.get(r), columns.get(c));
        double x = field.left + c * wide;
        double y = field.top + r * tall;
        double part = (value.orElse(0.0) - low) / (high - low);
        String shade = Contrast.shade(LEAST + (1 - LEAST) * part);
        String look = value.isPresent()
                ? "fill=\"" + shade + "\" stroke=\"" + Svg.PAPER + "\""
                : "fill=\"#f6f8fa\" stroke=\"" + Svg.PAPER + "\"";
        String number = value.map(Numbers::plain).orElse("none");
        field.svg.rect(x, y, wide, tall, look, rows.get(r) + ", " + columns.get(c) + ": " + number);
        if (value.isPresent() && SMALL.width(number) + 4 < wide && tall > 12) {
            Letters letters = new Letters(10, Contrast.on(shade), false);
            field.svg.text(x + wide / 2, y + tall / 2 + 3.5, "middle", letters, number, wide);
        }
    }

    private String text(String title) {
        List<List<String>> lines = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of(""));
        head.addAll(columns);
        lines.add(head);
        for (String row : rows) {
            List<String> line = new ArrayList<>(List.of(row));
            columns.forEach(column ->
                    line.add(crossed.at(row, column).map(Numbers::plain).orElse("·")));
            lines.add(line);
        }
        return LetterGrid.of(title, lines, notes);
    }
}

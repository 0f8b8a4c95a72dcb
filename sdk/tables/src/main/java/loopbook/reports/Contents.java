package loopbook.reports;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import loopbook.charts.Charts;
import loopbook.shapes.Colour;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** What items and their annotations amount to, from their two tables. */
final class Contents {
    private static final int GRID = 8;

    private final Table items;
    private final Table annotations;
    private final Map<String, Colour> colours;
    private final ZoneId zone;

    Contents(Table items, Table annotations, Map<String, Colour> colours, ZoneId zone) {
        this.items = items;
        this.annotations = annotations;
        this.colours = colours;
        this.zone = zone;
    }

    Map<String, Finding> findings() {
        Map<String, Finding> all = new LinkedHashMap<>();
        all.put("labels", counted("Annotations by label", "label"));
        all.put("types", counted("Annotations by type", "type"));
        all.put("annotators", annotators());
        all.put("days", days());
        all.put("objects", objects());
        all.put("attributes", attributes());
        all.put("sizes", sizes());
        all.put("positions", positions());
        all.put("pairs", pairs());
        all.put("subsets", subsets());
        all.put("empty", empty());
        return all;
    }

    private Finding counted(String title, String column) {
        return new Finding(
                title,
                Counting.of(annotations, column),
                t -> Charts.bar(t, o -> o.title(title).colors(colours)));
    }

    private Finding annotators() {
        String title = "Annotations by annotator and label";
        return new Finding(
                title,
                Counting.of(annotations, "creator", "label"),
                t -> Charts.stacked(
                        t, "creator", "label", "count", o -> o.title(title).colors(colours)));
    }

    private Finding days() {
        Map<LocalDate, Map<String, Integer>> byDay = new TreeMap<>();
        for (int row = 0; row < annotations.rowCount(); row++) {
            if (!annotations.column("createdAt").isMissing(row)) {
                LocalDate day = annotations
                        .instantColumn("createdAt")
                        .get(row)
                        .atZone(zone)
                        .toLocalDate();
                byDay.computeIfAbsent(day, d -> new TreeMap<>())
                        .merge(Counting.word(annotations.column("creator"), row), 1, Integer::sum);
            }
        }
        DateColumn day = DateColumn.create("day");
        StringColumn annotator = StringColumn.create("annotator");
        IntColumn count = IntColumn.create("annotations");
        byDay.forEach((date, people) -> people.forEach((person, n) -> {
            day.append(date);
            annotator.append(person);
            count.append(n);
        }));
        String title = "Annotations by day (" + zone + ")";
        return new Finding(
                title,
                Table.create(title, day, annotator, count),
                t -> Charts.line(t, "day", "annotations", o -> o.title(title).by("annotator")));
    }

    private Finding objects() {
        Map<String, Integer> byItem = new HashMap<>();
        annotations.stringColumn("itemId").forEach(id -> byItem.merge(id, 1, Integer::sum));
        Map<Integer, Integer> counts = new TreeMap<>();
        items.stringColumn("id").forEach(id -> counts.merge(byItem.getOrDefault(id, 0), 1, Integer::sum));
        IntColumn objects = IntColumn.create("objects");
        IntColumn number = IntColumn.create("items");
        counts.forEach((n, times) -> {
            objects.append(n);
            number.append(times);
        });
        String title = "Objects per item";
        return new Finding(
                title,
                Table.create(title, objects, number),
                t -> Charts.bar(
                        t, "objects", "items", o -> o.title(title).upright().tableOrder()));
    }

    private Finding attributes() {
        Counting counting = new Counting("label", "attribute", "value");
        for (Column<?> column : annotations.columns()) {
            if (column.name().startsWith("attr.")) {
                for (int row = 0; row < column.size(); row++) {
                    if (!column.isMissing(row)) {
                        counting.add(
                                Counting.word(annotations.column("label"), row),
                                column.name().substring("attr.".length()),
                                String.valueOf(column.get(row)));
                    }
                }
            }
        }
        String title = "Values of attributes";
        return new Finding(
                title,
                counting.table("count"),
                t -> Charts.stacked(t, "attribute", "value", "count", o -> o.title(title)));
    }

    private Finding sizes() {
        StringColumn label = StringColumn.create("label");
        DoubleColumn width = DoubleColumn.create("width");
        DoubleColumn height = DoubleColumn.create("height");
        DoubleColumn area = DoubleColumn.create("area");
        for (int row = 0; row < annotations.rowCount(); row++) {
            double wide = value("right", row) - value("left", row);
            double high = value("bottom", row) - value("top", row);
            if (wide > 0 || high > 0) {
                label.append(Counting.word(annotations.column("label"), row));
                width.append(wide);
                height.append(high);
                area.append(value("area", row));
            }
        }
        String title = "Sizes of objects in pixels";
        return new Finding(
                title,
                Table.create(title, label, width, height, area),
                t -> Charts.scatter(
                        t, "width", "height", o -> o.title(title).by("label").colors(colours)));
    }

    private double value(String column, int row) {
        DoubleColumn numbers = annotations.doubleColumn(column);
        return numbers.isMissing(row) ? Double.NaN : numbers.getDouble(row);
    }

    /** Where the middles of objects lie, in eighths of the picture. */
    private Finding positions() {
        Map<String, Integer> rowOf = new HashMap<>();
        for (int row = 0; row < items.rowCount(); row++) {
            rowOf.put(items.stringColumn("id").get(row), row);
        }
        int[][] grid = new int[GRID][GRID];
        for (int row = 0; row < annotations.rowCount(); row++) {
            Integer item = rowOf.get(annotations.stringColumn("itemId").get(row));
            if (item != null
                    && !items.column("width").isMissing(item)
                    && !items.column("height").isMissing(item)) {
                double across = value("x", row) / items.intColumn("width").getInt(item);
                double down = value("y", row) / items.intColumn("height").getInt(item);
                if (across >= 0 && across <= 1 && down >= 0 && down <= 1) {
                    grid[Math.min(GRID - 1, (int) (down * GRID))][Math.min(GRID - 1, (int) (across * GRID))]++;
                }
            }
        }
        StringColumn down = StringColumn.create("down");
        StringColumn across = StringColumn.create("across");
        IntColumn count = IntColumn.create("count");
        for (int y = 0; y < GRID; y++) {
            for (int x = 0; x < GRID; x++) {
                down.append(y + "/" + GRID);
                across.append(x + "/" + GRID);
                count.append(grid[y][x]);
            }
        }
        String title = "Middles of objects in the picture";
        return new Finding(
                title,
                Table.create(title, down, across, count),
                t -> Charts.heat(
                        t, "down", "across", "count", o -> o.title(title).tableOrder()));
    }

    private Finding pairs() {
        Map<String, TreeSet<String>> byItem = new LinkedHashMap<>();
        for (int row = 0; row < annotations.rowCount(); row++) {
            byItem.computeIfAbsent(annotations.stringColumn("itemId").get(row), id -> new TreeSet<>())
                    .add(Counting.word(annotations.column("label"), row));
        }
        Counting counting = new Counting("label", "with");
        byItem.values().forEach(labels -> {
            List<String> names = List.copyOf(labels);
            for (int i = 0; i < names.size(); i++) {
                for (int j = i + 1; j < names.size(); j++) {
                    counting.add(names.get(i), names.get(j));
                }
            }
        });
        String title = "Labels in one picture";
        return new Finding(
                title,
                counting.table("items"),
                t -> Charts.heat(
                        t, "label", "with", "items", o -> o.title(title).limit(20)));
    }

    private Finding subsets() {
        Map<String, String> subsetOf = new HashMap<>();
        for (int row = 0; row < items.rowCount(); row++) {
            subsetOf.put(items.stringColumn("id").get(row), subset(row));
        }
        Counting counting = new Counting("subset", "label");
        for (int row = 0; row < annotations.rowCount(); row++) {
            counting.add(
                    subsetOf.getOrDefault(annotations.stringColumn("itemId").get(row), Counting.NONE),
                    Counting.word(annotations.column("label"), row));
        }
        String title = "Labels over subsets for machine learning";
        return new Finding(
                title,
                counting.table("count"),
                t -> Charts.stacked(
                        t, "subset", "label", "count", o -> o.title(title).colors(colours)));
    }

    private String subset(int row) {
        for (String name : List.of("train", "validation", "test")) {
            String column = "metadata.system.tags." + name;
            if (items.containsColumn(column)
                    && Boolean.TRUE.equals(items.column(column).get(row))) {
                return name;
            }
        }
        return Counting.NONE;
    }

    private Finding empty() {
        TreeSet<String> annotated =
                new TreeSet<>(annotations.stringColumn("itemId").asList());
        StringColumn filename = StringColumn.create("filename");
        StringColumn id = StringColumn.create("id");
        for (int row = 0; row < items.rowCount(); row++) {
            String itemId = items.stringColumn("id").get(row);
            if (!annotated.contains(itemId)) {
                filename.append(items.stringColumn("filename").get(row));
                id.append(itemId);
            }
        }
        String title = "Items without annotations";
        int none = filename.size();
        Table both = Table.create(
                "items",
                StringColumn.create("items", "annotated", "without annotations"),
                IntColumn.create("count", items.rowCount() - none, none));
        return new Finding(title, Table.create(title, filename, id), t -> Charts.bar(both, o -> o.title(title)));
    }
}

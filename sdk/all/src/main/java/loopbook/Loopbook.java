package loopbook;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import loopbook.charts.Chart;
import loopbook.charts.ChartOptions;
import loopbook.charts.Charts;
import loopbook.client.Annotation;
import loopbook.client.Dataset;
import loopbook.client.Item;
import loopbook.client.Project;
import loopbook.client.Task;
import loopbook.filters.Condition;
import loopbook.filters.Conditions;
import loopbook.filters.Field;
import loopbook.pictures.Compared;
import loopbook.pictures.Gallery;
import loopbook.pictures.GalleryOptions;
import loopbook.pictures.Picture;
import loopbook.pictures.PictureOptions;
import loopbook.pictures.Pictures;
import loopbook.reports.Agreement;
import loopbook.reports.AgreementOptions;
import loopbook.reports.Quality;
import loopbook.reports.QualityOptions;
import loopbook.reports.Statistics;
import loopbook.shapes.Box;
import loopbook.shapes.Classification;
import loopbook.shapes.Cube;
import loopbook.shapes.Description;
import loopbook.shapes.Ellipse;
import loopbook.shapes.FreeText;
import loopbook.shapes.Mask;
import loopbook.shapes.Note;
import loopbook.shapes.Point;
import loopbook.shapes.Polygon;
import loopbook.shapes.Polyline;
import loopbook.shapes.Pose;
import loopbook.shapes.Shapes;
import loopbook.shapes.Subtitle;
import loopbook.shapes.Vertex;
import loopbook.tables.Tables;
import tech.tablesaw.api.Table;

/**
 * The short names of a session: {@code import static loopbook.Loopbook.*}. Each is one line for what it calls, where the
 * details stand; {@link #help()} lists them.
 */
public final class Loopbook {
    private static final String HELP =
            """
            conditions    where("metadata.user.score").gt(0.5)   label("Cat")   annotated(false)   dir("/cats")
                          filename("/cats/*")   withAnnotation(c)   not(c)   any(a, b)   all(a, b)   a.and(b)   a.or(b)
            shapes        box("Cat", left, top, right, bottom)   point("Eye", x, y)   polygon("Ear", x1, y1, x2, y2, …)
                          polyline(…)   ellipse("Face", x, y, rx, ry)   classification("Indoor")   mask("Cat", rows)
                          pose("Cat", templateId)   cube("Box", front, back)   note("Look", l, t, r, b, "…")
                          subtitle("Text", "…")   description("…")   freeText("…")   Shapes. has them all
            tables        table(anything that lists)      a Tablesaw table, one row a thing
                          counts(table, "label")          how often each value is there
                          sql("select …", table)          SQL, after %maven org.duckdb:duckdb_jdbc:2.0.0.1
                                                          (at the prompt: scripts/jshell --with duckdb)
            pictures      picture(item)                   the picture with its annotations; .save(path)
                          picture(annotation)             the part that it is in
                          compare(item)   blend(item)     its annotators side by side, or in one picture
                          gallery(listing)                many of them
            charts        bar(table, "label")   histogram(table, "column")   stacked(table, "label", "creator")
                          scatter(table, "x", "y")   line(table, "day", "count")   heat(table, "a", "b")
            reports       stats(dataset)   stats(task)    .get("labels") is a table, .chart() its picture
                          agreement(dataset)   quality(dataset)
            platform      dl, Dataloop.local(), dl.login(), dl.samples(), dl.projects().get("name")""";

    private Loopbook() {}

    /** What there is, a line each. */
    public static String help() {
        return HELP;
    }

    /** A field of what is listed, to be compared: {@code where("metadata.user.score").gt(0.5)}. */
    public static Field where(String field) {
        return Conditions.where(field);
    }

    /** Annotations with one of these labels; asked of items: those that have such an annotation. */
    public static Condition label(String... any) {
        return Conditions.label(any);
    }

    /** Items that have an annotation which fulfils all of this; asked of annotations: the condition itself. */
    public static Condition withAnnotation(Condition condition) {
        return Conditions.withAnnotation(condition);
    }

    /** Items that have annotations, or, with {@code false}, that have none. */
    public static Condition annotated(boolean annotated) {
        return Conditions.annotated(annotated);
    }

    /** Items directly in this folder, such as {@code /cats}. */
    public static Condition dir(String folder) {
        return Conditions.dir(folder);
    }

    /** Items by full name, where {@code *} stands for any text. */
    public static Condition filename(String glob) {
        return Conditions.filename(glob);
    }

    /** The opposite of a condition, where the platform has a word for it. */
    public static Condition not(Condition condition) {
        return Conditions.not(condition);
    }

    /** At least one of these. */
    public static Condition any(Condition... conditions) {
        return Conditions.any(conditions);
    }

    /** Each of these; with none: everything. */
    public static Condition all(Condition... conditions) {
        return Conditions.all(conditions);
    }

    /** A box in pixels of the picture; x grows to the right, y downwards. */
    public static Box box(String label, double left, double top, double right, double bottom) {
        return Shapes.box(label, left, top, right, bottom);
    }

    /** A point in pixels of the picture. */
    public static Point point(String label, double x, double y) {
        return Shapes.point(label, x, y);
    }

    /** A closed outline through these corners: x, y, x, y, … */
    public static Polygon polygon(String label, double... xy) {
        return Shapes.polygon(label, xy);
    }

    /** An open line through these corners: x, y, x, y, … */
    public static Polyline polyline(String label, double... xy) {
        return Shapes.polyline(label, xy);
    }

    /** An ellipse by its centre and its two radii, in pixels. */
    public static Ellipse ellipse(String label, double x, double y, double rx, double ry) {
        return Shapes.ellipse(label, x, y, rx, ry);
    }

    /** A label for the picture as a whole. */
    public static Classification classification(String label) {
        return Shapes.classification(label);
    }

    /** The pixels that are true, row by row. */
    public static Mask mask(String label, boolean[][] rows) {
        return Shapes.mask(label, rows);
    }

    /** The pixels of a picture that are not transparent and not black. */
    public static Mask mask(String label, BufferedImage picture) {
        return Shapes.mask(label, picture);
    }

    /** A skeleton by a template of the recipe; its points are annotations of their own, with it as their parent. */
    public static Pose pose(String label, String templateId) {
        return Shapes.pose(label, templateId);
    }

    /** A box with depth: four corners in front and four behind, each from the upper left clockwise. */
    public static Cube cube(String label, List<Vertex> front, List<Vertex> back) {
        return Shapes.cube(label, front, back);
    }

    /** A talk about a place in the picture, with what you have to say. */
    public static Note note(String label, double left, double top, double right, double bottom, String... messages) {
        return Shapes.note(label, left, top, right, bottom, messages);
    }

    /** What is said; from when to when is added with the annotation. */
    public static Subtitle subtitle(String label, String text) {
        return Shapes.subtitle(label, text);
    }

    /** What the item shows, in words. */
    public static Description description(String text) {
        return Shapes.description(text);
    }

    /** A text about the item. */
    public static FreeText freeText(String text) {
        return Shapes.freeText(text);
    }

    /** A table of whatever lists: a listing, entities, a project, a dataset, an item. One row a thing, fields flattened. */
    public static Table table(Object source) {
        return Tables.table(source);
    }

    /** What an SQL query answers about tables, each under its own name; with {@code %maven org.duckdb:duckdb_jdbc:2.0.0.1}. */
    public static Table sql(String query, Table... tables) {
        return Tables.sql(query, tables);
    }

    /** The same about whatever lists, under these names. */
    public static Table sql(String query, Map<String, ?> tables) {
        return Tables.sql(query, tables);
    }

    /** How often each value, or each combination of values, of these columns is there; the most frequent first. */
    public static Table counts(Table table, String... columns) {
        return Tables.counts(table, columns);
    }

    /** The picture of an item with its annotations drawn on it. */
    public static Picture picture(Item item) {
        return Pictures.picture(item);
    }

    /** The same, drawn as the options say: {@code o -> o.labels("Cat").thickness(2)}. */
    public static Picture picture(Item item, UnaryOperator<PictureOptions> options) {
        return Pictures.picture(item, options);
    }

    /** Many pictures at once, small. */
    public static Gallery gallery(Iterable<Item> items) {
        return Pictures.gallery(items);
    }

    /** The same, as the options say: {@code o -> o.columns(6).size(160)}. */
    public static Gallery gallery(Iterable<Item> items, UnaryOperator<GalleryOptions> options) {
        return Pictures.gallery(items, options);
    }

    /** A bar for each row of a table of counts, such as {@code table.countBy("label")}. */
    public static Chart bar(Table counts) {
        return Charts.bar(counts);
    }

    /** The same, as the options say: {@code o -> o.title("Labels").limit(10)}. */
    public static Chart bar(Table counts, UnaryOperator<ChartOptions> options) {
        return Charts.bar(counts, options);
    }

    /** A bar for each value of a column: how many rows have it. */
    public static Chart bar(Table table, String category) {
        return Charts.bar(table, category);
    }

    /** The same, as the options say. */
    public static Chart bar(Table table, String category, UnaryOperator<ChartOptions> options) {
        return Charts.bar(table, category, options);
    }

    /** A bar for each row, named by one column and as long as another one says. */
    public static Chart bar(Table table, String category, String value) {
        return Charts.bar(table, category, value);
    }

    /** The same, as the options say. */
    public static Chart bar(Table table, String category, String value, UnaryOperator<ChartOptions> options) {
        return Charts.bar(table, category, value, options);
    }

    /** How the numbers of a column are distributed. */
    public static Chart histogram(Table table, String column) {
        return Charts.histogram(table, column);
    }

    /** The same, as the options say: {@code o -> o.bins(20)}. */
    public static Chart histogram(Table table, String column, UnaryOperator<ChartOptions> options) {
        return Charts.histogram(table, column, options);
    }

    /** How many rows have each pair of values: a bar for each category, with a part for each value of the series. */
    public static Chart stacked(Table table, String category, String series) {
        return Charts.stacked(table, category, series);
    }

    /** The same, as the options say: {@code o -> o.colors(dataset.colors())}. */
    public static Chart stacked(Table table, String category, String series, UnaryOperator<ChartOptions> options) {
        return Charts.stacked(table, category, series, options);
    }

    /** The same for sums of a column of numbers, none of them negative. */
    public static Chart stacked(Table table, String category, String series, String value) {
        return Charts.stacked(table, category, series, value);
    }

    /** The same, as the options say. */
    public static Chart stacked(
            Table table, String category, String series, String value, UnaryOperator<ChartOptions> options) {
        return Charts.stacked(table, category, series, value, options);
    }

    /** A mark for each row, by two columns of numbers or times. */
    public static Chart scatter(Table table, String x, String y) {
        return Charts.scatter(table, x, y);
    }

    /** The same, as the options say: {@code o -> o.by("label").logX()}. */
    public static Chart scatter(Table table, String x, String y, UnaryOperator<ChartOptions> options) {
        return Charts.scatter(table, x, y, options);
    }

    /** A line through the rows, in the order of the first column. */
    public static Chart line(Table table, String x, String y) {
        return Charts.line(table, x, y);
    }

    /** The same, as the options say: a line each with {@code o -> o.by("creator")}. */
    public static Chart line(Table table, String x, String y, UnaryOperator<ChartOptions> options) {
        return Charts.line(table, x, y, options);
    }

    /** How many rows have each pair of values: cells, the darker the more. */
    public static Chart heat(Table table, String row, String column) {
        return Charts.heat(table, row, column);
    }

    /** The same, as the options say. */
    public static Chart heat(Table table, String row, String column, UnaryOperator<ChartOptions> options) {
        return Charts.heat(table, row, column, options);
    }

    /** The same for the sum of a column of numbers. */
    public static Chart heat(Table table, String row, String column, String value) {
        return Charts.heat(table, row, column, value);
    }

    /** The same, as the options say. */
    public static Chart heat(
            Table table, String row, String column, String value, UnaryOperator<ChartOptions> options) {
        return Charts.heat(table, row, column, value, options);
    }

    /** What a dataset holds: labels, types, annotators, days, sizes, attributes and more, each a table with a chart. */
    public static Statistics stats(Dataset dataset) {
        return Statistics.of(dataset);
    }

    /** How far a task has come, by assignee and status, and what its items hold. */
    public static Statistics stats(Task task) {
        return Statistics.of(task);
    }

    /** The datasets, tasks and labels of a project. */
    public static Statistics stats(Project project) {
        return Statistics.of(project);
    }

    /** How much the annotators of a dataset, a task, an item or of several items agree. */
    public static Agreement agreement(Object source) {
        return Agreement.of(source, o -> o);
    }

    /** The same, as the options say: {@code o -> o.threshold(0.7).types("box")}. */
    public static Agreement agreement(Object source, UnaryOperator<AgreementOptions> options) {
        return Agreement.of(source, options);
    }

    /** What looks wrong in a dataset: duplicates, doubtful boxes and outlines, unknown labels, twins, outliers. */
    public static Quality quality(Dataset dataset) {
        return Quality.of(dataset, o -> o);
    }

    /** The same, as the options say: {@code o -> o.withoutPictures()}. */
    public static Quality quality(Dataset dataset, UnaryOperator<QualityOptions> options) {
        return Quality.of(dataset, options);
    }

    /** The part of its picture that an annotation is in, with that annotation alone drawn on it. */
    public static Picture picture(Annotation annotation) {
        return Pictures.picture(annotation);
    }

    /** A picture as several annotators see it, side by side; without names: everybody who annotated it. */
    public static Compared compare(Item item, String... annotators) {
        return Pictures.compare(item, annotators);
    }

    /** The same, drawn as the options say. */
    public static Compared compare(Item item, UnaryOperator<PictureOptions> options, String... annotators) {
        return Pictures.compare(item, options, annotators);
    }

    /** The work of several annotators in one picture, a colour each; without names: of everybody. */
    public static Picture blend(Item item, String... annotators) {
        return Pictures.blend(item, annotators);
    }

    /** The same, drawn as the options say. */
    public static Picture blend(Item item, UnaryOperator<PictureOptions> options, String... annotators) {
        return Pictures.blend(item, options, annotators);
    }
}

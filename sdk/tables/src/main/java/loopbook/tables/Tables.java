package loopbook.tables;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import loopbook.client.Dataset;
import loopbook.client.Listing;
import loopbook.errors.Interrupted;
import loopbook.http.Progress;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the platform lists, as Tablesaw tables.
 *
 * <p>Fields that the service fixes come first, always there and always of one type. What anybody may add follows:
 * nested metadata under dotted names ({@code metadata.user.score}), attributes as {@code attr.<name>}. The type of such
 * a column follows from all its values together, never from their order or from the pages they came on: yes/no, whole
 * numbers (up to 64 bits), numbers, or texts for everything else; also where a whole number is too large for its
 * column, so that no digit is lost. Lists of texts are joined by commas, other lists are written as JSON. Absent, null
 * and empty are missing; so is an empty text, which Tablesaw cannot tell from a missing one. Times are UTC, in
 * milliseconds.
 */
public final class Tables {
    private Tables() {}

    /**
     * A table of a listing, of a list of entities, of projects, of a project (its datasets), a dataset (its items), an
     * item (its annotations), a task (its items, with {@code status} and {@code assignee}), tasks, assignments, an
     * ontology, a recipe or a list of labels; of any other entity, map, record or JSON object, or a list of them. Pages are
     * read one after another straight into columns; an interrupt ends it. A table is given back as it is.
     *
     * @throws IllegalArgumentException for anything else, and for a list of different kinds
     */
    public static Table table(Object source) {
        return table(source, o -> o);
    }

    /** The type of a column in the word that stands under its name where a table is shown: text, whole, number, time and so on. */
    public static String type(Column<?> column) {
        return Excerpt.type(column);
    }

    /**
     * {@link #table(Object)} with a choice of columns, with a limit, or with each row's JSON.
     *
     * @throws IllegalArgumentException also for a name of a column that looks like a slip, see {@link TableOptions#columns}
     */
    public static Table table(Object source, UnaryOperator<TableOptions> options) {
        Objects.requireNonNull(source, "Cannot make a table of null");
        if (source instanceof Table table) {
            return options.apply(TableOptions.DEFAULT).of(table);
        }
        TableOptions chosen = options.apply(TableOptions.DEFAULT);
        Object few = source instanceof Listing<?> listing && chosen.most() < Long.MAX_VALUE
                ? listing.limit(chosen.most())
                : source;
        Rows rows = Rows.of(few);
        TableBuilder builder = new TableBuilder(rows.layout(), chosen);
        try (Stream<List<ObjectNode>> pages = rows.pages();
                Progress progress = Progress.start("Reading " + rows.layout().name(), -1)) {
            Iterator<List<ObjectNode>> each = pages.iterator();
            while (builder.rows() < chosen.most() && each.hasNext()) {
                List<ObjectNode> page = each.next();
                page.stream().limit(chosen.most() - builder.rows()).forEach(builder::add);
                progress.add(page.size());
                if (Thread.currentThread().isInterrupted()) {
                    throw new Interrupted("Interrupted while making a table", new InterruptedException());
                }
            }
        }
        return builder.finish();
    }

    /**
     * How often each value, or each combination of values, occurs: a row each, the most frequent first, with a column
     * {@code count}. Missing values are counted, too.
     */
    public static Table counts(Table table, String... columns) {
        return Counts.of(table, List.of(columns));
    }

    /**
     * How often each pair of values occurs: a row for each value of one column, a column for each value of another, and
     * one for all of them; the most frequent rows first.
     */
    public static Table pivot(Table table, String rows, String columns) {
        return Pivot.of(table, rows, columns);
    }

    /** A row for each column: its type, how many values are there, missing and different, the ends, the usual. */
    public static Table describe(Table table) {
        return Described.of(table);
    }

    /**
     * Rows of the left table with those of the right one whose key is equal; a row without a partner is left out. Several
     * partners give several rows, missing keys none. Not Tablesaw's own join, which loses rows of large tables.
     */
    public static Table join(Table left, String leftKey, Table right, String rightKey) {
        return Join.of(left, leftKey, right, rightKey, false);
    }

    /** The same, but rows of the left table without a partner stay, with missing values. */
    public static Table leftJoin(Table left, String leftKey, Table right, String rightKey) {
        return Join.of(left, leftKey, right, rightKey, true);
    }

    /**
     * Rows as JSON again. With a column {@code raw} (the option of that name) each is what that says, with lists, empty
     * texts and numbers as they were. Without it dotted names become objects in objects, missing values are left out, and
     * what a column holds as a text, such as a list, comes back as a text.
     */
    public static List<ObjectNode> rows(Table table) {
        return Rebuilt.of(table);
    }

    /**
     * What an SQL query answers about tables, each under its own name: {@code sql("select label, count(*) from annotations
     * group by label", table(dataset.annotations()))}. Names with signs in them are quoted: {@code "metadata.user.score"}.
     *
     * <p>The query is DuckDB's, an optional part: {@code %maven org.duckdb:duckdb_jdbc:2.0.0.1} fetches it. Times come back
     * as instants, missing values are NULL both ways. Sums of whole numbers and decimals, which DuckDB makes wider than a
     * column can hold, come back as numbers where each is the same as one, and as texts with all their digits if not. Lists
     * and the like are texts.
     *
     * @throws IllegalStateException if DuckDB is not there; the message says how to get it
     * @throws IllegalArgumentException for a query that is wrong, with DuckDB's own words, and for two tables of one name
     */
    public static Table sql(String query, Table... tables) {
        Map<String, Table> named = new LinkedHashMap<>();
        for (Table table : tables) {
            if (named.putIfAbsent(table.name(), table) != null) {
                throw new IllegalArgumentException("Two of the tables are named \"" + table.name()
                        + "\": name them in a map, sql(query, Map.of(\"one\", a, \"other\", b))");
            }
        }
        return sql(query, named);
    }

    /** The same about whatever {@link #table(Object)} takes, under these names. */
    public static Table sql(String query, Map<String, ?> tables) {
        try (DuckDb duck = DuckDb.open()) {
            tables.forEach((name, source) -> duck.load(name, table(source)));
            return duck.query(query, "sql");
        } catch (IllegalArgumentException e) {
            String said = String.valueOf(e.getMessage());
            throw said.contains("Table with name")
                    ? new IllegalArgumentException(said + "\nThe tables here: " + tables.keySet(), e)
                    : e;
        }
    }

    /**
     * Writes what {@link #table(Object)} would read to a file, and returns how many rows: as CSV, as JSON lines or as
     * Parquet, by the ending of the name. A page is in memory at a time, not the whole. JSON lines hold each row as the
     * platform has it; the others have the columns of the table, and tell an empty text from a missing one: in a CSV file
     * it is {@code ""}. Parquet needs DuckDB, see {@link #sql(String, Table...)}.
     *
     * @throws IllegalArgumentException if the name ends otherwise
     * @throws IllegalStateException if it is to be Parquet and DuckDB is not there
     * @throws java.io.UncheckedIOException if the file cannot be written
     */
    public static long write(Object source, Path file) {
        return write(source, file, o -> o);
    }

    /** The same with a choice of columns or a limit. */
    public static long write(Object source, Path file, UnaryOperator<TableOptions> options) {
        return Export.write(source, file, options.apply(TableOptions.DEFAULT));
    }

    /**
     * A table of a file, by the ending of its name: CSV, Parquet (with DuckDB, see {@link #sql(String, Table...)}), or
     * else JSON lines. Those of items and annotations get their own columns. The type of any other column of a CSV file
     * follows from all its cells together: yes/no, whole numbers, numbers or times, if each cell is one without losing
     * a digit, a leading zero included; else it is text.
     *
     * @throws IllegalArgumentException if the file holds something else
     * @throws java.io.UncheckedIOException if it cannot be read
     */
    public static Table read(Path file) {
        return Import.read(file);
    }

    /** What rows would change about the items of a dataset, found by {@code id}: nothing is written before {@code apply()}. */
    public static Changes itemChanges(Dataset dataset, Table table) {
        return Changes.ofItems(dataset, table);
    }

    /** What rows would change about annotations, found by {@code id}: nothing is written before {@code apply()}. */
    public static Changes annotationChanges(Dataset dataset, Table table) {
        return Changes.ofAnnotations(dataset, table);
    }

    /**
     * What annotations rows would make, each on the item that its {@code itemId} or {@code filename} names: nothing is
     * written before {@code apply()}. Those that the items have already, of the same type, label and place, are left out.
     *
     * @throws IllegalArgumentException for a row that says too little
     * @throws loopbook.errors.NotFound for a row about an item that is not there
     */
    public static Changes newAnnotations(Dataset dataset, Table table) {
        return Changes.ofNewAnnotations(dataset, table);
    }
}

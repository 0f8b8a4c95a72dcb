package loopbook.tables;

import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tech.tablesaw.api.Table;
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
     * item (its annotations), an ontology or a list of labels. Pages are read one after another straight into columns.
     * A table is given back as it is.
     *
     * @throws IllegalArgumentException for anything else, and for a list of different kinds
     */
    public static Table table(Object source) {
        return table(source, o -> o);
    }

    /** {@link #table(Object)} with a choice of columns, or with each row's JSON. */
    public static Table table(Object source, UnaryOperator<TableOptions> options) {
        Objects.requireNonNull(source, "what to make a table of");
        if (source instanceof Table table) {
            return table;
        }
        Rows rows = Rows.of(source);
        TableBuilder builder = new TableBuilder(rows.layout(), options.apply(TableOptions.DEFAULT));
        try (Stream<List<ObjectNode>> pages = rows.pages()) {
            pages.forEach(page -> page.forEach(builder::add));
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
}

package loopbook.tables;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * Which columns a table gets. Values never change: each method returns a changed copy.
 *
 * @param chosen names of columns, or beginnings of names with a {@code *}; empty for all that the kind of row has
 * @param withRaw whether a last column {@code raw} holds each row's whole JSON
 * @param most how many rows are read at most
 */
public record TableOptions(List<String> chosen, boolean withRaw, long most) {
    static final TableOptions DEFAULT = new TableOptions(List.of(), false, Long.MAX_VALUE);

    /** Keeps its own copy. */
    public TableOptions {
        chosen = List.copyOf(chosen);
    }

    /**
     * Only these columns, in this order: names such as {@code label} or {@code metadata.user.score}, beginnings such as
     * {@code metadata.user.*}, or any other path of the JSON such as {@code url}. A name that no row has a value for
     * is a column of missing texts, and is said to be below the table; but if it looks like a slip of a name that the
     * rows always have, or is a beginning that no column can have, it is refused with an {@link IllegalArgumentException}.
     */
    public TableOptions columns(String... names) {
        List<String> all = new ArrayList<>(chosen);
        all.addAll(Arrays.asList(names));
        return new TableOptions(all, withRaw, most);
    }

    /** A last column {@code raw} with each row's whole JSON. */
    public TableOptions raw() {
        return new TableOptions(chosen, true, most);
    }

    /** At most so many rows, from the front: no more pages are read than hold them. */
    public TableOptions limit(long rows) {
        if (rows < 0) {
            throw new IllegalArgumentException("A table has 0 rows or more, not " + rows);
        }
        return new TableOptions(chosen, withRaw, rows);
    }

    /**
     * What of a table that is there already.
     *
     * @throws IllegalArgumentException for a column that it does not have
     */
    Table of(Table table) {
        if (withRaw && !table.containsColumn(Rebuilt.RAW)) {
            throw new IllegalArgumentException("The option raw() is about rows as the platform has them, "
                    + "but this is a table already: table(x, o -> o.raw())");
        }
        exact().forEach(name -> Counts.column(table, name));
        Table few = most < table.rowCount() ? table.first((int) most) : table;
        if (chosen.isEmpty()) {
            return few;
        }
        List<Column<?>> columns = chosen.stream()
                .flatMap(choice -> few.columns().stream().filter(column -> matches(choice, column.name())))
                .distinct()
                .toList();
        return Table.create(table.name(), columns);
    }

    /** Whether a column of this name is wanted. */
    boolean wants(String name) {
        return chosen.isEmpty() || chosen.stream().anyMatch(choice -> matches(choice, name));
    }

    static boolean matches(String choice, String name) {
        return choice.endsWith("*")
                ? name.startsWith(choice.substring(0, choice.length() - 1))
                : name.equalsIgnoreCase(choice);
    }

    /** The names among the chosen that are no beginnings. */
    List<String> exact() {
        return chosen.stream().filter(choice -> !choice.endsWith("*")).toList();
    }
}

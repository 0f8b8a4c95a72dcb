package loopbook.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loopbook.client.Names;
import loopbook.tables.Layout.Field;
import tech.tablesaw.columns.Column;

/**
 * Names of columns that cannot be meant. Metadata are anybody's to fill, so any name of theirs may be asked for, and the
 * platform may leave fields of its own out of all rows; but what no row has and is one slip from a name that all rows have
 * is that.
 */
final class Slips {
    private Slips() {}

    /** Of a finished table. */
    static void refuse(Layout layout, TableOptions options, List<Column<?>> columns) {
        List<String> fixed = names(layout);
        for (Column<?> column : columns) {
            String name = column.name();
            if (options.exact().contains(name) && !fixed.contains(name) && withoutValue(column)) {
                Names.slipOf(name, fixed).ifPresent(near -> {
                    throw new IllegalArgumentException("None of the " + layout.name() + " has \"" + name
                            + "\": did you mean \"" + near + "\"? Always there are " + String.join(", ", fixed));
                });
            }
        }
    }

    private static List<String> names(Layout layout) {
        List<String> names =
                new ArrayList<>(layout.fixed().stream().map(Field::name).toList());
        if (layout.geometry()) {
            new Geometry().columns().forEach(column -> names.add(column.name()));
        }
        return names;
    }

    /** Beginnings that no column has, whatever is in the rows. */
    static void refuseBeginnings(Layout layout, TableOptions options) {
        for (String choice : options.chosen()) {
            String beginning = choice.substring(0, choice.length() - (choice.endsWith("*") ? 1 : 0));
            boolean possible = !choice.endsWith("*")
                    || names(layout).stream().anyMatch(name -> name.startsWith(beginning))
                    || layout.open().stream().anyMatch(part -> begins(part.prefix(), beginning));
            if (!possible) {
                throw new IllegalArgumentException("No column of " + layout.name() + " begins with \"" + beginning
                        + "\". There are "
                        + Stream.concat(
                                        names(layout).stream(),
                                        layout.open().stream().map(part -> part.prefix() + ".…"))
                                .collect(Collectors.joining(", ")));
            }
        }
    }

    private static boolean begins(String prefix, String beginning) {
        return prefix.isEmpty() || (prefix + ".").startsWith(beginning) || beginning.startsWith(prefix + ".");
    }

    /** Whether there are rows, and none of them has a value. */
    static boolean withoutValue(Column<?> column) {
        for (int row = 0; row < column.size(); row++) {
            if (!column.isMissing(row)) {
                return false;
            }
        }
        return column.size() > 0;
    }
}

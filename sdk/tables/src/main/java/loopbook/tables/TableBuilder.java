package loopbook.tables;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import loopbook.errors.UnreadableAnswer;
import loopbook.tables.Layout.Field;
import loopbook.tables.Layout.Open;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Takes rows of JSON one by one straight into typed columns. */
final class TableBuilder {
    private final Layout layout;
    private final TableOptions options;
    private final Map<Field, Column<?>> fixed = new LinkedHashMap<>();
    private final Optional<Geometry> geometry;
    private final Map<Open, Flattened> open = new LinkedHashMap<>();
    private final Map<List<String>, FreeColumn> others = new LinkedHashMap<>();
    private final StringColumn raw = StringColumn.create(Rebuilt.RAW);
    private boolean keepsEmpty;
    private int rows;

    TableBuilder(Layout layout, TableOptions options) {
        this.layout = layout;
        this.options = options;
        Slips.refuseBeginnings(layout, options);
        for (Field field : layout.fixed()) {
            if (options.wants(field.name())) {
                fixed.put(field, field.type().create(field.name()));
            }
        }
        this.geometry =
                layout.geometry() && Geometry.wanted(options::wants) ? Optional.of(new Geometry()) : Optional.empty();
        layout.open().forEach(part -> open.put(part, new Flattened(part, options::wants)));
        for (String name : options.exact()) {
            if (!covered(name)) {
                others.put(List.of(name.split("\\.")), new FreeColumn(name));
            }
        }
    }

    /** Texts that are empty become {@link Values#EMPTY}, also in the rows that it is given. */
    TableBuilder keepEmpty() {
        keepsEmpty = true;
        return this;
    }

    /** The names of the columns that a kind of row always has, in their order. */
    static List<String> fixedNames(Layout layout) {
        return fixed(layout).stream().map(Column::name).toList();
    }

    /** Those columns, empty. */
    static List<Column<?>> fixed(Layout layout) {
        return new TableBuilder(layout, TableOptions.DEFAULT).columns();
    }

    /** Whether a chosen name is a column anyway. */
    private boolean covered(String name) {
        return layout.fixed().stream().anyMatch(field -> field.name().equalsIgnoreCase(name))
                || (layout.geometry() && Geometry.wanted(name::equalsIgnoreCase))
                || layout.open().stream().anyMatch(part -> part.holds(name));
    }

    void add(ObjectNode row) {
        if (options.withRaw()) {
            raw.append(row.toString());
        }
        if (keepsEmpty) {
            Values.markEmpty(row);
        }
        fixed.forEach((field, column) -> put(row, field, column));
        geometry.ifPresent(places -> places.put(row));
        open.forEach((part, columns) -> columns.put(rows, part.of(row)));
        others.forEach((path, column) -> {
            JsonNode value = Layout.at(row, path);
            if (!Values.missing(value)) {
                column.put(rows, value);
            }
        });
        rows++;
    }

    private void put(ObjectNode row, Field field, Column<?> column) {
        JsonNode value = field.of(row);
        if (Values.missing(value)) {
            column.appendMissing();
            return;
        }
        try {
            field.type().append(column, value);
        } catch (RuntimeException misfit) {
            throw new UnreadableAnswer(
                    "Row " + rows + " of the " + layout.name() + " (id "
                            + row.path("id").asString("none") + ") has "
                            + field.name() + " = " + value + ", which is no "
                            + field.type().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    misfit);
        }
    }

    /** How many rows there are so far. */
    int rows() {
        return rows;
    }

    Table finish() {
        List<Column<?>> columns = columns();
        Slips.refuse(layout, options, columns);
        return Table.create(layout.name(), distinct(columns));
    }

    /** The columns so far, under their own names: some may differ in case only. */
    List<Column<?>> columns() {
        List<Column<?>> columns = new ArrayList<>(fixed.values());
        geometry.ifPresent(places -> columns.addAll(places.columns()));
        open.values().forEach(part -> part.columns().forEach(column -> columns.add(column.finish(rows))));
        others.values().forEach(column -> columns.add(column.finish(rows)));
        List<Column<?>> chosen = options.chosen().isEmpty() ? columns : inOrderOfChoice(columns);
        if (options.withRaw()) {
            chosen.add(raw);
        }
        return chosen;
    }

    private List<Column<?>> inOrderOfChoice(List<Column<?>> columns) {
        List<Column<?>> left = new ArrayList<>(columns);
        List<Column<?>> taken = new ArrayList<>();
        for (String choice : options.chosen()) {
            List<Column<?>> found = left.stream()
                    .filter(column -> TableOptions.matches(choice, column.name()))
                    .toList();
            left.removeIf(column -> TableOptions.matches(choice, column.name()));
            taken.addAll(found);
            boolean there = columns.stream().anyMatch(column -> TableOptions.matches(choice, column.name()));
            if (!there && !choice.endsWith("*")) {
                taken.add(new FreeColumn(choice).finish(rows));
            }
        }
        return taken;
    }

    /** Names that differ in case only are one name to Tablesaw: the later ones get a number. */
    static List<Column<?>> distinct(List<Column<?>> columns) {
        Set<String> names = new HashSet<>();
        for (Column<?> column : columns) {
            String name = column.name();
            for (int n = 2; !names.add(column.name().toLowerCase(Locale.ROOT)); n++) {
                column.setName(name + " (" + n + ")");
            }
        }
        return columns;
    }
}

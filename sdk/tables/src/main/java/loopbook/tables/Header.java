package loopbook.tables;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.columns.Column;

/**
 * The columns of all parts of a table together: as {@link FreeColumn} does for values, the type of each holds those of
 * all parts.
 */
final class Header {
    private final Map<String, SqlType> types = new LinkedHashMap<>();
    private final Set<String> beyondDouble = new HashSet<>();
    private final Set<String> withoutValue = new HashSet<>();

    private Header() {}

    /** Goes through all parts once. */
    static Header of(Chunks chunks) throws IOException {
        Header header = new Header();
        chunks.each((columns, rows) -> columns.forEach(column -> header.add(column, rows)));
        return header;
    }

    private void add(Column<?> column, int rows) {
        String name = column.name();
        SqlType own = SqlType.of(column);
        if (column.countMissing() == rows) {
            // Without a value there is nothing to go by: what comes later decides.
            if (types.putIfAbsent(name, own) == null) {
                withoutValue.add(name);
            }
            return;
        }
        if (column instanceof LongColumn wholes && hasLarge(wholes)) {
            beyondDouble.add(name);
        }
        if (withoutValue.remove(name)) {
            types.put(name, own);
        } else {
            types.merge(name, own, (known, more) -> known.join(more, !beyondDouble.contains(name)));
        }
    }

    private static boolean hasLarge(LongColumn wholes) {
        for (int row = 0; row < wholes.size(); row++) {
            if (!wholes.isMissing(row) && Math.abs(wholes.getLong(row)) > Values.EXACT) {
                return true;
            }
        }
        return false;
    }

    /** Those of the contract first, then the others by name, the user's metadata before those of the system. */
    Header inOrderOf(List<String> fixed) {
        Header sorted = new Header();
        fixed.stream().filter(types::containsKey).forEach(name -> sorted.types.put(name, type(name)));
        types.keySet().stream()
                .filter(name -> !sorted.types.containsKey(name))
                .sorted(Flattened.BY_NAME)
                .forEach(name -> sorted.types.put(name, type(name)));
        return sorted;
    }

    List<String> names() {
        return List.copyOf(types.keySet());
    }

    SqlType type(String name) {
        return types.getOrDefault(name, SqlType.TEXT);
    }

    /** As they are written: names that differ in case only are told apart by a number. */
    List<String> titles() {
        Set<String> taken = new HashSet<>();
        List<String> titles = new ArrayList<>();
        for (String name : types.keySet()) {
            String title = name;
            for (int n = 2; !taken.add(title.toLowerCase(Locale.ROOT)); n++) {
                title = name + " (" + n + ")";
            }
            titles.add(title);
        }
        return titles;
    }

    /** The columns of a part in this order, null for those that it does not have. */
    List<@Nullable Column<?>> of(List<Column<?>> part) {
        Map<String, Column<?>> byName = new HashMap<>();
        part.forEach(column -> byName.put(column.name(), column));
        List<@Nullable Column<?>> all = new ArrayList<>();
        types.keySet().forEach(name -> all.add(byName.get(name)));
        return all;
    }
}

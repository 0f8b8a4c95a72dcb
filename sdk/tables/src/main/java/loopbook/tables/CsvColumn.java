package loopbook.tables;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import loopbook.http.Decimals;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.columns.Column;

/**
 * A column of a CSV file: looks at all cells first, and then takes them as the first type that all of them are. A cell is
 * a number only if nothing of it is lost so: no digit, and no zero in front, which ids have.
 */
final class CsvColumn {
    private static final Pattern WHOLE = Pattern.compile("0|-?[1-9][0-9]{0,18}");
    private static final Pattern NUMBER =
            Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+([eE][-+]?[0-9]{1,9})?)?|-?Infinity");
    /** So many digits and signs are the same number for a double. */
    private static final int EXACT_SIGNS = 15;

    private final String name;
    private final List<SqlType> possible;
    private boolean hasValue;
    private @Nullable Column<?> column;

    private CsvColumn(String name, List<SqlType> possible, boolean hasValue) {
        this.name = name;
        this.possible = new ArrayList<>(possible);
        this.hasValue = hasValue;
    }

    /** One of a type that is known for its name, or of any. */
    static CsvColumn of(String name, Map<String, SqlType> known) {
        SqlType type = known.get(name);
        return type == null
                ? new CsvColumn(name, List.of(SqlType.YES_NO, SqlType.BIG_WHOLE, SqlType.NUMBER, SqlType.TIME), false)
                : new CsvColumn(name, List.of(type), true);
    }

    void look(String cell) {
        if (!cell.isEmpty() && !possible.isEmpty()) {
            hasValue = true;
            possible.removeIf(type -> !fits(type, cell));
        }
    }

    private static boolean fits(SqlType type, String cell) {
        return switch (type) {
            case YES_NO -> cell.equals("true") || cell.equals("false");
            case WHOLE -> whole(cell, Integer.MAX_VALUE);
            case BIG_WHOLE -> whole(cell, Long.MAX_VALUE);
            case NUMBER -> number(cell);
            case TIME -> time(cell);
            default -> true;
        };
    }

    /** The smallest number of each size is Tablesaw's sign for a missing one. */
    private static boolean whole(String cell, long most) {
        if (!WHOLE.matcher(cell).matches()) {
            return false;
        }
        BigDecimal value = new BigDecimal(cell);
        return value.abs().compareTo(BigDecimal.valueOf(most)) <= 0;
    }

    private static boolean number(String cell) {
        if (!NUMBER.matcher(cell).matches()) {
            return false;
        }
        boolean plain = cell.chars().noneMatch(c -> c == 'e' || c == 'E');
        if (cell.endsWith("y") || (plain && cell.length() <= EXACT_SIGNS)) {
            return true;
        }
        return Decimals.fitDouble(new BigDecimal(cell));
    }

    private static boolean time(String cell) {
        if (cell.length() < "2026-01-01T00:00Z".length() || cell.charAt(10) != 'T') {
            return false;
        }
        try {
            Times.instant(cell);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    void add(String cell) {
        Column<?> to = column();
        if (cell.isEmpty()) {
            to.appendMissing();
        } else if (to instanceof BooleanColumn flags) {
            flags.append(Boolean.parseBoolean(cell));
        } else if (to instanceof IntColumn wholes) {
            wholes.append(Integer.parseInt(cell));
        } else if (to instanceof LongColumn wholes) {
            wholes.append(Long.parseLong(cell));
        } else if (to instanceof DoubleColumn numbers) {
            numbers.append(Double.parseDouble(cell));
        } else if (to instanceof InstantColumn times) {
            times.append(Times.instant(cell));
        } else {
            ((StringColumn) to).append(cell);
        }
    }

    /** What has been added so far; the type is that of all cells that were looked at. */
    Column<?> column() {
        Column<?> made = column;
        if (made == null) {
            made = create(possible.isEmpty() || !hasValue ? SqlType.TEXT : possible.get(0));
            column = made;
        }
        return made;
    }

    private Column<?> create(SqlType type) {
        return switch (type) {
            case YES_NO -> BooleanColumn.create(name);
            case WHOLE -> IntColumn.create(name);
            case BIG_WHOLE -> LongColumn.create(name);
            case NUMBER -> DoubleColumn.create(name);
            case TIME -> InstantColumn.create(name);
            default -> StringColumn.create(name);
        };
    }
}

package loopbook.tables;

import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.columns.Column;
import tools.jackson.databind.JsonNode;

/**
 * A column whose type nobody has fixed: that of all its values together, in whatever order they came. Booleans; whole
 * numbers; numbers, as soon as one has a fraction; and texts for everything else: also where a whole number is too large
 * for the column or a decimal is more than a double holds, so that no digit is lost.
 */
final class FreeColumn {
    /** From the narrowest to the widest. */
    private enum Kind {
        YES_NO,
        WHOLE,
        NUMBER,
        TEXT
    }

    private final String name;
    private @Nullable Column<?> column;
    private Kind kind = Kind.TEXT;
    private boolean beyondDouble;

    FreeColumn(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    /** Adds the value of a row; rows since the last one had none. */
    void put(int row, JsonNode value) {
        Kind own = kindOf(value);
        boolean large = own == Kind.WHOLE && Math.abs(value.longValue()) > Values.EXACT;
        if (column == null) {
            kind = own;
            column = create(own);
        } else {
            widen(join(kind, own, large || beyondDouble));
        }
        beyondDouble |= large;
        fill(column, row);
        append(column, value);
    }

    /** The finished column, as long as the table. */
    Column<?> finish(int rows) {
        Column<?> result = column == null ? StringColumn.create(name) : column;
        fill(result, rows);
        return result;
    }

    private static void fill(Column<?> column, int rows) {
        while (column.size() < rows) {
            column.appendMissing();
        }
    }

    private static Kind kindOf(JsonNode value) {
        if (value.isBoolean()) {
            return Kind.YES_NO;
        }
        if (value.isIntegralNumber()) {
            // The smallest long is Tablesaw's sign for a missing one.
            return value.canConvertToLong() && value.longValue() != Long.MIN_VALUE ? Kind.WHOLE : Kind.TEXT;
        }
        return value.isNumber() && Values.fitDouble(value) ? Kind.NUMBER : Kind.TEXT;
    }

    private static Kind join(Kind one, Kind other, boolean beyondDouble) {
        if (one == other) {
            return one;
        }
        boolean numbers = (one == Kind.WHOLE || one == Kind.NUMBER) && (other == Kind.WHOLE || other == Kind.NUMBER);
        return numbers && !beyondDouble ? Kind.NUMBER : Kind.TEXT;
    }

    private Column<?> create(Kind of) {
        return switch (of) {
            case YES_NO -> BooleanColumn.create(name);
            case WHOLE -> LongColumn.create(name);
            case NUMBER -> DoubleColumn.create(name);
            case TEXT -> StringColumn.create(name);
        };
    }

    private void widen(Kind to) {
        Column<?> old = column;
        if (to == kind || old == null) {
            return;
        }
        Column<?> wider = create(to);
        for (int row = 0; row < old.size(); row++) {
            if (old.isMissing(row)) {
                wider.appendMissing();
            } else if (wider instanceof DoubleColumn numbers && old instanceof LongColumn wholes) {
                numbers.append((double) wholes.getLong(row));
            } else {
                ((StringColumn) wider).append(written(old.get(row)));
            }
        }
        column = wider;
        kind = to;
    }

    private static String written(Object value) {
        return value instanceof Double number ? Values.text(number) : value.toString();
    }

    private void append(Column<?> to, JsonNode value) {
        if (to instanceof BooleanColumn flags) {
            flags.append(value.booleanValue());
        } else if (to instanceof LongColumn wholes) {
            wholes.append(value.longValue());
        } else if (to instanceof DoubleColumn numbers) {
            numbers.append(value.doubleValue());
        } else {
            ((StringColumn) to).append(Values.text(value));
        }
    }
}

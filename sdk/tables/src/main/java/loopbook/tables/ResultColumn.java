package loopbook.tables;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.BiConsumer;
import loopbook.http.Decimals;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.FloatColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.ShortColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.TimeColumn;
import tech.tablesaw.columns.Column;

/**
 * A column of what a query answers. Its type is that of the answer; decimals and whole numbers of more than 64 bits are
 * numbers if each of them is the same as one, and texts with all digits if not. What Tablesaw has no type for is text.
 */
interface ResultColumn {
    /** Adds the value of the next row, in the form that is wanted. */
    void add(@Nullable Object value);

    Column<?> finish();

    /** How the values are to come. */
    default Form form() {
        return Form.VALUE;
    }

    /** Forms of values. */
    enum Form {
        VALUE,
        /** A time without a zone: not by way of the zone that this machine is in. */
        LOCAL,
        TEXT
    }

    static ResultColumn of(String name, String type) {
        String bare = type.replaceFirst("\\(.*", "").toUpperCase(Locale.ROOT);
        return type.endsWith("]")
                ? text(name)
                : switch (bare) {
                    case "BOOLEAN" -> into(BooleanColumn.create(name), (column, v) -> column.append((Boolean) v));
                    case "TINYINT", "SMALLINT" -> into(
                            ShortColumn.create(name),
                            (column, v) ->
                                    column.append(kept(v, Short.MIN_VALUE).shortValue()));
                    case "UTINYINT", "USMALLINT", "INTEGER" -> into(
                            IntColumn.create(name),
                            (column, v) ->
                                    column.append(kept(v, Integer.MIN_VALUE).intValue()));
                    case "UINTEGER", "BIGINT" -> into(
                            LongColumn.create(name),
                            (column, v) -> column.append(kept(v, Long.MIN_VALUE).longValue()));
                    case "FLOAT" -> into(FloatColumn.create(name), (column, v) -> column.append((Float) v));
                    case "DOUBLE" -> into(DoubleColumn.create(name), (column, v) -> column.append((Double) v));
                    case "HUGEINT", "UHUGEINT", "UBIGINT" -> new Digits(name, true, new ArrayList<>());
                    case "DECIMAL" -> new Digits(name, false, new ArrayList<>());
                    case "TIMESTAMP WITH TIME ZONE" -> into(
                            InstantColumn.create(name), (column, v) -> column.append(((OffsetDateTime) v).toInstant()));
                    case "DATE" -> into(DateColumn.create(name), (column, v) -> column.append((LocalDate) v));
                    case "TIME" -> into(TimeColumn.create(name), (column, v) -> column.append((LocalTime) v));
                    case "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS" -> new Typed<>(
                            DateTimeColumn.create(name), Form.LOCAL, (column, v) -> column.append((LocalDateTime) v));
                    default -> text(name);
                };
    }

    private static ResultColumn text(String name) {
        return new Typed<>(StringColumn.create(name), Form.TEXT, (column, v) -> column.append((String) v));
    }

    private static <C extends Column<?>> ResultColumn into(C column, BiConsumer<C, Object> appending) {
        return new Typed<>(column, Form.VALUE, appending);
    }

    /** One whose type is known from the first row on. */
    record Typed<C extends Column<?>>(C column, Form form, BiConsumer<C, Object> appending) implements ResultColumn {
        @Override
        public void add(@Nullable Object value) {
            if (value == null) {
                column.appendMissing();
            } else {
                appending.accept(column, value);
            }
        }

        @Override
        public Column<?> finish() {
            return column;
        }
    }

    /** Tablesaw takes the smallest number of each size for a missing one. */
    private static Number kept(Object value, long missing) {
        Number number = (Number) value;
        if (number.longValue() == missing) {
            throw new IllegalArgumentException(
                    "A column of a table cannot hold " + number + ": cast it to a wider type, or to varchar");
        }
        return number;
    }

    /** Numbers of any size, until all are known. */
    record Digits(String name, boolean wholes, List<@Nullable BigDecimal> values) implements ResultColumn {
        @Override
        public void add(@Nullable Object value) {
            values.add(value == null ? null : new BigDecimal(value.toString()));
        }

        @Override
        public Column<?> finish() {
            boolean fit = values.stream().filter(Objects::nonNull).allMatch(this::fits);
            Column<?> column =
                    !fit ? StringColumn.create(name) : wholes ? LongColumn.create(name) : DoubleColumn.create(name);
            for (BigDecimal value : values) {
                if (value == null) {
                    column.appendMissing();
                } else if (column instanceof LongColumn longs) {
                    longs.append(value.longValueExact());
                } else if (column instanceof DoubleColumn doubles) {
                    doubles.append(value.doubleValue());
                } else {
                    ((StringColumn) column).append(value.toPlainString());
                }
            }
            return column;
        }

        private boolean fits(BigDecimal value) {
            return wholes
                    ? value.toBigInteger().bitLength() < Long.SIZE && value.longValue() != Long.MIN_VALUE
                    : Decimals.fitDouble(value);
        }
    }
}

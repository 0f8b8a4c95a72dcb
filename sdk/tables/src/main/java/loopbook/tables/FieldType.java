package loopbook.tables;

import java.time.Instant;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.columns.Column;
import tools.jackson.databind.JsonNode;

/** The types of the fields that the service's contract fixes. A value that does not fit is refused, never bent. */
enum FieldType {
    TEXT {
        @Override
        Column<?> create(String name) {
            return StringColumn.create(name);
        }

        @Override
        void append(Column<?> column, JsonNode value) {
            ((StringColumn) column).append(Values.text(value));
        }
    },
    WHOLE {
        @Override
        Column<?> create(String name) {
            return IntColumn.create(name);
        }

        @Override
        void append(Column<?> column, JsonNode value) {
            ((IntColumn) column).append(Math.toIntExact(whole(value)));
        }
    },
    BIG_WHOLE {
        @Override
        Column<?> create(String name) {
            return LongColumn.create(name);
        }

        @Override
        void append(Column<?> column, JsonNode value) {
            ((LongColumn) column).append(whole(value));
        }
    },
    NUMBER {
        @Override
        Column<?> create(String name) {
            return DoubleColumn.create(name);
        }

        @Override
        void append(Column<?> column, JsonNode value) {
            if (!value.isNumber()) {
                throw new IllegalArgumentException("no number");
            }
            ((DoubleColumn) column).append(value.doubleValue());
        }
    },
    YES_NO {
        @Override
        Column<?> create(String name) {
            return BooleanColumn.create(name);
        }

        @Override
        void append(Column<?> column, JsonNode value) {
            if (!value.isBoolean()) {
                throw new IllegalArgumentException("neither true nor false");
            }
            ((BooleanColumn) column).append(value.booleanValue());
        }
    },
    TIME {
        @Override
        Column<?> create(String name) {
            return InstantColumn.create(name);
        }

        @Override
        void append(Column<?> column, JsonNode value) {
            ((InstantColumn) column).append(instant(value));
        }
    };

    abstract Column<?> create(String name);

    /**
     * Appends a value that is there.
     *
     * @throws RuntimeException if it is of another type
     */
    abstract void append(Column<?> column, JsonNode value);

    private static long whole(JsonNode value) {
        if (value.isIntegralNumber() && value.canConvertToLong()) {
            return value.longValue();
        }
        if (!value.isNumber() || value.doubleValue() != Math.rint(value.doubleValue()) || !value.canConvertToLong()) {
            throw new IllegalArgumentException("no whole number");
        }
        return value.longValue();
    }

    private static Instant instant(JsonNode value) {
        return value.isIntegralNumber() ? Instant.ofEpochMilli(value.longValue()) : Times.instant(value.stringValue());
    }
}

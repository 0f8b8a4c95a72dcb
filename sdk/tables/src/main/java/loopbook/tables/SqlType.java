package loopbook.tables;

import java.util.Map;
import tech.tablesaw.columns.Column;

/** Types of columns as DuckDB knows them. */
enum SqlType {
    TEXT("VARCHAR"),
    YES_NO("BOOLEAN"),
    SHORT("SMALLINT"),
    WHOLE("INTEGER"),
    BIG_WHOLE("BIGINT"),
    SINGLE("FLOAT"),
    NUMBER("DOUBLE"),
    TIME("TIMESTAMP WITH TIME ZONE"),
    DAY("DATE"),
    CLOCK("TIME"),
    LOCAL_TIME("TIMESTAMP");

    private static final Map<String, SqlType> BY_COLUMN = Map.of(
            "BOOLEAN", YES_NO,
            "SHORT", SHORT,
            "INTEGER", WHOLE,
            "LONG", BIG_WHOLE,
            "FLOAT", SINGLE,
            "DOUBLE", NUMBER,
            "INSTANT", TIME,
            "LOCAL_DATE", DAY,
            "LOCAL_TIME", CLOCK,
            "LOCAL_DATE_TIME", LOCAL_TIME);

    final String type;

    SqlType(String type) {
        this.type = type;
    }

    /** That of a column; texts for what DuckDB has no word for. */
    static SqlType of(Column<?> column) {
        return BY_COLUMN.getOrDefault(column.type().name(), TEXT);
    }

    /** One that holds the values of both; {@code exact} says that no whole number among them is beyond a double. */
    SqlType join(SqlType other, boolean exact) {
        if (this == other) {
            return this;
        }
        boolean numbers = isNumber() && other.isNumber();
        return numbers && exact ? NUMBER : TEXT;
    }

    private boolean isNumber() {
        return this == BIG_WHOLE || this == NUMBER;
    }
}

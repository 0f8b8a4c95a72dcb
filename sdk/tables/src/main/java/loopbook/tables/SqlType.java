package loopbook.tables;

import java.util.Map;
import tech.tablesaw.columns.Column;
import tools.jackson.core.JsonGenerator;

/** Types of columns as DuckDB knows them, and how a cell of each is handed over in JSON. */
enum SqlType {
    TEXT("VARCHAR", "VARCHAR"),
    YES_NO("BOOLEAN", "BOOLEAN"),
    SHORT("SMALLINT", "SMALLINT"),
    WHOLE("INTEGER", "INTEGER"),
    BIG_WHOLE("BIGINT", "BIGINT"),
    SINGLE("FLOAT", "FLOAT"),
    NUMBER("DOUBLE", "DOUBLE"),
    TIME("VARCHAR", "TIMESTAMP WITH TIME ZONE"),
    DAY("VARCHAR", "DATE"),
    CLOCK("VARCHAR", "TIME"),
    LOCAL_TIME("VARCHAR", "TIMESTAMP");

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

    /** What the JSON of a cell is read as. */
    final String read;

    /** What it becomes. */
    final String type;

    SqlType(String read, String type) {
        this.read = read;
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

    /** Writes a value that is there. */
    void write(JsonGenerator json, Object value) {
        if (this == YES_NO) {
            json.writeBoolean((Boolean) value);
        } else if (this == SHORT || this == WHOLE || this == BIG_WHOLE) {
            json.writeNumber(((Number) value).longValue());
        } else if (value instanceof Number number && (this == NUMBER || this == SINGLE)) {
            number(json, number);
        } else {
            json.writeString(Excerpt.word(value));
        }
    }

    /** JSON has no word for the infinite. */
    private static void number(JsonGenerator json, Number number) {
        if (Double.isFinite(number.doubleValue())) {
            json.writeNumber(number instanceof Float ? number.toString() : Double.toString(number.doubleValue()));
        } else {
            json.writeString(number.toString());
        }
    }
}

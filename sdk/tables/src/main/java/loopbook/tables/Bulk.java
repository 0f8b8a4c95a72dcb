package loopbook.tables;

import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import loopbook.errors.Interrupted;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.FloatColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.ShortColumn;
import tech.tablesaw.columns.Column;

/**
 * Hands rows to DuckDB by its own appender, cell by cell in the type of the column: nothing is written out and read again.
 * The appender is found by its name. In a notebook DuckDB was fetched by a cell and lives in the class loader of the cells,
 * which no class of ours can be linked with.
 */
final class Bulk implements AutoCloseable {
    private static final int INTERRUPTIBLE = 1_024;

    private final AutoCloseable appender;
    private final MethodHandle begin;
    private final MethodHandle end;
    private final MethodHandle missing;
    private final MethodHandle yesNo;
    private final MethodHandle shortWhole;
    private final MethodHandle whole;
    private final MethodHandle bigWhole;
    private final MethodHandle single;
    private final MethodHandle number;
    private final MethodHandle text;
    private final MethodHandle micros;
    private final MethodHandle day;
    private final MethodHandle clock;
    private final MethodHandle localTime;

    private Bulk(AutoCloseable appender) {
        this.appender = appender;
        this.begin = method("beginRow");
        this.end = method("endRow");
        this.missing = method("appendNull");
        this.yesNo = method("append", boolean.class);
        this.shortWhole = method("append", short.class);
        this.whole = method("append", int.class);
        this.bigWhole = method("append", long.class);
        this.single = method("append", float.class);
        this.number = method("append", double.class);
        this.text = method("append", String.class);
        this.micros = method("appendEpochMicros", long.class);
        this.day = method("append", LocalDate.class);
        this.clock = method("append", LocalTime.class);
        this.localTime = method("append", LocalDateTime.class);
    }

    /** Fills a table of DuckDB's that is there, with the columns of the header. */
    static void append(Object connection, String table, Chunks chunks, Header header) throws IOException {
        List<SqlType> types = header.names().stream().map(header::type).toList();
        try (Bulk bulk = new Bulk(appender(connection, table))) {
            chunks.each((columns, rows) -> bulk.rows(header.of(columns), types, rows));
        }
    }

    private static AutoCloseable appender(Object connection, String table) {
        Class<?> duck = connection.getClass();
        try {
            Class<?> made = Class.forName("org.duckdb.DuckDBAppender", true, duck.getClassLoader());
            return (AutoCloseable) MethodHandles.publicLookup()
                    .findVirtual(duck, "createAppender", MethodType.methodType(made, String.class))
                    .invoke(connection, table);
        } catch (ReflectiveOperationException e) {
            throw other(e);
        } catch (Throwable e) {
            throw unchecked(e);
        }
    }

    /** One of the appender's own, which all answer the appender: taken as one that answers nothing. */
    private MethodHandle method(String name, Class<?>... of) {
        Class<?> own = appender.getClass();
        MethodType taken = MethodType.methodType(void.class, of).insertParameterTypes(0, AutoCloseable.class);
        try {
            return MethodHandles.publicLookup()
                    .findVirtual(own, name, MethodType.methodType(own, of))
                    .asType(taken);
        } catch (ReflectiveOperationException e) {
            throw other(e);
        }
    }

    private static IllegalStateException other(ReflectiveOperationException e) {
        return new IllegalStateException(
                "This DuckDB takes no rows as " + DuckDb.COORDINATES + " does; get that one: " + e.getMessage(), e);
    }

    private void rows(List<@Nullable Column<?>> columns, List<SqlType> types, int rows) {
        try {
            for (int row = 0; row < rows; row++) {
                if (row % INTERRUPTIBLE == 0 && Thread.currentThread().isInterrupted()) {
                    throw new Interrupted("Interrupted while handing rows to DuckDB", new InterruptedException());
                }
                begin.invokeExact(appender);
                for (int i = 0; i < types.size(); i++) {
                    Column<?> column = columns.get(i);
                    if (column == null || column.isMissing(row)) {
                        missing.invokeExact(appender);
                    } else {
                        cell(types.get(i), column, row);
                    }
                }
                end.invokeExact(appender);
            }
        } catch (Throwable e) {
            throw unchecked(e);
        }
    }

    /** A value that is there. */
    private void cell(SqlType type, Column<?> column, int row) throws Throwable {
        switch (type) {
            case YES_NO -> yesNo.invokeExact(
                    appender, ((BooleanColumn) column).get(row).booleanValue());
            case SHORT -> shortWhole.invokeExact(appender, ((ShortColumn) column).getShort(row));
            case WHOLE -> whole.invokeExact(appender, ((IntColumn) column).getInt(row));
            case BIG_WHOLE -> bigWhole.invokeExact(appender, ((LongColumn) column).getLong(row));
            case SINGLE -> single.invokeExact(appender, ((FloatColumn) column).getFloat(row));
            case NUMBER -> number.invokeExact(appender, ((NumericColumn<?>) column).getDouble(row));
            case TIME -> micros.invokeExact(appender, micros((Instant) column.get(row)));
            case DAY -> day.invokeExact(appender, (LocalDate) column.get(row));
            case CLOCK -> clock.invokeExact(appender, (LocalTime) column.get(row));
            case LOCAL_TIME -> localTime.invokeExact(appender, (LocalDateTime) column.get(row));
            case TEXT -> text.invokeExact(appender, text(column, row));
        }
    }

    private static long micros(Instant time) {
        return Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000L), time.getNano() / 1_000);
    }

    private static String text(Column<?> column, int row) {
        String text = Excerpt.word(column.get(row));
        if (hasSurrogates(text) && !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            // DuckDB would make a question mark of it without a word.
            throw new IllegalArgumentException("Row " + row + " of column \"" + column.name()
                    + "\" holds half of a sign that takes two (a lone surrogate), which is no text to DuckDB");
        }
        return text.equals(Values.EMPTY) ? "" : text;
    }

    private static boolean hasSurrogates(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static RuntimeException unchecked(Throwable e) {
        if (e instanceof Error error) {
            throw error;
        }
        return e instanceof RuntimeException own ? own : new IllegalArgumentException(e.getMessage(), e);
    }

    @Override
    public void close() {
        try {
            appender.close();
        } catch (Exception e) {
            throw unchecked(e);
        }
    }
}

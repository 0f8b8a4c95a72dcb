package loopbook.tables;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import loopbook.errors.Interrupted;
import loopbook.http.Threads;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * A database in memory, if DuckDB is at hand: the only place of the tables that knows JDBC. DuckDB is found as a service,
 * so that its 80 MB are only there for those who ask for them. It fetches nothing from anywhere.
 */
final class DuckDb implements AutoCloseable {
    static final String COORDINATES = "org.duckdb:duckdb_jdbc:2.0.0.1";

    private static final String URL = "jdbc:duckdb:";
    private static final ExecutorService WORKERS = Threads.growing("sql");
    private static final long END_SECONDS = 5;
    private static final long ASKED_AGAIN_MILLIS = 20;

    private final Connection connection;
    private final Path folder;
    private final AtomicBoolean stopped = new AtomicBoolean();

    private DuckDb(Connection connection, Path folder) {
        this.connection = connection;
        this.folder = folder;
    }

    /**
     * A new one, empty.
     *
     * @throws IllegalStateException if DuckDB is not there; the message says how to get it
     */
    static DuckDb open() {
        return open(Thread.currentThread().getContextClassLoader(), DuckDb.class.getClassLoader());
    }

    static DuckDb open(ClassLoader... places) {
        Driver driver = Stream.of(places)
                .flatMap(place -> ServiceLoader.load(Driver.class, place).stream())
                .map(ServiceLoader.Provider::get)
                .filter(DuckDb::isDuckDb)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "SQL and Parquet files need DuckDB, which is not on the class path: it has 80 MB, so only those "
                                + "who ask for it have it. In a notebook or a script run\n    %maven " + COORDINATES
                                + "\nFor the prompt in a terminal start\n    scripts/jshell --with duckdb"
                                + "\nIn a program of your own depend on " + COORDINATES));
        try {
            Path folder = Files.createTempDirectory("loopbook-sql");
            DuckDb duck = new DuckDb(driver.connect(URL, new Properties()), folder);
            duck.execute("SET TimeZone = 'UTC'");
            duck.execute("SET autoinstall_known_extensions = false");
            duck.execute("SET autoload_known_extensions = false");
            duck.execute("SET temp_directory = " + text(folder));
            return duck;
        } catch (IOException e) {
            throw new UncheckedIOException("There is no room for temporary files: " + e, e);
        } catch (SQLException e) {
            throw new IllegalStateException("DuckDB does not start: " + e.getMessage(), e);
        }
    }

    private static boolean isDuckDb(Driver driver) {
        try {
            return driver.acceptsURL(URL);
        } catch (SQLException e) {
            throw new IllegalStateException(driver + " does not know what it reads", e);
        }
    }

    /** Makes a table of this name. */
    void load(String name, Table table) {
        Chunks chunks = Chunks.of(table);
        try {
            load(name, chunks, Header.of(chunks));
        } catch (IOException e) {
            throw new UncheckedIOException("The table " + name + " cannot be handed to DuckDB: " + e, e);
        }
    }

    private void load(String name, Chunks chunks, Header header) throws IOException {
        List<String> columns = new ArrayList<>();
        for (int i = 0; i < header.names().size(); i++) {
            columns.add(name(header.titles().get(i)) + " "
                    + header.type(header.names().get(i)).type);
        }
        execute("CREATE TABLE " + name(name) + " (" + String.join(", ", columns) + ")");
        // At once, rather than by the 2,048 rows that the appender passes on at a time: a third of the time.
        execute("BEGIN TRANSACTION");
        Bulk.append(connection, name, chunks, header);
        execute("COMMIT");
    }

    /** Writes a file that is not there yet. */
    void writeParquet(Chunks chunks, Header header, Path to) throws IOException {
        load("rows", chunks, header);
        execute("COPY " + name("rows") + " TO " + text(to) + " (FORMAT parquet)");
    }

    /** The rows of a file, as a table of this name. */
    Table readParquet(Path file, String name) {
        return query("SELECT * FROM read_parquet(" + text(file) + ")", name);
    }

    /** What a query answers, as a table of this name. */
    Table query(String sql, String name) {
        return run(statement -> {
            // What is no query, such as a SET, answers nothing.
            return statement.execute(sql) ? read(statement.getResultSet(), name) : Table.create(name);
        });
    }

    private void execute(String sql) {
        run(statement -> statement.execute(sql));
    }

    /** A row after another into columns. */
    private Table read(ResultSet rows, String name) throws SQLException {
        try (rows) {
            ResultSetMetaData said = rows.getMetaData();
            List<ResultColumn> results = new ArrayList<>();
            for (int i = 1; i <= said.getColumnCount(); i++) {
                results.add(ResultColumn.of(said.getColumnName(i), said.getColumnTypeName(i)));
            }
            while (!stopped.get() && rows.next()) {
                for (int i = 0; i < results.size(); i++) {
                    ResultColumn column = results.get(i);
                    column.add(cell(rows, i + 1, column.form()));
                }
            }
            List<Column<?>> columns = new ArrayList<>();
            results.forEach(column -> columns.add(column.finish()));
            return Table.create(name, TableBuilder.distinct(columns));
        }
    }

    private static @Nullable Object cell(ResultSet rows, int i, ResultColumn.Form form) throws SQLException {
        return switch (form) {
            case VALUE -> rows.getObject(i);
            case LOCAL -> rows.getObject(i, LocalDateTime.class);
            case TEXT -> rows.getString(i);
        };
    }

    /** Work with the database. */
    private interface Work<T> {
        T on(Statement statement) throws SQLException;
    }

    /** In a thread of its own, so that an interrupt of ours can end what runs outside of Java. */
    private <T> T run(Work<T> work) {
        try (Statement statement = connection.createStatement()) {
            Future<T> result = WORKERS.submit(() -> work.on(statement));
            try {
                return result.get();
            } catch (InterruptedException e) {
                stopped.set(true);
                end(statement, result);
                Thread.currentThread().interrupt();
                throw new Interrupted("Interrupted while DuckDB was at work", e);
            }
        } catch (ExecutionException e) {
            throw failed(e.getCause());
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Asks again and again: a cancel that comes before the query has begun is not heard, and closing would wait for it. */
    private static void end(Statement statement, Future<?> result) throws SQLException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(END_SECONDS);
        while (System.nanoTime() < end) {
            statement.cancel();
            try {
                result.get(ASKED_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException | InterruptedException notYet) {
                // Once more.
            } catch (ExecutionException | CancellationException ended) {
                return;
            }
        }
    }

    private static RuntimeException failed(@Nullable Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof SQLException
                ? new IllegalArgumentException(cause.getMessage(), cause)
                : cause instanceof RuntimeException own ? own : new IllegalStateException(cause);
    }

    /** A text as SQL has it. */
    static String text(Object value) {
        return "'" + value.toString().replace("'", "''") + "'";
    }

    /** A name as SQL has it. */
    static String name(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    @Override
    public void close() {
        try {
            connection.close();
            try (Stream<Path> left = Files.walk(folder)) {
                for (Path path : left.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(path);
                }
            }
        } catch (SQLException e) {
            throw failed(e);
        } catch (IOException e) {
            throw new UncheckedIOException("Temporary files are left in " + folder + ": " + e, e);
        }
    }
}

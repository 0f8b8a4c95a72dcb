package loopbook.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import loopbook.errors.Interrupted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
import tech.tablesaw.api.Table;
import tech.tablesaw.api.TimeColumn;

/** SQL over tables, through DuckDB as a user would have fetched it. */
class SqlTest {
    private static final Instant NOON = Instant.parse("2026-03-29T12:00:00.123Z");

    /** A column of each type, and a row in which all are missing. */
    private static Table everything() {
        Table table = Table.create(
                "things",
                StringColumn.create("id", "650000000000000000000001"),
                StringColumn.create("a \"text\"", "it's,\n\"so\" \u2028\t\uD83D\uDE00"),
                BooleanColumn.create("flag", true),
                ShortColumn.create("short", new short[] {-7}),
                IntColumn.create("metadata.user.n", new int[] {1 << 30}),
                LongColumn.create("long", new long[] {9_007_199_254_740_993L}),
                FloatColumn.create("float", new float[] {0.1f}),
                DoubleColumn.create("double", new double[] {1e-300}),
                InstantColumn.create("createdAt", List.of(NOON)),
                DateColumn.create("day", List.of(LocalDate.of(1969, 12, 31))),
                TimeColumn.create("clock", List.of(LocalTime.of(23, 59, 58, 7_000_000))),
                // An hour that there is not in zones that change their clocks.
                DateTimeColumn.create("local", List.of(LocalDateTime.of(2026, 3, 29, 2, 30))));
        table.columns().forEach(column -> column.appendMissing());
        return table;
    }

    @Test
    void valuesAndTypesComeBackAsTheyWent() {
        Table back = Tables.sql("select * from things", everything());

        assertThat(back.columnNames()).isEqualTo(everything().columnNames());
        assertThat(back.types()).isEqualTo(everything().types());
        assertThat(back.printAll().replaceFirst(".*\n", ""))
                .isEqualTo(everything().printAll().replaceFirst(".*\n", ""));
        assertThat(back.instantColumn("createdAt").get(0)).isEqualTo(NOON);
        assertThat(back.column(0).isMissing(1)).isTrue();
        assertThat(back.longColumn("long").get(0)).isEqualTo(9_007_199_254_740_993L);
    }

    @Test
    void anEmptyTableHasItsTypesToo() {
        Table back = Tables.sql("select * from things", everything().emptyCopy());

        assertThat(back.types()).isEqualTo(everything().types());
        assertThat(back.rowCount()).isZero();
    }

    @Test
    void tablesAreJoinedUnderTheirNames() {
        Table work =
                Table.create("work", StringColumn.create("by", "ann", "bob", "ann"), IntColumn.create("n", 1, 2, 4));
        Table answer = Tables.sql(
                "select team, sum(n) as n, count(*) as rows from work join people using (\"by\") group by team order by team",
                Map.of(
                        "work",
                        work,
                        "people",
                        List.of(Map.of("by", "ann", "team", "red"), Map.of("by", "bob", "team", "blue"))));

        assertThat(answer.stringColumn("team").asList()).containsExactly("blue", "red");
        assertThat(answer.longColumn("n").asList()).containsExactly(2L, 5L);
        assertThat(Tables.sql("select 1 as a, 2 as a").columnNames()).containsExactly("a", "a (2)");
    }

    @Test
    void noDigitIsLost() {
        Table answer = Tables.sql(
                "select 170141183460469231731687303715884105727::hugeint as huge, 12345678901234567.89 as exact, "
                        + "0.5 as half, [1, 2] as list, -9223372036854775808::hugeint as least");

        assertThat(answer.stringColumn("huge").get(0)).isEqualTo("170141183460469231731687303715884105727");
        assertThat(answer.stringColumn("exact").get(0)).isEqualTo("12345678901234567.89");
        assertThat(answer.doubleColumn("half").get(0)).isEqualTo(0.5);
        assertThat(answer.stringColumn("list").get(0)).isEqualTo("[1, 2]");
        assertThat(answer.stringColumn("least").get(0)).isEqualTo("-9223372036854775808");
        assertThatThrownBy(() -> Tables.sql("select (-2147483648)::integer as n"))
                .hasMessageContaining("cast it");
    }

    /** Of all that a column holds, and from one that is longer than DuckDB takes at a time. */
    @Test
    void theLeastAndTheGreatestComeBackAsTheyWent() {
        Table edges = Table.create(
                "edges",
                LongColumn.create("long", Long.MAX_VALUE, -Long.MAX_VALUE),
                IntColumn.create("int", Integer.MAX_VALUE, -Integer.MAX_VALUE),
                ShortColumn.create("short", new short[] {Short.MAX_VALUE, -Short.MAX_VALUE}),
                DoubleColumn.create("double", Double.POSITIVE_INFINITY, -Double.MIN_VALUE),
                FloatColumn.create("float", new float[] {Float.NEGATIVE_INFINITY, Float.MAX_VALUE}),
                InstantColumn.create(
                        "time",
                        List.of(Instant.parse("0001-01-01T00:00:00Z"), Instant.parse("9999-12-31T23:59:59.999Z"))),
                DateColumn.create("day", List.of(LocalDate.of(1, 1, 1), LocalDate.of(9999, 12, 31))),
                StringColumn.create("text", "170141183460469231731687303715884105728", "a\0b\r\n"));
        Table many = edges.copy();
        for (int i = 0; i < 11; i++) {
            many.append(many.copy());
        }

        Table back = Tables.sql("select * from edges", many.setName("edges"));

        assertThat(back.rowCount()).isEqualTo(4096);
        assertThat(back.types()).isEqualTo(edges.types());
        for (int row : new int[] {0, 1, 4094, 4095}) {
            for (String name : edges.columnNames()) {
                assertThat(back.get(row, back.columnIndex(name)))
                        .as(name)
                        .isEqualTo(edges.get(row % 2, edges.columnIndex(name)));
            }
        }
    }

    @Test
    void anEmptyTextAndAMissingOneAreTwoThingsInAFile(@TempDir Path folder) {
        List<Map<String, String>> rows = List.of(Map.of("note", ""), Map.of("other", "x"), Map.of("note", "y"));
        Path file = folder.resolve("notes.parquet");

        Tables.write(rows, file);

        Table said = Tables.sql(
                "select count(note) as n, count(nullif(note, '')) as filled from read_parquet('" + file + "')");
        assertThat(said.longColumn("n").get(0)).isEqualTo(2);
        assertThat(said.longColumn("filled").get(0)).isEqualTo(1);
    }

    @Test
    void halfASignIsRefusedRatherThanChanged() {
        Table half = Table.create("half", StringColumn.create("text", "\uD83D"));

        assertThatThrownBy(() -> Tables.sql("select * from half", half))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("column \"text\" holds half of a sign");
    }

    @Test
    void anInterruptEndsTheHandingOver() {
        Table things = everything();
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> Tables.sql("select * from things", things)).isInstanceOf(Interrupted.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void whatIsWrongIsSaidInDuckDbsWords() {
        Table things = everything();

        assertThatThrownBy(() -> Tables.sql("select * from thing", things))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("thing does not exist")
                .hasMessageContaining("The tables here: [things]");
        assertThatThrownBy(() -> Tables.sql("select", things, things)).hasMessageContaining("Two of the tables");
        assertThatThrownBy(() -> Tables.sql("select * from read_csv('https://example.com/a.csv')"))
                .hasMessageContaining("httpfs");
    }

    @Test
    void withoutDuckDbTheMessageSaysTheLineToRun() throws Exception {
        try (URLClassLoader nothing = new URLClassLoader(new URL[0], ClassLoader.getPlatformClassLoader())) {
            assertThatThrownBy(() -> DuckDb.open(nothing))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("\n    %maven org.duckdb:duckdb_jdbc:2.0.0.1\n")
                    .hasMessageContaining("\n    scripts/jshell --with duckdb\n");
        }
    }

    @Test
    void anInterruptEndsAQuery() throws Exception {
        Thread me = Thread.currentThread();
        Thread stop = new Thread(() -> {
            while (me.getState() == Thread.State.RUNNABLE) {
                Thread.onSpinWait();
            }
            me.interrupt();
        });
        try (DuckDb duck = DuckDb.open()) {
            stop.start();
            assertThatThrownBy(() ->
                            duck.query("select sum(a.i * b.i) from range(100000000) a(i), range(100000) b(i)", "long"))
                    .isInstanceOf(Interrupted.class);
        }
        assertThat(Thread.interrupted()).isTrue();
        stop.join();
    }

    @Test
    void aParquetFileIsTheSameTable(@TempDir Path folder) {
        Path file = folder.resolve("it's [1]*.parquet");

        assertThat(Tables.write(everything(), file)).isEqualTo(2);

        assertThat(Tables.read(file).printAll().replaceFirst(".*\n", ""))
                .isEqualTo(everything().printAll().replaceFirst(".*\n", ""));
        assertThat(Tables.read(file).types()).isEqualTo(everything().types());
        assertThat(folder.toFile().list()).containsExactly("it's [1]*.parquet");
        assertThatThrownBy(() -> Tables.read(folder.resolve("none.parquet"))).hasMessageContaining("none.parquet");
    }
}

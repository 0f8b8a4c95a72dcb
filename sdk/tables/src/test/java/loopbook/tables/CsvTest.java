package loopbook.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Tables in files of comma separated values, written and read. */
class CsvTest {
    @TempDir
    private Path folder;

    private Table read(String text) throws IOException {
        return Tables.read(Files.writeString(folder.resolve("a.csv"), text));
    }

    private static String types(Table table) {
        return table.types().toString();
    }

    @Test
    void theTypeOfAColumnFollowsFromAllItsCells() throws IOException {
        Table table = read(
                """
                id,n,x,flag,at,zip,mixed,none
                a,1,1.50,true,2026-01-02T03:04:05.678Z,01234,1,
                ,,-2,false,2026-01-02T03:04:05+02:00,5,x,
                c,-3,1.0E-5,,,6,2.5,
                """);

        assertThat(types(table)).isEqualTo("[STRING, LONG, DOUBLE, BOOLEAN, INSTANT, STRING, STRING, STRING]");
        assertThat(table.doubleColumn("x").asList()).containsExactly(1.5, -2.0, 1e-5);
        assertThat(table.longColumn("n").isMissing(1)).isTrue();
        assertThat(table.instantColumn("at").get(1)).isEqualTo(Instant.parse("2026-01-02T01:04:05Z"));
        assertThat(table.stringColumn("zip").asList()).containsExactly("01234", "5", "6");
        assertThat(table.stringColumn("mixed").asList()).containsExactly("1", "x", "2.5");
    }

    @Test
    void noDigitIsLost() throws IOException {
        Table table = read("id,big,huge,digits,long\n650000000000000000000001,9007199254740993,99999999999999999999,"
                + "0.1234567890123456789,0.30000000000000004\n");

        assertThat(types(table)).isEqualTo("[STRING, LONG, STRING, STRING, DOUBLE]");
        assertThat(table.longColumn("big").get(0)).isEqualTo(9_007_199_254_740_993L);
        assertThat(table.stringColumn("huge").get(0)).isEqualTo("99999999999999999999");
    }

    @Test
    void quotesLineEndsAndMarksAreRead() throws IOException {
        Table table = read("\uFEFFa,\"b, \"\"c\"\"\"\r\n\"x\ny\",\"\"\r\n\r\nz,\"1\"\"\"");

        assertThat(table.columnNames()).containsExactly("a", "b, \"c\"");
        assertThat(table.stringColumn(0).asList()).containsExactly("x\ny", "z");
        assertThat(table.stringColumn(1).asList()).containsExactly("", "1\"");
        assertThat(read("a\n1\n\n3\n").longColumn("a").isMissing(1)).isTrue();
    }

    @Test
    void whatIsNoUtf8IsRefusedInWords() throws IOException {
        Path file = Files.write(folder.resolve("latin.csv"), "a\n\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> Tables.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("latin.csv is no UTF-8 text");
    }

    @Test
    void whatIsNoTableIsRefusedWithItsLine() {
        assertThatThrownBy(() -> read("")).hasMessageContaining("empty");
        assertThatThrownBy(() -> read("a,b\n1,2\n3\n"))
                .hasMessageContaining("Line 3")
                .hasMessageContaining("1 cell");
        assertThatThrownBy(() -> read("a\n\"x\n"))
                .hasMessageContaining("line 2")
                .hasMessageContaining("never closed");
        assertThatThrownBy(() -> Tables.read(folder.resolve("none.csv"))).hasMessageContaining("none.csv");
    }

    @Test
    void annotationsKeepTheTypesOfTheirColumns() {
        List<ObjectNode> rows = List.of(
                json(
                        "{\"id\":\"650000000000000000000001\",\"itemId\":\"7\",\"label\":\"1\",\"type\":\"point\","
                                + "\"coordinates\":{\"x\":3,\"y\":4},\"createdAt\":\"2026-01-02T03:04:05.678Z\","
                                + "\"metadata\":{\"user\":{\"score\":1,\"text\":\"\"},\"system\":{\"attributes\":{\"1\":\"\"}}}}"),
                json("{\"id\":\"2\",\"itemId\":\"8\",\"label\":\"\",\"type\":\"class\","
                        + "\"metadata\":{\"user\":{\"score\":0.5,\"text\":\"a\"}}}"));
        TableBuilder builder = new TableBuilder(Layout.of("annotations"), TableOptions.DEFAULT);
        rows.forEach(builder::add);
        Table table = builder.finish();
        Path file = folder.resolve("annotations.csv");

        Tables.write(table, file);

        Table back = Tables.read(file);
        assertThat(back.name()).isEqualTo("annotations");
        assertThat(back.types()).isEqualTo(table.types());
        assertThat(back.printAll()).isEqualTo(table.printAll());
    }

    @Test
    void anEmptyTextIsToldFromAMissingOne() throws IOException {
        Path waiting = Files.writeString(
                folder.resolve("rows"),
                "{\"a\":\"\",\"b\":{\"A\":1}}\n{\"b\":{\"a\":2}}\n{\"a\":null,\"b\":{\"a\":\"x\"}}\n");
        Chunks chunks = new Chunks.Waiting(waiting, Layout.of("rows"), TableOptions.DEFAULT.columns("a", "b.*"));
        Path csv = folder.resolve("a.csv");

        CsvFile.write(chunks, Header.of(chunks), csv);

        // Names that differ in case only stay two columns, whichever row has them.
        assertThat(Files.readString(csv)).isEqualTo("a,b.A,b.a (2)\n\"\",1,\n,,2\n,,x\n");
        Path parquet = folder.resolve("a.parquet");
        try (DuckDb duck = DuckDb.open()) {
            duck.writeParquet(chunks, Header.of(chunks), parquet);
            Table missing =
                    duck.query("select a is null as m, a = '' as e, \"b.A\" from read_parquet('" + parquet + "')", "q");
            assertThat(missing.booleanColumn("m").asList()).containsExactly(false, true, true);
            assertThat(missing.booleanColumn("e").get(0)).isTrue();
            assertThat(missing.longColumn("b.A").get(0)).isEqualTo(1);
        }
    }

    private static ObjectNode json(String text) {
        return (ObjectNode) JsonMapper.shared().readTree(text);
    }

    @Test
    void aTableWithoutColumnsComesBackAsOne(@TempDir Path folder) {
        Path file = folder.resolve("none.csv");
        Tables.write(Table.create("none"), file);

        assertThat(Tables.read(file).columnCount()).isZero();
    }

    @Test
    void semicolonsAndTabsPartCellsWhereTheHeadingHasNoCommas(@TempDir Path folder) throws IOException {
        Path semicolons = Files.writeString(folder.resolve("a.csv"), "name;n\n\"a;b\";1\nc,d;2\n");
        Path tabs = Files.writeString(folder.resolve("b.csv"), "name\tn\nx\t1\n");
        Path one = folder.resolve("c.csv");
        Tables.write(Table.create("t", StringColumn.create("a;b", "x;y", "z\tz")), one);

        assertThat(Tables.read(semicolons).stringColumn("name").asList()).containsExactly("a;b", "c,d");
        assertThat(Tables.read(semicolons).longColumn("n").asList()).containsExactly(1L, 2L);
        assertThat(Tables.read(tabs).columnNames()).containsExactly("name", "n");
        assertThat(Tables.read(one).stringColumn("a;b").asList()).containsExactly("x;y", "z\tz");
    }

    @Test
    void linesOfJsonMayHaveAByteOrderMarkButNoOtherEncoding(@TempDir Path folder) throws IOException {
        Path marked = Files.writeString(folder.resolve("a.jsonl"), "\uFEFF{\"a\":1}\n");
        Path latin = Files.write(folder.resolve("b.jsonl"), "{\"a\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1));
        Path sheet = Files.writeString(folder.resolve("c.xlsx"), "PK");

        assertThat(Tables.read(marked).longColumn("a").asList()).containsExactly(1L);
        assertThatThrownBy(() -> Tables.read(latin)).hasMessageContaining("is no UTF-8 text");
        assertThatThrownBy(() -> Tables.read(sheet))
                .hasMessageContaining("is no JSON: a file whose name ends neither in .csv nor in .parquet");
    }
}

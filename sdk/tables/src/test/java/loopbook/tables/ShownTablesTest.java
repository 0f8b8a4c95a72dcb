package loopbook.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collections;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.safety.Safelist;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class ShownTablesTest {
    private final Table small = Table.create(
            "small",
            StringColumn.create("label", "Cat", "", "眼"),
            DoubleColumn.create("score", 0.1 + 0.2, Double.NaN, -12),
            InstantColumn.create("createdAt", Instant.parse("2024-02-01T10:00:00Z"), null, null));

    @Test
    void aTerminalShowsAlignedColumnsWithTheTrueSize() {
        assertThat(TableText.of(small))
                .isEqualTo(
                        """
                label  score  createdAt
                ─────  ─────  ────────────────────
                Cat      0.3  2024-02-01T10:00:00Z

                眼       -12
                3 rows × 3 columns""");
    }

    @Test
    void longTablesShowTheirFirstAndLastRowsAndHowManyThereAre() {
        Table twenty = numbers(20);
        Table more = numbers(1021);

        assertThat(TableText.of(twenty)).doesNotContain("⋮").contains("20 rows × 1 column");
        assertThat(TableText.of(more)).contains("\n  14\n   ⋮\n1016\n", "\n1020\n1,021 rows × 1 column");
        assertThat(TableHtml.of(more))
                .contains(">14<", ">⋮<", ">1020<", "1,021 rows")
                .doesNotContain(">15<");
    }

    @Test
    void columnsWithoutRoomAreNamedBelow() {
        Table wide = Table.create("wide");
        IntStream.range(0, 30).forEach(i -> wide.addColumns(StringColumn.create("column number " + i)));

        assertThat(TableText.of(wide)).contains("0 rows × 30 columns; not shown: column number ", "column number 29");
    }

    @Test
    void htmlHasTheTypesBelowTheNamesAndNumbersToTheRight() {
        String html = TableHtml.of(small);

        assertThat(html)
                .contains("label<br>", ">text<", "score<br>", ">number<", ">time<", "text-align:right\" title=");
        assertThat(html).contains("title=\"0.30000000000000004\">0.3<");
    }

    @Test
    void foreignTextsAreEscapedAndLongOnesCutWithTheWholeAsATooltip() {
        String longText = "<script>alert('x')</script> & \"quoted\" ".repeat(4);
        Table table = Table.create("t", StringColumn.create("<b>", longText, "line\nbreak"));

        String html = TableHtml.of(table);

        assertThat(html).doesNotContain("<script", "<b>").contains("&lt;b&gt;", "…</td>", "line break");
        assertThat(TableText.of(table)).contains("line break").doesNotContain("line\nbreak");
    }

    @Test
    void aTableThatIsWholeCanBeSortedWhereScriptsRun() {
        assertThat(TableHtml.of(numbers(50))).contains("data-loopbook=\"sortable\"", ">49<");
        assertThat(TableHtml.of(numbers(500))).contains("data-loopbook=\"sortable\"", ">250<", ">499<");
        assertThat(TableHtml.of(numbers(501)))
                .doesNotContain("sortable", ">250<")
                .contains(">⋮<", "501 rows × 1 column; the first 15 and the last 5 are shown");
        assertThat(TableHtml.scriptFor(TableHtml.of(numbers(50))))
                .startsWith("<script>")
                .doesNotContain("http", "src", "import", "fetch", "eval");
        assertThat(TableHtml.scriptFor(TableHtml.of(numbers(1)))).isEmpty();
        Table odd = Table.create("t", StringColumn.create(" data-loopbook=\"sortable\"", "x"));
        assertThat(TableHtml.scriptFor(TableHtml.of(odd))).isEmpty();
    }

    /** A notebook keeps what it shows: small pictures and long texts count. */
    @Test
    void aTableOfManyLongCellsIsAnExcerptSooner() {
        String text = "x".repeat(2_000);
        Table long51 = Table.create("t", StringColumn.create("text", Collections.nCopies(51, text)));
        Table long500 = Table.create(
                "t",
                StringColumn.create("text", Collections.nCopies(500, text)),
                StringColumn.create("more", Collections.nCopies(500, text)));
        Table wide = Table.create("wide");
        IntStream.range(0, 40)
                .forEach(i -> wide.addColumns(StringColumn.create("c" + i, Collections.nCopies(500, "abcdefgh"))));

        assertThat(TableHtml.of(long51).contains("sortable")).isTrue();
        assertThat(TableHtml.of(long500).contains("sortable")).isFalse();
        assertThat(TableHtml.of(long500).length()).isLessThan(100_000);
        assertThat(TableHtml.of(wide).contains("sortable")).isFalse();
        assertThat(TableHtml.of(wide)).contains("500 rows × 40 columns; the first 15");
    }

    /** What pages such as GitHub leave of a notebook: no style, no script, no class, no data. */
    @Test
    void aTableIsWholeWhereStylesAndScriptsAreTakenOut() {
        String html = TableHtml.of(small);

        String left = Jsoup.clean(html + TableHtml.scriptFor(html), Safelist.relaxed());

        assertThat(left).doesNotContain("style", "script", "data-", "class=", "querySelector");
        Document page = Jsoup.parse(left);
        assertThat(page.select("th").eachText()).containsExactly("label text", "score number", "createdAt time");
        assertThat(page.select("tbody tr")).hasSize(3);
        assertThat(page.select("tbody tr").first().select("td").eachText())
                .containsExactly("Cat", "0.3", "2024-02-01T10:00:00Z");
        assertThat(page.text()).endsWith("3 rows × 3 columns");
        Document long500 = Jsoup.parse(Jsoup.clean(TableHtml.of(numbers(500)), Safelist.relaxed()));
        assertThat(long500.select("tbody tr")).hasSize(500);
        String more = Jsoup.parse(Jsoup.clean(TableHtml.of(numbers(1021)), Safelist.relaxed()))
                .text();
        assertThat(more).contains("n whole 0 1", "14 ⋮ 1016", "1,021 rows × 1 column");
    }

    @Test
    void aTooltipHoldsAThousandSignsAndNoMore() {
        Table table = Table.create("t", StringColumn.create("text", "x".repeat(1_000), "y".repeat(1_001)));

        assertThat(TableHtml.of(table))
                .contains("title=\"" + "x".repeat(1_000) + "\"", "title=\"" + "y".repeat(999) + "…\"");
    }

    @Test
    void aPictureInATableSaysWhatItIsOf() {
        Table table = Table.create(
                "t",
                StringColumn.create("picture", "data:image/png;base64,AAAA"),
                StringColumn.create("item", "/a \"b\".png"));

        assertThat(TableHtml.of(table)).contains("<img alt=\"picture of /a &quot;b&quot;.png\"");
    }

    @Test
    void countsIncludeWhatIsMissingAndComeInOrder() {
        Table table = Table.create("t", StringColumn.create("label", "b", "a", "", "a", "", "", "c"));

        assertThat(TableText.of(Tables.counts(table, "label")))
                .isEqualTo(
                        """
                label  count
                ─────  ─────
                           3
                a          2
                b          1
                c          1
                4 rows × 2 columns""");
        assertThat(Tables.counts(Table.create("e", LongColumn.create("n")), "n").columnNames())
                .containsExactly("n", "count");
    }

    private static Table numbers(int count) {
        return Table.create("n", IntColumn.create("n", IntStream.range(0, count).toArray()));
    }
}

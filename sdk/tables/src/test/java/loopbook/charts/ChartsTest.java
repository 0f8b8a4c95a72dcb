package loopbook.charts;

import static loopbook.charts.Charts.bar;
import static loopbook.charts.Charts.histogram;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import loopbook.client.Shown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class ChartsTest {
    private final Table labels = Table.create(
            "counts", StringColumn.create("label", "Cat", "Eye", "Nose"), IntColumn.create("Count", 2, 5, 1));

    @Test
    void theLongestBarComesFirstAndEachSaysItsValue() {
        assertThat(bar(labels))
                .hasToString(
                        """
                        Count by label
                        Eye   ████████████████████████████████████████ 5
                        Cat   ████████████████ 2
                        Nose  ████████ 1""");
    }

    @Test
    void barsCanKeepTheOrderOfTheTable() {
        String svg = bar(labels, ChartOptions::tableOrder).svg();

        assertThat(svg.indexOf(">Cat<")).isLessThan(svg.indexOf(">Eye<"));
    }

    @Test
    void aTableThatCameFromCountByIsDrawnAsItIs() {
        Table annotations = Table.create("a", StringColumn.create("label", "Eye", "Cat", "Eye"));

        assertThat(bar(annotations.countBy("label")).svg()).contains(">Eye<", "Eye: 2", "Cat: 1");
    }

    @Test
    void theZeroThatCountByGivesForMissingValuesIsNotTakenForACount() {
        Table gaps = Table.create("a", StringColumn.create("label", "Eye", "", ""));

        assertThat(bar(gaps.countBy("label")))
                .hasToString(
                        """
                        Count by label
                        Eye        ████████████████████████████████████████ 1
                        (missing)  missing
                        (1 value missing)""");
    }

    @Test
    void theSameTableGivesTheSameBytes() {
        assertThat(bar(labels).svg()).isEqualTo(bar(labels.copy()).svg());
    }

    @Test
    void foreignTextsAreEscapedAndLongOnesKeepTheirWholeAsATooltip() {
        String longText = "a <label> & \"more\" ".repeat(20).strip();
        Table table = Table.create(
                "t",
                StringColumn.create("label", longText),
                IntColumn.create("n", 1, 2).first(1));

        String svg = bar(table, "label", "n").svg();

        assertThat(svg)
                .doesNotContain("<label>")
                .contains("…</text>")
                .contains("<title>" + Shown.escape(longText) + "</title>");
    }

    @Test
    void barsBeyondTheLimitAreCountedBelow() {
        Table many = Table.create("m", StringColumn.create("label"), IntColumn.create("n"));
        IntStream.rangeClosed(1, 12).forEach(i -> {
            many.stringColumn("label").append("label " + i);
            many.intColumn("n").append(i);
        });

        assertThat(bar(many, o -> o.limit(10)).svg()).contains("and 2 more bars, together 3");
        assertThat(bar(many, o -> o.limit(12)).svg()).doesNotContain("more bar");
    }

    @Test
    void whatIsMissingOrTooLargeIsSaid() {
        Table gaps = Table.create(
                "g",
                StringColumn.create("label", "", "b", "c"),
                DoubleColumn.create("n", 3, Double.NaN, Double.POSITIVE_INFINITY));

        assertThat(bar(gaps, "label", "n").svg())
                .contains("(missing)", "1 value missing; 1 value too large to draw", "stroke-dasharray");
    }

    @Test
    void negativeValuesGoTheOtherWay() {
        Table change = Table.create("c", StringColumn.create("m", "up", "down"), DoubleColumn.create("v", 2.5, -1));

        assertThat(bar(change, "m", "v"))
                .hasToString(
                        """
                        v by m
                        up    ████████████████████████████████████████ 2.5
                        down  ---------------- -1""");
    }

    @Test
    void aHistogramCountsEveryValueOnceAndSaysWhatIsMissing() {
        IntColumn column = IntColumn.create("n", 1, 1, 3);
        column.appendMissing();

        assertThat(histogram(Table.create("t", column), "n"))
                .hasToString(
                        """
                        n
                        1  ████████████████████████████████████████ 2
                        2  0
                        3  ████████████████████ 1
                        (n: 3 values; 1 missing)""");
    }

    @Test
    void emptyTablesAreDrawnAsSuch() {
        Table none = Table.create("n", StringColumn.create("label"), DoubleColumn.create("score"));

        assertThat(bar(none, "label", "score").svg()).contains("no rows");
        assertThat(histogram(none, "score").svg()).contains("score: 0 values");
    }

    @Test
    void hugeWholeNumbersKeepAllTheirDigits() {
        Table big = Table.create("b", StringColumn.create("x", "a"), LongColumn.create("n", 9_007_199_254_740_993L));

        assertThat(bar(big).svg()).contains("9,007,199,254,740,993");
    }

    @Test
    void aChartIsSavedByTheEndingOfItsName(@TempDir Path folder) throws Exception {
        Path svg = bar(labels).save(folder.resolve("a.svg"));
        Path png = bar(labels, o -> o.size(300, 200)).save(folder.resolve("a.PNG"));

        assertThat(svg).content(StandardCharsets.UTF_8).isEqualTo(bar(labels).svg());
        BufferedImage picture = ImageIO.read(png.toFile());
        assertThat(picture.getWidth()).isEqualTo(600);
        assertThat(picture.getHeight()).isEqualTo(400);
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("a.svg", "a.PNG");
    }

    @Test
    void anotherEndingOrAMissingFolderIsRefusedInWords(@TempDir Path folder) {
        Path gone = folder.resolve("gone").resolve("a.svg");

        assertThatThrownBy(() -> bar(labels).save(folder.resolve("a.jpg")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a.jpg")
                .hasMessageContaining(".svg or .png");
        assertThatThrownBy(() -> bar(labels).save(gone)).hasMessageContaining(gone.toString());
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void columnsThatAreNotThereOrNotNumbersAreNamed() {
        assertThatThrownBy(() -> bar(labels, "labl", "Count"))
                .hasMessage(
                        "There is no column \"labl\": did you mean 'label'? The table has label (text), Count (whole)");
        assertThatThrownBy(() -> histogram(labels, "label")).hasMessageContaining("bar(table, \"label\")");
        assertThatThrownBy(() -> histogram(labels, "label")).hasMessageContaining("holds the type text, not numbers");
        assertThatThrownBy(() -> bar(null)).hasMessage("There is no table to draw: it is null");
        assertThatThrownBy(() -> Charts.scatter(null, "a", "b")).hasMessage("There is no table to draw: it is null");
        assertThatThrownBy(() -> bar(Table.create("e"))).hasMessageContaining("no columns");
    }

    @Test
    void sizesAndColoursOutOfReachAreRefused() {
        assertThatThrownBy(() -> bar(labels, o -> o.width(199))).hasMessageContaining("200 to 4000");
        assertThatThrownBy(() -> bar(labels, o -> o.color("red"))).hasMessageContaining("#rrggbb");
        assertThat(bar(labels, o -> o.width(200)).svg()).contains("width=\"200\"");
    }

    @Test
    void aChartIsShownAsSvgAndAsAPictureWithNothingFromOutside() throws Exception {
        Chart chart = bar(labels);

        assertThat(chart.html()).contains("<svg").doesNotContain("script", "href");
        assertThat(ImageIO.read(new ByteArrayInputStream(chart.png().orElseThrow())))
                .isNotNull();
    }
}

package loopbook.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class MoreChartsTest {
    private final Table work = Table.create(
            "work",
            StringColumn.create("label", "Cat", "Cat", "Dog", "Dog", "Dog"),
            StringColumn.create("by", "ann", "bob", "ann", "ann", ""),
            DoubleColumn.create("x", 1, 10, 100, 1000, 0),
            DoubleColumn.create("y", 2, 4, 8, 16, 3));

    @Test
    void partsOfABarAreCountedBySeries() {
        assertThat(Charts.stacked(work, "label", "by"))
                .hasToString(
                        """
                        count by label and by
                             ann  (missing)  bob
                        Dog    2          1    0
                        Cat    1          0    1""");
        assertThat(Charts.stacked(work, "label", "by").svg())
                .contains("Dog, ann: 2", "Cat, bob: 1")
                .doesNotContain("Dog, bob");
        assertThat(Charts.stacked(work, "label", "by", "y", o -> o).svg()).contains("Dog, ann: 24");
    }

    @Test
    void negativePartsAreRefused() {
        Table change = Table.create("c", StringColumn.create("a", "x"), DoubleColumn.create("v", -1.0));

        assertThatThrownBy(() -> Charts.stacked(change, "a", "a", "v", o -> o)).hasMessageContaining("negative");
    }

    @Test
    void pointsHaveTheirOwnMarkAndColourForEachSeries() {
        String svg = Charts.scatter(work, "x", "y", o -> o.by("label").colors(Map.of("Cat", "#ff0000")))
                .svg();

        assertThat(svg).contains("y by x", "Cat: 10, 4", "#ff0000", "#0072b2", "5 points");
    }

    @Test
    void aLogarithmLeavesOutWhatItCannotHoldAndSaysSo() {
        String svg = Charts.scatter(work, "x", "y", ChartOptions::logX).svg();

        assertThat(svg).contains("4 points; 1 that cannot be drawn on these axes", ">100<", ">1,000<");
    }

    @Test
    void timesHaveRoundTicksInUtc() {
        InstantColumn at = InstantColumn.create("at");
        at.append(Instant.parse("2026-03-01T10:00:00Z"));
        at.append(Instant.parse("2026-03-09T22:00:00Z"));
        Table days = Table.create("d", at, IntColumn.create("n", 3, 5));

        assertThat(Charts.line(days, "at", "n").svg()).contains(">2 Mar<", ">10 Mar<", "at (2026, UTC)");
        assertThat(Charts.line(days, "at", "n", o -> o.width(300)).svg()).contains("at (2026, UTC)");
    }

    @Test
    void aLineOfEachSeriesHasItsOwnDashes() {
        String svg = Charts.line(work, "x", "y", o -> o.by("label")).svg();

        assertThat(svg).contains("stroke-dasharray=\"7 3\"");
    }

    @Test
    void cellsAreDarkerTheMoreTheyHold() {
        Table pairs = Table.create(
                "p",
                StringColumn.create("a", "x", "y"),
                StringColumn.create("b", "x", "x"),
                DoubleColumn.create("n", 0.5, 1));
        Chart heat = Charts.heat(pairs, "a", "b", "n");

        assertThat(heat.svg()).contains("x, x: 0.5", "y, x: 1", Contrast.shade(1), Contrast.shade(0.55));
        assertThat(heat).hasToString("n by a and b\n     x\ny    1\nx  0.5");
        assertThat(Contrast.luminance(Contrast.shade(0.2))).isGreaterThan(Contrast.luminance(Contrast.shade(0.7)));
    }

    @Test
    void barsStandIfTheyAreTold() {
        Table counts = Table.create(
                "c",
                StringColumn.create("label", "a label that is far too long to lie below its bar", "b", "c", "d"),
                IntColumn.create("Count", 2, 5, 1, 1));

        assertThat(Charts.bar(counts, ChartOptions::upright).svg()).contains("rotate(-45)", "b: 5");
        assertThat(Charts.bar(counts, o -> o.upright().limit(3)).svg()).contains("other: 1");
    }

    @Test
    void whatIsLeftOutOfCountsIsOneBarOfItsOwn() {
        Table counts = Table.create("c", StringColumn.create("l", "a", "b", "c"), IntColumn.create("Count", 9, 2, 3));

        assertThat(Charts.bar(counts, o -> o.limit(1)))
                .hasToString(
                        """
                        Count by l
                        a      ████████████████████████████████████████ 9
                        other  ██████████████████████ 5
                        (and 2 more bars, together 5)""");
    }

    @Test
    void whatWouldDwarfTheOthersIsLeftToTheNote() {
        Table counts = Table.create("c", StringColumn.create("l"), IntColumn.create("Count"));
        for (int i = 0; i < 10; i++) {
            counts.stringColumn("l").append("label " + i);
            counts.intColumn("Count").append(2);
        }

        assertThat(Charts.bar(counts, o -> o.limit(7)).toString()).contains("other", "and 3 more bars, together 6");
        assertThat(Charts.bar(counts, o -> o.limit(6)).toString())
                .contains("and 4 more bars, together 8")
                .doesNotContain("other");
    }

    @Test
    void aLongChartHasAPictureOfWhatSizeIsInReason() throws Exception {
        Table counts = Table.create("c", StringColumn.create("l"), IntColumn.create("Count"));
        for (int i = 0; i < 500; i++) {
            counts.stringColumn("l").append("label " + i);
            counts.intColumn("Count").append(i);
        }

        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(
                Charts.bar(counts, o -> o.limit(500)).png().orElseThrow()));

        assertThat(picture.getWidth() * picture.getHeight()).isBetween(5_000_000, 6_100_000);
    }

    @Test
    void timesFallIntoStepsOfTheCalendar() {
        InstantColumn at = InstantColumn.create("at");
        for (String moment : List.of("2026-03-01T00:00:00Z", "2026-03-01T23:59:59Z", "2026-03-03T12:00:00Z")) {
            at.append(Instant.parse(moment));
        }
        at.appendMissing();

        assertThat(Charts.histogram(Table.create("t", at), "at", o -> o.bins(3)))
                .hasToString(
                        """
                        at (2026, UTC)
                        1 Mar  ████████████████████████████████████████ 2
                        2 Mar  0
                        3 Mar  ████████████████████ 1
                        (3 values; 1 missing; steps of 1 day)""");
    }

    /** Whatever the stretch of time, each moment is counted, and once. */
    @Property(tries = 200)
    void everyTimeIsCountedOnce(
            @ForAll @Size(min = 1, max = 20) List<@LongRange(max = 4_000_000_000_000L) Long> moments) {
        InstantColumn at = InstantColumn.create("at");
        moments.forEach(moment -> at.append(Instant.ofEpochMilli(moment)));

        String text = Charts.histogram(Table.create("t", at), "at").toString();

        long counted = text.lines()
                .skip(1)
                .filter(line -> !line.startsWith("("))
                .mapToLong(line -> Long.parseLong(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
        assertThat(counted).isEqualTo(moments.size());
    }

    /** As many marks as a chart draws, which is more than the reader of SVG files allows by itself. */
    @Test
    void aChartOfManyMarksHasItsPictureToo() {
        double[] numbers = java.util.stream.IntStream.range(0, 4_000)
                .mapToDouble(i -> i * 7919 % 4_001)
                .toArray();
        Table table = Table.create("t", DoubleColumn.create("a", numbers), DoubleColumn.create("b", numbers));

        assertThat(Charts.scatter(table, "a", "b").png()).isPresent();
    }

    @Test
    void anOptionThatDoesNotGoWithAChartIsRefused() {
        Table table = Table.create("t", StringColumn.create("name", "a"), DoubleColumn.create("n", 1));

        assertThatThrownBy(() -> Charts.histogram(table, "n", o -> o.logX()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("A histogram has no logarithmic axes");
        assertThatThrownBy(() -> Charts.bar(table, o -> o.logY())).hasMessageContaining("A bar chart has no");
    }

    @Test
    void barsCountTheValuesOfAColumn() {
        Table table = Table.create(
                "t",
                StringColumn.create("label", "a", "b", "a", ""),
                IntColumn.create("n", 1, 2, 3, 4),
                StringColumn.create("x", 4),
                StringColumn.create("y", 4),
                StringColumn.create("z", 4),
                StringColumn.create("q", 4));

        assertThat(Charts.bar(table, "label").toString())
                .contains("a")
                .contains("2")
                .contains("(missing)");
        assertThatThrownBy(() -> Charts.bar(table)).hasMessageContaining("Name the column: bar(table, \"label\")");
        assertThatThrownBy(() -> Charts.bar(table, "labl")).hasMessageContaining("There is no column \"labl\"");
    }

    @Test
    void moreSeriesThanCanBeToldApartBecomeOther() {
        StringColumn many = StringColumn.create("s");
        for (int i = 0; i < 12; i++) {
            many.append("s" + i);
        }
        Table table = Table.create("t", StringColumn.create("c", 12), many);

        assertThat(Charts.stacked(table, "c", "s").svg()).contains("other: 5");
    }

    @Test
    void emptyTablesAreDrawnAsSuch() {
        Table none = work.emptyCopy();

        assertThat(Charts.scatter(none, "x", "y").svg()).contains("no rows").doesNotContain(">0.5<");
        assertThat(Charts.line(none, "x", "y", ChartOptions::logY).svg()).contains("no rows");
        Table times = Table.create("t", InstantColumn.create("at"), IntColumn.create("n"));
        assertThat(Charts.line(times, "at", "n").svg()).contains("no rows").doesNotContain("1970");
        assertThat(Charts.histogram(times, "at").svg()).contains("no rows").doesNotContain("1970");
        assertThat(Charts.stacked(none, "label", "by").svg()).contains("no rows");
        assertThat(Charts.heat(none, "label", "by").svg()).contains("no rows");
    }

    @Test
    void aSeriesIsToldByGreyAlone() {
        List<Double> lights = List.of("#0072b2", "#e69f00", "#009e73").stream()
                .map(Contrast::luminance)
                .toList();

        assertThat(Math.abs(lights.get(0) - lights.get(1))).isGreaterThan(0.2);
        assertThat(Math.abs(lights.get(1) - lights.get(2))).isGreaterThan(0.1);
    }

    @Property(tries = 200)
    void anyTableGivesWellFormedSvgWithNothingFromOutside(
            @ForAll @Size(max = 9) List<Double> numbers, @ForAll @Size(max = 9) List<String> names) throws Exception {
        int rows = Math.min(numbers.size(), names.size());
        double[] values = numbers.stream().limit(rows).mapToDouble(v -> v).toArray();
        double[] other = names.stream().limit(rows).mapToDouble(String::length).toArray();
        Table table = Table.create(
                "t",
                StringColumn.create("name", names.subList(0, rows)),
                DoubleColumn.create("v", values),
                DoubleColumn.create("w", other));

        for (Chart chart : List.of(
                Charts.scatter(table, "v", "w", o -> o.by("name")),
                Charts.scatter(table, "w", "v", o -> o.logX().logY()),
                Charts.line(table, "w", "v", o -> o.by("name")),
                Charts.heat(table, "name", "w"),
                Charts.stacked(table, "w", "name"),
                Charts.bar(table, "name", "v", ChartOptions::upright))) {
            assertThat(chart.svg()).doesNotContain("NaN", "Infinity", "href", "<script");
            DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(chart.svg().getBytes(StandardCharsets.UTF_8)));
        }
    }

    @Test
    void aSeriesNamedOtherIsAmongTheRest() {
        StringColumn row = StringColumn.create("row");
        StringColumn part = StringColumn.create("part");
        for (String name : List.of("other", "other", "other", "a", "b", "c", "d", "e", "f", "g", "h", "i")) {
            row.append("r");
            part.append(name);
        }

        String chart =
                Charts.stacked(Table.create("t", row, part), "row", "part").toString();

        assertThat(chart.lines().toList().get(1).trim().split(" +"))
                .containsExactly("a", "b", "c", "d", "e", "f", "g", "other");
        assertThat(chart.lines().toList().get(2).trim().split(" +"))
                .containsExactly("r", "1", "1", "1", "1", "1", "1", "1", "5");
    }

    @Test
    void barsNamedByNumbersAreInTheOrderOfTheNumbers() {
        Table table = Table.create("t", IntColumn.create("n", 10, 2, 10, 10, 2, 1));

        assertThat(Charts.bar(table, "n").toString().lines().skip(1).map(line -> line.split(" ")[0]))
                .containsExactly("1", "2", "10");
        assertThat(Charts.bar(table, "n", o -> o.tableOrder())
                        .toString()
                        .lines()
                        .skip(1))
                .first()
                .asString()
                .startsWith("10");
    }

    @Test
    void wideSignsAreAlignedInLettersAndNothingTurnsTheLine() {
        Table table = Table.create("t", StringColumn.create("l", "眼睛", "Cat", "\u202Eabc"));

        List<String> lines = Charts.bar(table, "l").toString().lines().toList();

        assertThat(lines).anyMatch(line -> line.startsWith("眼睛  █")).anyMatch(line -> line.startsWith("Cat   █"));
        assertThat(String.join("", lines)).doesNotContain("\u202E");
        assertThat(Charts.stacked(table, "l", "l").toString()).doesNotContain("\u202E");
    }

    @Test
    void cellsHaveOptionsAndNoMoreThanCanBeSeen() {
        StringColumn a = StringColumn.create("a");
        StringColumn b = StringColumn.create("b");
        for (int i = 0; i < 150; i++) {
            a.append("a" + i);
            b.append("b" + i);
        }
        Table table = Table.create("t", a, b);

        String svg =
                Charts.heat(table, "a", "b", o -> o.title("Cells").limit(500)).svg();

        assertThat(svg).contains("Cells", "50 more rows left out; 50 more columns left out");
        assertThat(svg.length()).isLessThan(2_500_000);
    }

    @Test
    void daysAreStepsOfDays() {
        DateColumn day = DateColumn.create("day", LocalDate.of(2026, 11, 22));
        Table one = Table.create("t", day, IntColumn.create("n", new int[] {3}));
        DateColumn two = DateColumn.create("day", LocalDate.of(2026, 11, 22), LocalDate.of(2026, 11, 24));
        Table more = Table.create("t", two, IntColumn.create("n", 3, 4));

        assertThat(Charts.line(one, "day", "n").svg())
                .contains(">22 Nov<", ">23 Nov<")
                .doesNotContain("00:00");
        assertThat(Charts.line(more, "day", "n").svg())
                .contains(">22 Nov<", ">23 Nov<", ">24 Nov<")
                .doesNotContain("00:00");
        assertThat(Charts.histogram(one, "day").toString()).contains("22 Nov", "steps of 1 day");
    }

    @Test
    void theNamesAtTheEndsOfAnAxisStayInTheChart() {
        InstantColumn at = InstantColumn.create("at");
        at.append(Instant.parse("2026-01-01T00:00:00.001Z"));
        at.append(Instant.parse("2026-01-01T00:00:00.003Z"));
        String svg = Charts.scatter(Table.create("t", at, IntColumn.create("n", 1, 2)), "at", "n")
                .svg();

        List<Double> places = Pattern.compile("x=\"([0-9.]+)\"[^>]*>00:00:00")
                .matcher(svg)
                .results()
                .map(found -> Double.valueOf(found.group(1)))
                .toList();
        double half = Letters.SMALL.width("00:00:00.001") / 2;
        assertThat(places).isNotEmpty().allSatisfy(x -> assertThat(x).isBetween(half, 640 - half));
    }

    @Test
    void theLeastValueIsDarkerThanNone() {
        Table table = Table.create(
                "t",
                StringColumn.create("a", "x", "y"),
                StringColumn.create("b", "x", "y"),
                IntColumn.create("n", -1, 5));

        String least = Charts.heat(table, "a", "b", "n")
                .svg()
                .lines()
                .filter(line -> line.contains("x, x: -1"))
                .findFirst()
                .orElseThrow();

        assertThat(least).doesNotContain("#f7fbff", "#f6f8fa").contains("fill=\"#dfe8f2\"");
    }
}

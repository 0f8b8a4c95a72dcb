package loopbook.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class ChartLawsTest {
    @Property(tries = 300)
    void everyValueFallsIntoExactlyOneStep(
            @ForAll @Size(min = 1, max = 60) List<@DoubleRange(min = -1e9, max = 1e9) Double> values,
            @ForAll @IntRange(min = 1, max = 60) int steps) {
        DoubleColumn column =
                DoubleColumn.create("v", values.stream().mapToDouble(v -> v).toArray());

        Bins bins = Bins.of(column, OptionalInt.of(steps));

        assertThat(bins.counts().stream().mapToLong(n -> n).sum()).isEqualTo(values.size());
        assertThat(bins.counts()).hasSizeBetween(1, 200);
        for (int i = 0; i < bins.counts().size(); i++) {
            double low = bins.scale().at(i);
            double high = bins.scale().at(i + 1L);
            boolean last = i == bins.counts().size() - 1;
            long inside = values.stream()
                    .filter(v -> v >= low && (v < high || (last && v <= high)))
                    .count();
            assertThat(bins.counts().get(i)).isEqualTo(inside);
        }
    }

    @Property(tries = 300)
    void anyNumbersCanBeDrawn(@ForAll @Size(max = 8) List<Double> values) {
        double[] numbers = values.stream().mapToDouble(v -> v).toArray();
        StringColumn names = StringColumn.create("name", values.size());
        Table table = Table.create("t", names, DoubleColumn.create("v", numbers));

        assertThat(Charts.bar(table, "name", "v").svg()).doesNotContain("NaN", "Infinity");
        assertThat(Charts.histogram(table, "v").svg()).doesNotContain("NaN", "Infinity");
    }

    @Property(tries = 300)
    void anyTextGivesWellFormedSvgThatStillHoldsIt(@ForAll List<String> texts) throws Exception {
        StringColumn names = StringColumn.create("name", texts);
        DoubleColumn values = DoubleColumn.create("value", texts.size());
        for (int i = 0; i < texts.size(); i++) {
            values.set(i, i - 2);
        }

        String svg =
                Charts.bar(Table.create("t", names, values), "name", "value").svg();

        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        assertThat(document.getElementsByTagName("rect").getLength()).isEqualTo(1 + Math.min(30, texts.size()));
    }

    /** What a chart draws at most has a picture: more is left out of it, and said. */
    @ParameterizedTest
    @ValueSource(ints = {29, 30, 31, 3_999, 4_000, 4_001, 20_000})
    void everyChartHasItsPictureHoweverManyRows(int rows) {
        StringColumn name = StringColumn.create("name");
        StringColumn kind = StringColumn.create("kind");
        DoubleColumn x = DoubleColumn.create("x");
        DoubleColumn y = DoubleColumn.create("y");
        for (int i = 0; i < rows; i++) {
            name.append("a rather long name " + i);
            kind.append("kind " + i % 31);
            x.append(i * 7919 % 20_011 + 1);
            y.append(i / 3.0 + 1);
        }
        Table table = Table.create("t", name, kind, x, y);

        List<Chart> charts = List.of(
                Charts.bar(table, "name", "x", o -> o.limit(500)),
                Charts.bar(table, "name", "x", o -> o.limit(500).upright()),
                Charts.stacked(table, "name", "kind", o -> o.limit(500)),
                Charts.histogram(table, "y", o -> o.bins(200)),
                Charts.scatter(table, "x", "y", o -> o.by("kind").logX().logY()),
                Charts.line(table, "x", "y", o -> o.by("kind")),
                Charts.heat(table, "kind", "kind"),
                Charts.heat(table, "name", "kind", o -> o.limit(500)));

        assertThat(charts).allSatisfy(chart -> assertThat(chart.png()).isPresent());
    }
}

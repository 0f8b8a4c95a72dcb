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
}

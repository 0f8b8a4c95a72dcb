package loopbook.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Each kind of chart, byte for byte as it was looked at last. After a change that is meant, look at the new ones and run
 * with {@code -Dgolden.write=true}.
 */
class GoldenChartsTest {
    private static final Path FILES = Path.of("src/test/resources/loopbook/charts");

    private static final Map<String, Function<Table, Chart>> CHARTS = Map.of(
            "bar", t -> Charts.bar(t.countBy("label"), o -> o.limit(2)),
            "upright", t -> Charts.bar(t.countBy("label"), ChartOptions::upright),
            "histogram", t -> Charts.histogram(t, "width"),
            "stacked", t -> Charts.stacked(t, "label", "by"),
            "scatter", t -> Charts.scatter(t, "width", "height", o -> o.by("label")),
            "scatter-log",
                    t -> Charts.scatter(t, "width", "height", o -> o.logX().logY()),
            "line", t -> Charts.line(t, "at", "height", o -> o.by("by")),
            "heat", t -> Charts.heat(t, "label", "by"));

    static Stream<String> charts() {
        return CHARTS.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("charts")
    void theChartIsTheOneThatWasLookedAt(String name) throws IOException {
        String svg = CHARTS.get(name).apply(table()).svg();
        Path file = FILES.resolve(name + ".svg");
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(file, svg);
        }

        assertThat(svg).isEqualTo(Files.readString(file));
    }

    @Test
    void eachIsShownInLettersToo() {
        CHARTS.values().forEach(chart -> assertThat(chart.apply(table()).toString())
                .contains("\n")
                .doesNotContain("<"));
    }

    private static Table table() {
        StringColumn label = StringColumn.create("label");
        StringColumn by = StringColumn.create("by");
        DoubleColumn width = DoubleColumn.create("width");
        DoubleColumn height = DoubleColumn.create("height");
        InstantColumn at = InstantColumn.create("at");
        String[] labels = {"Cat", "Dog", "Cat", "A label that is too long for its place beside the bar", "Eye"};
        for (int i = 0; i < 40; i++) {
            label.append(labels[i * i % 5]);
            by.append("annotator-" + (1 + i % 3) + "@example.com");
            width.append(5 + i * i % 97);
            height.append(3 + i * 7 % 31 + i / 4.0);
            at.append(Instant.parse("2026-03-01T08:00:00Z").plusSeconds(40_000L * i));
        }
        return Table.create("work", label, by, width, height, at);
    }
}

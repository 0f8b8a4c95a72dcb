package loopbook.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What eyes without the green or without the red cones see (Viénot, Brettel and Mollon, 1999). */
class ColourBlindTest {
    /** Eyes that see all tell two colours apart from about 2.3 on. */
    private static final double APART = 9;

    private static final class Eyes {
        private final String name;
        private final double[][] of;

        Eyes(String name, double[][] of) {
            this.name = name;
            this.of = of;
        }

        /** What such eyes make of a colour, as L*, a*, b*. */
        double[] see(Color color) {
            double[] linear = {linear(color.getRed()), linear(color.getGreen()), linear(color.getBlue())};
            double[] seen = IntStream.range(0, 3)
                    .mapToDouble(i -> IntStream.range(0, 3)
                            .mapToDouble(j -> of[i][j] * linear[j])
                            .sum())
                    .toArray();
            double x = root((0.4124 * seen[0] + 0.3576 * seen[1] + 0.1805 * seen[2]) / 0.9505);
            double y = root(0.2126 * seen[0] + 0.7152 * seen[1] + 0.0722 * seen[2]);
            double z = root((0.0193 * seen[0] + 0.1192 * seen[1] + 0.9505 * seen[2]) / 1.089);
            return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
        }

        private static double linear(int value) {
            double part = value / 255.0;
            return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
        }

        private static double root(double part) {
            return part > 0.008856 ? Math.cbrt(part) : 7.787 * Math.max(0, part) + 16 / 116.0;
        }
    }

    static Stream<Eyes> eyes() {
        return Stream.of(
                new Eyes("all", new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}),
                new Eyes(
                        "no green",
                        new double[][] {{0.29275, 0.70725, 0}, {0.29275, 0.70725, 0}, {-0.02234, 0.02234, 1}}),
                new Eyes("no red", new double[][] {{0.11238, 0.88762, 0}, {0.11238, 0.88762, 0}, {0.00401, -0.00401, 1}
                }));
    }

    @ParameterizedTest
    @MethodSource("eyes")
    void anyTwoSeriesAreToldApart(Eyes eyes) {
        List<double[]> seen = new ArrayList<>();
        for (String color : Series.COLORS) {
            seen.add(eyes.see(Color.decode(color)));
        }

        for (int i = 0; i < seen.size(); i++) {
            for (int j = 0; j < i; j++) {
                double[] a = seen.get(i);
                double[] b = seen.get(j);
                double apart = Math.sqrt(IntStream.range(0, 3)
                        .mapToDouble(k -> (a[k] - b[k]) * (a[k] - b[k]))
                        .sum());
                assertThat(apart)
                        .as(eyes.name + ": " + Series.COLORS.get(i) + " and " + Series.COLORS.get(j))
                        .isGreaterThan(APART);
            }
        }
    }

    /** Also without any colour: three lines differ in their dashes. */
    @Test
    void linesDifferWithoutAnyColour() {
        Table table = Table.create(
                "t",
                DoubleColumn.create("x", 1, 2, 1, 2, 1, 2),
                DoubleColumn.create("y", 1, 2, 2, 3, 3, 4),
                StringColumn.create("by", "a", "a", "b", "b", "c", "c"));

        String svg = Charts.line(table, "x", "y", o -> o.by("by")).svg();

        Set<String> dashes = new HashSet<>();
        Pattern.compile("<(?:path|polyline)[^>]*fill=\"none\"[^>]*>")
                .matcher(svg)
                .results()
                .forEach(line -> dashes.add(line.group()
                        .replaceAll(".*stroke-dasharray=\"([^\"]*)\".*", "$1")
                        .replaceAll("^<.*", "none")));
        assertThat(dashes).hasSize(3);
    }
}

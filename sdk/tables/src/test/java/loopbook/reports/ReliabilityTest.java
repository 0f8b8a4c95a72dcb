package loopbook.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import loopbook.reports.Reliability.Metric;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The values of the textbooks. */
class ReliabilityTest {
    /** Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), example C and D: four observers, twelve units. */
    private static final String[] OBSERVERS = {
        "1 2 3 3 2 1 4 1 2 . . .", "1 2 3 3 2 2 4 1 2 5 . 3", ". 3 3 3 2 3 4 2 2 5 1 .", "1 2 3 3 2 4 4 1 2 5 1 ."
    };

    /** Three coders, fifteen units; nominal 0.691, interval 0.811. */
    private static final String[] CODERS = {
        ". . . . . 3 4 1 2 1 1 3 3 . 3", "1 . 2 1 3 3 4 3 . . . . . . .", ". . 2 1 3 4 4 . 2 1 1 3 3 . 4"
    };

    @ParameterizedTest
    @CsvSource({"20,5,10,15,0.4", "45,15,25,15,0.1304", "25,35,5,35,0.2593"})
    void cohensKappaOfTwoByTwoTables(int yesYes, int yesNo, int noYes, int noNo, double kappa) {
        List<String> one = new ArrayList<>();
        List<String> other = new ArrayList<>();
        add(one, other, "yes", "yes", yesYes);
        add(one, other, "yes", "no", yesNo);
        add(one, other, "no", "yes", noYes);
        add(one, other, "no", "no", noNo);

        assertThat(Reliability.cohen(one, other)).isCloseTo(kappa, within(0.00005));
    }

    private static void add(List<String> one, List<String> other, String a, String b, int times) {
        one.addAll(Collections.nCopies(times, a));
        other.addAll(Collections.nCopies(times, b));
    }

    @Test
    void fleissKappaOfFourteenJudgesAndTenThings() {
        int[][] counts = {
            {0, 0, 0, 0, 14}, {0, 2, 6, 4, 2}, {0, 0, 3, 5, 6}, {0, 3, 9, 2, 0}, {2, 2, 8, 1, 1},
            {7, 7, 0, 0, 0}, {3, 2, 6, 3, 0}, {2, 5, 3, 2, 2}, {6, 5, 2, 1, 0}, {0, 2, 2, 3, 7}
        };
        List<Map<String, Integer>> things = new ArrayList<>();
        for (int[] row : counts) {
            Map<String, Integer> thing = new HashMap<>();
            for (int i = 0; i < row.length; i++) {
                if (row[i] > 0) {
                    thing.put("category " + (i + 1), row[i]);
                }
            }
            things.add(thing);
        }

        assertThat(Reliability.fleiss(things)).isCloseTo(0.210, within(0.0005));
    }

    @ParameterizedTest
    @CsvSource({"NOMINAL,0.743", "ORDINAL,0.815", "INTERVAL,0.849", "RATIO,0.797"})
    void krippendorffsAlphaOfHisOwnExample(Metric metric, double alpha) {
        assertThat(Reliability.alpha(things(OBSERVERS), metric)).isCloseTo(alpha, within(0.0005));
    }

    @ParameterizedTest
    @CsvSource({"NOMINAL,0.691", "INTERVAL,0.811"})
    void krippendorffsAlphaOfThreeCoders(Metric metric, double alpha) {
        assertThat(Reliability.alpha(things(CODERS), metric)).isCloseTo(alpha, within(0.0005));
    }

    @Test
    void namesAreNominal() {
        List<List<String>> names = things(OBSERVERS).stream()
                .map(thing -> thing.stream().map(value -> "label " + value).toList())
                .toList();

        assertThat(Reliability.alpha(names)).isCloseTo(0.743, within(0.0005));
    }

    @Test
    void whereNothingCanBeSaidNothingIsSaid() {
        assertThat(Reliability.cohen(List.of(), List.of())).isNaN();
        assertThat(Reliability.cohen(List.of("a", "a"), List.of("a", "a"))).isNaN();
        assertThat(Reliability.fleiss(List.of())).isNaN();
        assertThat(Reliability.alpha(List.of(List.of("a"), List.of("b")))).isNaN();
    }

    @Test
    void unequalNumbersOfJudgesAreRefusedByThoseThatCannotHaveThem() {
        assertThatThrownBy(() -> Reliability.cohen(List.of("a"), List.of())).hasMessageContaining("same things");
        assertThatThrownBy(() -> Reliability.fleiss(List.of(Map.of("a", 2), Map.of("a", 3))))
                .hasMessageContaining("alpha()");
    }

    private static List<List<Double>> things(String[] judges) {
        List<List<Double>> things = new ArrayList<>();
        for (int unit = 0; unit < judges[0].split(" ").length; unit++) {
            List<Double> values = new ArrayList<>();
            for (String judge : judges) {
                String value = judge.split(" ")[unit];
                if (!value.equals(".")) {
                    values.add(Double.valueOf(value));
                }
            }
            things.add(values);
        }
        return things;
    }
}

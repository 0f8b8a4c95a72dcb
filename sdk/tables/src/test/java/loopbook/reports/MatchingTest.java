package loopbook.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MatchingTest {
    @Test
    void theNearestFirstIsNotTheBestOfAll() {
        double[][] scores = {{0.9, 0.8}, {0.85, 0}};

        assertThat(Matching.of(scores)).containsExactly(1, 0);
    }

    @Test
    void whatCannotBeAPairIsNone() {
        assertThat(Matching.of(new double[][] {{0, 0}, {0, 0.7}, {0, 0.6}})).containsExactly(-1, 1, -1);
        assertThat(Matching.of(new double[0][0])).isEmpty();
        assertThat(Matching.of(new double[2][0])).containsExactly(-1, -1);
    }

    @Property(tries = 500)
    void noOtherWayToPairThemScoresMore(
            @ForAll @IntRange(min = 1, max = 5) int rows,
            @ForAll @IntRange(min = 1, max = 5) int columns,
            @ForAll long seed) {
        Random random = new Random(seed);
        double[][] scores = new double[rows][columns];
        for (double[] row : scores) {
            for (int j = 0; j < columns; j++) {
                row[j] = random.nextInt(3) == 0 ? 0 : random.nextDouble();
            }
        }

        int[] partner = Matching.of(scores);

        double sum = 0;
        boolean[] taken = new boolean[columns];
        for (int i = 0; i < rows; i++) {
            if (partner[i] >= 0) {
                assertThat(taken[partner[i]]).isFalse();
                taken[partner[i]] = true;
                assertThat(scores[i][partner[i]]).isPositive();
                sum += scores[i][partner[i]];
            }
        }
        assertThat(sum).isCloseTo(most(scores, 0, new boolean[columns]), within(1e-9));
    }

    private static double most(double[][] scores, int row, boolean[] taken) {
        if (row == scores.length) {
            return 0;
        }
        double most = most(scores, row + 1, taken);
        for (int j = 0; j < taken.length; j++) {
            if (!taken[j]) {
                taken[j] = true;
                most = Math.max(most, scores[row][j] + most(scores, row + 1, taken));
                taken[j] = false;
            }
        }
        return most;
    }
}

package loopbook.charts;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** A stretch of numbers with round steps: 1, 2 or 5 times a power of ten. */
record Scale(double low, double high, double step) {
    /** What is drawn lies below this; sums and steps of it stay finite. */
    private static final double MOST = 1e300;

    /** Whether a value can be drawn at all. */
    static boolean holds(double value) {
        return Math.abs(value) < MOST;
    }

    /** Round numbers around {@code low} and {@code high}, in about {@code parts} steps. */
    static Scale around(double low, double high, int parts) {
        if (low == high) {
            double reach = low == 0 ? 1 : Math.abs(low) / 2;
            return around(low - reach, high + reach, parts);
        }
        double rough = high / parts - low / parts;
        if (rough < Double.MIN_NORMAL) {
            return around(low - 1, high + 1, parts);
        }
        double step = roundUp(rough);
        return new Scale(Math.floor(low / step) * step, Math.ceil(high / step) * step, step);
    }

    /** As {@link #around}, but for counts: no step is smaller than one. */
    static Scale ofCounts(double high, int parts) {
        double step = high <= parts ? 1 : roundUp(high / parts);
        return new Scale(0, Math.max(step, Math.ceil(high / step) * step), step);
    }

    private static double roundUp(double rough) {
        int power = (int) Math.floor(Math.log10(rough));
        double lead = rough / Math.pow(10, power);
        double digit = lead <= 1.0000001 ? 1 : lead <= 2.0000001 ? 2 : lead <= 5.0000001 ? 5 : 10;
        // Through decimals: 3 * 0.1 is not 0.3 otherwise.
        return BigDecimal.valueOf(digit).scaleByPowerOfTen(power).doubleValue();
    }

    List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        long count = Math.round((high - low) / step);
        for (long i = 0; i <= count; i++) {
            ticks.add(at(i));
        }
        return ticks;
    }

    /** The value {@code n} steps from the low end, free of the noise of binary fractions. */
    double at(long n) {
        BigDecimal start = BigDecimal.valueOf(Math.rint(low / step));
        return start.add(BigDecimal.valueOf(n))
                .multiply(BigDecimal.valueOf(step))
                .doubleValue();
    }

    /** Where a value lies between the ends, 0 to 1. */
    double part(double value) {
        return (value / 2 - low / 2) / (high / 2 - low / 2);
    }
}

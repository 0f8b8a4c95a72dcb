package loopbook.charts;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import tech.tablesaw.api.NumericColumn;

/** The numbers of a column in steps of one round width. Each step holds its low end, the last one both ends. */
record Bins(Scale scale, List<Long> counts, boolean whole, long values, long missing, long beyond) {
    private static final int MOST = 200;

    static Bins of(NumericColumn<?> column, OptionalInt wanted) {
        double[] finite = new double[column.size()];
        int n = 0;
        long missing = 0;
        for (int row = 0; row < column.size(); row++) {
            if (column.isMissing(row)) {
                missing++;
            } else if (Scale.holds(column.getDouble(row))) {
                finite[n++] = column.getDouble(row);
            }
        }
        double[] sorted = Arrays.copyOf(finite, n);
        Arrays.sort(sorted);
        long beyond = column.size() - missing - n;
        if (n == 0) {
            return new Bins(new Scale(0, 1, 1), List.of(), false, 0, missing, beyond);
        }
        boolean whole = Arrays.stream(sorted).allMatch(v -> v == Math.rint(v));
        return count(sorted, scale(sorted, whole, wanted), whole, missing, beyond);
    }

    /** Whole numbers in a short stretch get a step each; else the width goes by the middle half of the values. */
    private static Scale scale(double[] sorted, boolean whole, OptionalInt wanted) {
        double low = sorted[0];
        double high = sorted[sorted.length - 1];
        if (whole && high - low < wanted.orElse(25)) {
            return new Scale(low, high + 1, 1);
        }
        if (low == high) {
            return Scale.around(low, high, 2);
        }
        double quartiles = sorted[(int) (sorted.length * 0.75)] - sorted[sorted.length / 4];
        double width = 2 * quartiles / Math.cbrt(sorted.length);
        double steps = width > 0 ? (high / width - low / width) : 1 + Math.log(sorted.length) / Math.log(2);
        Scale scale = Scale.around(low, high, wanted.orElse((int) Math.max(5, Math.min(40, Math.ceil(steps)))));
        return whole && scale.step() < 1 ? new Scale(low, high + 1, 1) : scale;
    }

    private static Bins count(double[] sorted, Scale scale, boolean whole, long missing, long beyond) {
        int steps = (int) Math.max(1, Math.min(MOST, Math.round((scale.high() - scale.low()) / scale.step())));
        long[] counts = new long[steps];
        for (double value : sorted) {
            int step = (int) Math.floor(scale.part(value) * steps);
            // A value that is a step's low end belongs to that step, whatever rounding says.
            while (step > 0 && (step >= steps || value < scale.at(step))) {
                step--;
            }
            while (step + 1 < steps && value >= scale.at(step + 1L)) {
                step++;
            }
            counts[Math.max(0, step)]++;
        }
        return new Bins(scale, Arrays.stream(counts).boxed().toList(), whole, sorted.length, missing, beyond);
    }

    /** Whether each step is one whole number, named below the middle of its bar. */
    boolean oneNumberEach() {
        return whole && scale.step() == 1;
    }

    String name(int step) {
        return oneNumberEach()
                ? Numbers.plain(scale.at(step))
                : Numbers.plain(scale.at(step)) + " to " + Numbers.plain(scale.at(step + 1L));
    }
}

package loopbook.charts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import loopbook.charts.Bars.Bar;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.columns.Column;

/** How many rows fall into each step of the calendar, in UTC. Each step holds its first moment, and not its last. */
final class TimeHistogram {
    private static final int USUAL_STEPS = 24;

    private TimeHistogram() {}

    static Chart of(Column<?> times, ChartOptions options) {
        double[] moments = IntStream.range(0, times.size())
                .filter(row -> !times.isMissing(row))
                .mapToDouble(row -> Columns.value(times, row))
                .sorted()
                .toArray();
        int missing = times.size() - moments.length;
        List<String> notes = new ArrayList<>();
        notes.add(times.isEmpty() ? "no rows" : Numbers.of(moments.length, "value"));
        if (missing > 0) {
            notes.add(Numbers.plain(missing) + " missing");
        }
        Bars bars = moments.length == 0
                ? new Bars(times.name(), "count", List.of(), List.of())
                : counted(times, moments, options, notes);
        String title = options.titleOr(bars.category());
        return new Chart(
                StandingBars.svg(title, bars, bars.rows(), notes, options), TextForm.of(title, bars.rows(), notes));
    }

    private static Bars counted(Column<?> times, double[] moments, ChartOptions options, List<String> notes) {
        long low = (long) moments[0];
        long high = (long) moments[moments.length - 1];
        int most = options.bins().orElse(USUAL_STEPS);
        TimeSteps steps =
                times instanceof DateColumn ? TimeSteps.ofDays(low, high, most) : TimeSteps.around(low, high, most);
        long[] starts = steps.moments().stream().mapToLong(at -> at).toArray();
        long[] counts = new long[starts.length];
        for (double moment : moments) {
            int at = Arrays.binarySearch(starts, (long) moment);
            counts[at >= 0 ? at : -at - 2]++;
        }
        List<Bar> rows = new ArrayList<>();
        for (int i = 0; i < starts.length; i++) {
            boolean end = i == starts.length - 1 && counts[i] == 0;
            if (!end) {
                rows.add(new Bar(steps.name(starts[i]), false, Optional.of(counts[i])));
            }
        }
        String units = steps.step().unit().toString().toLowerCase(Locale.ROOT);
        notes.add("steps of " + Numbers.of(steps.step().many(), units.substring(0, units.length() - 1)));
        return new Bars(times.name() + (steps.unit().isEmpty() ? " (UTC)" : steps.unit()), "count", rows, rows);
    }
}

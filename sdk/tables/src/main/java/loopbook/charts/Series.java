package loopbook.charts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tech.tablesaw.columns.Column;

/** The different things of one chart: each by a colour that colour-blind eyes tell apart, and by a mark or dashes as well. */
record Series(List<String> names, Map<String, String> colors, String only) {
    /** What is put together when there are too many. */
    static final String OTHER = "other";

    /** Seven of Okabe and Ito, in an order in which neighbours differ in lightness, too; the eighth is told from them by all eyes. */
    static final List<String> COLORS =
            List.of("#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#333333", "#3a1fd6");

    private static final String PALE = "#9aa4ae";

    private static final List<String> DASHES =
            List.of("", "7 3", "2 3", "9 3 2 3", "4 2", "1 2", "12 4", "6 2 1 2 1 2");

    /** How many can be told apart. */
    static final int MOST = COLORS.size();

    /** The most frequent values of a column, the most frequent first; {@link #OTHER} for the rest. */
    static Series of(Column<?> column, ChartOptions options) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (int row = 0; row < column.size(); row++) {
            counts.merge(Columns.text(column, row), 1, Integer::sum);
        }
        return of(counts, options, MOST);
    }

    static Series of(Map<String, ? extends Number> weights, ChartOptions options, int most) {
        List<Map.Entry<String, ? extends Number>> entries = new ArrayList<>(weights.entrySet());
        if (!options.inTableOrder()) {
            entries.sort(Comparator.comparingDouble((Map.Entry<String, ? extends Number> entry) ->
                            -entry.getValue().doubleValue())
                    .thenComparing(Map.Entry::getKey));
        }
        List<String> names = new ArrayList<>();
        entries.forEach(entry -> names.add(entry.getKey()));
        if (names.size() > most) {
            // A thing of that very name is among the rest, or it could not be told from it.
            names.remove(OTHER);
            names.subList(most - 1, names.size()).clear();
            names.add(OTHER);
        }
        return new Series(List.copyOf(names), options.colors(), options.color());
    }

    static Series single(ChartOptions options) {
        return new Series(List.of(""), options.colors(), options.color());
    }

    /** Which one a value belongs to. */
    int index(String name) {
        int at = names.indexOf(name);
        return at >= 0 ? at : names.size() - 1;
    }

    String color(int index) {
        if (names.size() == 1 && names.get(0).isEmpty()) {
            return only;
        }
        if (names.get(index).equals(OTHER)) {
            return PALE;
        }
        String own = colors.get(names.get(index));
        return own != null ? own : COLORS.get(index % COLORS.size());
    }

    String dashes(int index) {
        return DASHES.get(index % DASHES.size());
    }

    boolean named() {
        return names.size() > 1 || (names.size() == 1 && !names.get(0).isEmpty());
    }
}

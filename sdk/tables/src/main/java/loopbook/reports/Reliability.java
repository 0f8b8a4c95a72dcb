package loopbook.reports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.DoubleBinaryOperator;

/**
 * Agreement beyond chance, from the judgements themselves: 1 is perfect, 0 is what chance gives. NaN where nothing can be
 * said: no units, or nobody ever used a second value.
 */
public final class Reliability {
    /** How far two values lie apart for {@link #alpha}. */
    public enum Metric {
        /** Names: the same or not. */
        NOMINAL,
        /** Ranks: by how many judgements lie between. */
        ORDINAL,
        /** Numbers: by their difference. */
        INTERVAL,
        /** Numbers from a zero: by their difference in proportion to their sum. */
        RATIO
    }

    private Reliability() {}

    /**
     * Cohen's kappa of two judges: the n-th value of each is about the same thing.
     *
     * @throws IllegalArgumentException if they judged a different number of things
     */
    public static double cohen(List<String> one, List<String> other) {
        if (one.size() != other.size()) {
            throw new IllegalArgumentException(
                    "Both must judge the same things, but one judged " + one.size() + ", the other " + other.size());
        }
        Map<String, Integer> first = new LinkedHashMap<>();
        Map<String, Integer> second = new LinkedHashMap<>();
        int same = 0;
        for (int i = 0; i < one.size(); i++) {
            first.merge(one.get(i), 1, Integer::sum);
            second.merge(other.get(i), 1, Integer::sum);
            same += one.get(i).equals(other.get(i)) ? 1 : 0;
        }
        double n = one.size();
        double chance = first.entrySet().stream()
                .mapToDouble(e -> e.getValue() / n * second.getOrDefault(e.getKey(), 0) / n)
                .sum();
        return beyond(same / n, chance);
    }

    /**
     * Fleiss' kappa: for each thing, how many judges gave each value. Each thing has the same number of judges.
     *
     * @throws IllegalArgumentException if it has not, or if there are fewer than two
     */
    public static double fleiss(List<Map<String, Integer>> things) {
        if (things.isEmpty()) {
            return Double.NaN;
        }
        int judges = sum(things.get(0));
        Map<String, Double> share = new LinkedHashMap<>();
        double agreed = 0;
        for (Map<String, Integer> thing : things) {
            if (sum(thing) != judges || judges < 2) {
                throw new IllegalArgumentException("Fleiss' kappa needs the same two or more judges for each thing, but"
                        + " one has " + judges + ", another " + sum(thing) + "; alpha() takes any number");
            }
            double pairs = 0;
            for (Map.Entry<String, Integer> value : thing.entrySet()) {
                share.merge(value.getKey(), (double) value.getValue(), Double::sum);
                pairs += (double) value.getValue() * (value.getValue() - 1);
            }
            agreed += pairs / ((double) judges * (judges - 1));
        }
        double all = (double) things.size() * judges;
        double chance =
                share.values().stream().mapToDouble(s -> s / all * s / all).sum();
        return beyond(agreed / things.size(), chance);
    }

    private static int sum(Map<String, Integer> thing) {
        return thing.values().stream().mapToInt(n -> n).sum();
    }

    private static double beyond(double seen, double chance) {
        return chance >= 1 ? Double.NaN : (seen - chance) / (1 - chance);
    }

    /** Krippendorff's alpha of names: for each thing the values it got, from as many judges as there were. */
    public static double alpha(List<List<String>> things) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        List<List<Double>> coded = new ArrayList<>();
        for (List<String> thing : things) {
            coded.add(thing.stream()
                    .map(value -> numbers.computeIfAbsent(value, v -> (double) numbers.size()))
                    .toList());
        }
        return alpha(coded, Metric.NOMINAL);
    }

    /** Krippendorff's alpha of numbers or ranks. Things with fewer than two values say nothing and are left out. */
    public static double alpha(List<List<Double>> things, Metric metric) {
        Coincidences seen = new Coincidences(things);
        DoubleBinaryOperator distance = seen.distance(metric);
        double observed = 0;
        double expected = 0;
        for (double c : seen.values) {
            for (double k : seen.values) {
                observed += seen.together(c, k) * distance.applyAsDouble(c, k);
                expected += seen.total(c) * seen.total(k) * distance.applyAsDouble(c, k);
            }
        }
        return expected == 0 ? Double.NaN : 1 - (seen.total - 1) * observed / expected;
    }

    /** How often each two values met in one thing, each thing with its own weight. */
    private static final class Coincidences {
        final List<Double> values;
        final double total;
        private final Map<List<Double>, Double> together = new LinkedHashMap<>();
        private final Map<Double, Double> totals = new LinkedHashMap<>();

        Coincidences(List<List<Double>> things) {
            for (List<Double> thing : things) {
                for (int i = 0; thing.size() > 1 && i < thing.size(); i++) {
                    totals.merge(thing.get(i), 1.0, Double::sum);
                    for (int j = 0; j < thing.size(); j++) {
                        if (i != j) {
                            together.merge(List.of(thing.get(i), thing.get(j)), 1.0 / (thing.size() - 1), Double::sum);
                        }
                    }
                }
            }
            values = List.copyOf(new TreeSet<>(totals.keySet()));
            total = totals.values().stream().mapToDouble(n -> n).sum();
        }

        double together(double c, double k) {
            return together.getOrDefault(List.of(c, k), 0.0);
        }

        double total(double value) {
            return totals.getOrDefault(value, 0.0);
        }

        DoubleBinaryOperator distance(Metric metric) {
            return switch (metric) {
                case NOMINAL -> (c, k) -> c == k ? 0 : 1;
                case INTERVAL -> (c, k) -> (c - k) * (c - k);
                case RATIO -> (c, k) -> c + k == 0 ? 0 : (c - k) / (c + k) * ((c - k) / (c + k));
                case ORDINAL -> this::ranks;
            };
        }

        private double ranks(double c, double k) {
            double low = Math.min(c, k);
            double high = Math.max(c, k);
            double between = values.stream()
                    .filter(value -> value >= low && value <= high)
                    .mapToDouble(this::total)
                    .sum();
            double apart = between - (total(c) + total(k)) / 2;
            return c == k ? 0 : apart * apart;
        }
    }
}

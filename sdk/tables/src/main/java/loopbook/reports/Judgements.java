package loopbook.reports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Things, each with the label that each annotator gave it. Annotations that were matched pair by pair are one thing,
 * the most alike first, and no thing has two annotations of one annotator.
 */
record Judgements(List<Map<String, String>> things) {
    /** One thing while it is put together: its annotations, and what each annotator called it. */
    private static final class Thing {
        final Map<String, String> labels = new LinkedHashMap<>();
        final List<String> ids = new ArrayList<>();

        Thing(String id, String annotator, String label) {
            ids.add(id);
            labels.put(annotator, label);
        }
    }

    static Judgements of(List<Pair> pairs) {
        Map<String, Thing> thingOf = new LinkedHashMap<>();
        for (Pair pair : pairs) {
            pair.one().ifPresent(a -> thingOf.computeIfAbsent(a.id, id -> new Thing(id, pair.annotator(), a.label)));
            pair.two().ifPresent(a -> thingOf.computeIfAbsent(a.id, id -> new Thing(id, pair.other(), a.label)));
        }
        pairs.stream()
                .filter(Pair::matched)
                .sorted(Comparator.comparingDouble(Pair::geometry).reversed())
                .forEach(pair -> join(pair.one().orElseThrow().id, pair.two().orElseThrow().id, thingOf));
        return new Judgements(
                thingOf.values().stream().distinct().map(thing -> thing.labels).toList());
    }

    private static void join(String one, String other, Map<String, Thing> thingOf) {
        Thing a = thingOf.get(one);
        Thing b = thingOf.get(other);
        if (a == null || b == null || a == b || b.labels.keySet().stream().anyMatch(a.labels::containsKey)) {
            return;
        }
        a.labels.putAll(b.labels);
        a.ids.addAll(b.ids);
        b.ids.forEach(id -> thingOf.put(id, a));
    }

    List<String> annotators() {
        return List.copyOf(things.stream()
                .flatMap(thing -> thing.keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    /** Cohen's kappa of each two, by what they said of the things that both have; none of two that share no thing. */
    Map<Two, Double> cohen() {
        Map<Two, Said> said = new HashMap<>();
        for (Map<String, String> thing : things) {
            for (String one : thing.keySet()) {
                for (String other : thing.keySet()) {
                    if (one.compareTo(other) < 0) {
                        said.computeIfAbsent(Two.of(one, other), two -> new Said(new ArrayList<>(), new ArrayList<>()))
                                .add(thing.get(one), thing.get(other));
                    }
                }
            }
        }
        Map<Two, Double> kappas = new HashMap<>();
        said.forEach((two, both) -> kappas.put(two, Reliability.cohen(both.one(), both.other())));
        return kappas;
    }

    /** What two said of one thing after another. */
    private record Said(List<String> one, List<String> other) {
        void add(String first, String second) {
            one.add(first);
            other.add(second);
        }
    }

    /** Those things that all annotators have. */
    List<Map<String, String>> complete() {
        int all = annotators().size();
        return things.stream().filter(thing -> thing.size() == all).toList();
    }

    double fleiss() {
        return annotators().size() < 2
                ? Double.NaN
                : Reliability.fleiss(complete().stream()
                        .map(thing -> thing.values().stream()
                                .collect(Collectors.toMap(label -> label, label -> 1, Integer::sum)))
                        .toList());
    }

    double alpha() {
        return Reliability.alpha(
                things.stream().map(thing -> List.copyOf(thing.values())).toList());
    }
}

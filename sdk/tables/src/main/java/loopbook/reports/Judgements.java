package loopbook.reports;

import java.util.ArrayList;
import java.util.Comparator;
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

    /** What two said of the things that both have. */
    double cohen(String one, String other) {
        List<Map<String, String>> both = both(one, other);
        return Reliability.cohen(
                both.stream().map(thing -> thing.get(one)).toList(),
                both.stream().map(thing -> thing.get(other)).toList());
    }

    List<Map<String, String>> both(String one, String other) {
        return things.stream()
                .filter(thing -> thing.containsKey(one) && thing.containsKey(other))
                .toList();
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

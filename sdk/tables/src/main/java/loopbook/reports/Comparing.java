package loopbook.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import loopbook.client.Item;
import loopbook.reports.Likeness.Marked;

/** Each two annotators of an item, type by type. */
final class Comparing {
    private final AgreementOptions options;

    Comparing(AgreementOptions options) {
        this.options = options;
    }

    List<Pair> all(Work work) {
        List<Pair> pairs = new ArrayList<>();
        work.byItem().forEach((id, byAnnotator) -> {
            Item item = work.items().get(id);
            if (item != null) {
                Interrupts.check("comparing annotators");
                compare(item, byAnnotator, pairs);
            }
        });
        return pairs;
    }

    private void compare(Item item, Map<String, List<Marked>> byAnnotator, List<Pair> into) {
        Likeness likeness = new Likeness(Work.diagonal(item));
        List<String> annotators = List.copyOf(byAnnotator.keySet());
        for (int i = 0; i < annotators.size(); i++) {
            for (int j = i + 1; j < annotators.size(); j++) {
                compare(item.filename(), annotators.get(i), annotators.get(j), byAnnotator, likeness, into);
            }
        }
    }

    private void compare(
            String item,
            String one,
            String other,
            Map<String, List<Marked>> byAnnotator,
            Likeness likeness,
            List<Pair> into) {
        Map<String, List<Marked>> ours = byType(byAnnotator.getOrDefault(one, List.of()));
        Map<String, List<Marked>> theirs = byType(byAnnotator.getOrDefault(other, List.of()));
        Stream.concat(ours.keySet().stream(), theirs.keySet().stream())
                .distinct()
                .sorted()
                .forEach(type -> {
                    List<Marked> a = ours.getOrDefault(type, List.of());
                    List<Marked> b = theirs.getOrDefault(type, List.of());
                    double[][] scores = scores(a, b, likeness);
                    pair(item, one, other, a, b, scores, into);
                });
    }

    private static Map<String, List<Marked>> byType(List<Marked> all) {
        Map<String, List<Marked>> byType = new TreeMap<>();
        all.forEach(marked ->
                byType.computeIfAbsent(marked.type, type -> new ArrayList<>()).add(marked));
        return byType;
    }

    private double[][] scores(List<Marked> a, List<Marked> b, Likeness likeness) {
        double[][] scores = new double[a.size()][b.size()];
        for (int i = 0; i < a.size(); i++) {
            for (int j = 0; j < b.size(); j++) {
                Marked one = a.get(i);
                Marked two = b.get(j);
                boolean comparable = !options.isWithinLabels() || one.label.equals(two.label);
                double score = comparable ? likeness.of(one, two) : 0;
                scores[i][j] = score >= options.threshold() ? score : 0;
            }
        }
        return scores;
    }

    private static void pair(
            String item, String one, String other, List<Marked> a, List<Marked> b, double[][] scores, List<Pair> into) {
        int[] partner = Matching.of(scores);
        boolean[] taken = new boolean[b.size()];
        for (int i = 0; i < a.size(); i++) {
            int match = partner[i];
            if (match < 0) {
                into.add(Pair.first(item, one, other, a.get(i)));
            } else {
                taken[match] = true;
                into.add(Pair.of(item, one, other, a.get(i), b.get(match), scores[i][match]));
            }
        }
        for (int j = 0; j < b.size(); j++) {
            if (!taken[j]) {
                into.add(Pair.second(item, one, other, b.get(j)));
            }
        }
    }
}

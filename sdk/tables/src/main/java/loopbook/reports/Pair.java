package loopbook.reports;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import loopbook.client.Annotation;

/**
 * What two annotators say of one thing; of what only one of them has, the other side is empty and every score 0.
 *
 * @param geometry 0 to 1, see {@link Likeness}
 */
record Pair(
        String item,
        String annotator,
        String other,
        String type,
        Optional<Annotation> one,
        Optional<Annotation> two,
        double geometry) {
    boolean matched() {
        return one.isPresent() && two.isPresent();
    }

    /** 1 for the same label, else 0. */
    double label() {
        return matched() && one.orElseThrow().label().equals(two.orElseThrow().label()) ? 1 : 0;
    }

    /** The share of the attributes, each with its value, that both have; 1 where neither has any. */
    double attributes() {
        if (!matched()) {
            return 0;
        }
        Set<String> a = words(one.orElseThrow());
        Set<String> b = words(two.orElseThrow());
        Set<String> all = new HashSet<>(a);
        all.addAll(b);
        a.retainAll(b);
        return all.isEmpty() ? 1 : (double) a.size() / all.size();
    }

    /** The mean of the three. */
    double score() {
        return matched() ? (geometry + label() + attributes()) / 3 : 0;
    }

    private static Set<String> words(Annotation annotation) {
        Set<String> words = new HashSet<>();
        annotation.attributes().properties().forEach(entry -> words.add(entry.getKey() + "-" + entry.getValue()));
        return words;
    }
}

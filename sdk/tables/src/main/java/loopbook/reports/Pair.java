package loopbook.reports;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import loopbook.reports.Likeness.Marked;

/**
 * What two annotators say of one thing; of what only one of them has, the other side is empty and every score 0.
 *
 * @param geometry 0 to 1, see {@link Likeness}
 * @param label 1 for the same label, else 0
 * @param attributes the share of the attributes, each with its value, that both have; 1 where neither has any
 */
record Pair(
        String item,
        String annotator,
        String other,
        String type,
        Optional<Marked> one,
        Optional<Marked> two,
        double geometry,
        double label,
        double attributes) {
    /** Two that were matched. */
    static Pair of(String item, String annotator, String other, Marked one, Marked two, double geometry) {
        double label = one.label.equals(two.label) ? 1 : 0;
        double attributes = shared(one.attributes, two.attributes);
        return new Pair(
                item, annotator, other, one.type, Optional.of(one), Optional.of(two), geometry, label, attributes);
    }

    /** What the first of them has alone. */
    static Pair first(String item, String annotator, String other, Marked one) {
        return new Pair(item, annotator, other, one.type, Optional.of(one), Optional.empty(), 0, 0, 0);
    }

    /** What the second of them has alone. */
    static Pair second(String item, String annotator, String other, Marked two) {
        return new Pair(item, annotator, other, two.type, Optional.empty(), Optional.of(two), 0, 0, 0);
    }

    private static double shared(Set<String> a, Set<String> b) {
        if (a.isEmpty() && b.isEmpty()) {
            return 1;
        }
        Set<String> all = new HashSet<>(a);
        all.addAll(b);
        return (double) (a.size() + b.size() - all.size()) / all.size();
    }

    boolean matched() {
        return one.isPresent() && two.isPresent();
    }

    /** The mean of the three. */
    double score() {
        return matched() ? (geometry + label + attributes) / 3 : 0;
    }
}

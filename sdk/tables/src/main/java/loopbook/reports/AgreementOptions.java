package loopbook.reports;

import java.util.Set;
import java.util.TreeSet;

/** What is compared, and how strictly. Immutable: each method returns changed options. */
public final class AgreementOptions {
    static final AgreementOptions DEFAULT = new AgreementOptions(0.5, Set.of(), Set.of(), false);

    private final double threshold;
    private final Set<String> annotators;
    private final Set<String> types;
    private final boolean withinLabels;

    private AgreementOptions(double threshold, Set<String> annotators, Set<String> types, boolean withinLabels) {
        this.threshold = threshold;
        this.annotators = annotators;
        this.types = types;
        this.withinLabels = withinLabels;
    }

    /** How alike two must be in their geometry to be the same thing: above 0, up to 1; 0.5 unless told. */
    public AgreementOptions threshold(double least) {
        if (!(least > 0 && least <= 1)) {
            throw new IllegalArgumentException("A threshold lies above 0 and up to 1, not at " + least);
        }
        return new AgreementOptions(least, annotators, types, withinLabels);
    }

    /** Only these people, by e-mail address; all unless told. */
    public AgreementOptions annotators(String... emails) {
        return new AgreementOptions(threshold, Set.of(emails), types, withinLabels);
    }

    /** Only these types, by the wire's words: {@code box}, {@code segment}, {@code point}, {@code class}, …; all unless told. */
    public AgreementOptions types(String... names) {
        return new AgreementOptions(threshold, annotators, Set.of(names), withinLabels);
    }

    /** Only annotations of the same label can be the same thing; unless told, those of any label can. */
    public AgreementOptions withinLabels() {
        return new AgreementOptions(threshold, annotators, types, true);
    }

    double threshold() {
        return threshold;
    }

    boolean wantsAnnotator(String email) {
        return annotators.isEmpty() || annotators.contains(email);
    }

    boolean wantsType(String type) {
        return types.isEmpty() || types.contains(type);
    }

    /** What it was restricted to, as the end of a sentence. */
    String asked() {
        return (annotators.isEmpty() ? "" : ", of the annotators " + new TreeSet<>(annotators))
                + (types.isEmpty() ? "" : ", of the types " + new TreeSet<>(types));
    }

    boolean isWithinLabels() {
        return withinLabels;
    }
}

package loopbook.reports;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import loopbook.client.Annotation;
import loopbook.client.Item;
import loopbook.reports.Likeness.Marked;
import loopbook.shapes.Bounds;
import loopbook.shapes.Classification;
import loopbook.shapes.Point;
import loopbook.shapes.Polygon;
import loopbook.shapes.Polyline;

/** What looks wrong about annotations: no picture is needed for it. */
final class ObjectChecks {
    /** Fewer of a label, and nothing is usual. */
    private static final int ENOUGH = 8;

    /** From the median of distances to a standard deviation, if sizes were normal. */
    private static final double MAD = 1.4826;

    /** Even where nearly all are of one size, a fifth more is no outlier. */
    private static final double LEAST_SPREAD = 0.05;

    private final QualityOptions options;
    private final Set<String> known;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, List<Sized>> byLabel = new HashMap<>();

    /** An object and the logarithm of its size. */
    private record Sized(Item item, Annotation annotation, double size) {}

    ObjectChecks(QualityOptions options, Set<String> known) {
        this.options = options;
        this.known = known;
    }

    List<Problem> of(Work work) {
        work.byItem().forEach((id, byAnnotator) -> {
            Item item = work.items().get(id);
            if (item != null) {
                Interrupts.check("looking at annotations");
                byAnnotator.values().forEach(own -> check(item, own));
            }
        });
        byLabel.forEach((label, all) -> outliers(label, all));
        return problems;
    }

    private void check(Item item, List<Marked> own) {
        for (Marked marked : own) {
            label(item, marked.annotation);
            place(item, marked);
            if (marked.shape instanceof Polygon polygon) {
                Crossing.of(polygon).ifPresent(where -> add("self-crossing polygon", item, marked.annotation, where));
            }
        }
        twins(item, own);
    }

    private void add(String kind, Item item, Annotation annotation, String reason) {
        problems.add(Problem.of(kind, item, annotation, reason));
    }

    private void label(Item item, Annotation annotation) {
        if (!known.isEmpty() && !known.contains(annotation.label())) {
            add("unknown label", item, annotation, "\"" + annotation.label() + "\" is not in the ontology");
        }
    }

    private void place(Item item, Marked marked) {
        Optional<Bounds> bounds;
        try {
            bounds = marked.shape.bounds();
        } catch (IllegalStateException unreadable) {
            add("unreadable mask", item, marked.annotation, String.valueOf(unreadable.getMessage()));
            return;
        }
        bounds.ifPresent(at -> {
            outside(item, marked.annotation, at);
            if (!(marked.shape instanceof Point)) {
                size(item, marked, at);
            }
        });
    }

    private void outside(Item item, Annotation annotation, Bounds at) {
        if (item.width().isEmpty() || item.height().isEmpty()) {
            return;
        }
        double beyond = Math.max(
                Math.max(-at.left(), -at.top()),
                Math.max(
                        at.right() - item.width().getAsInt(),
                        at.bottom() - item.height().getAsInt()));
        if (beyond > 0.5) {
            add("outside the picture", item, annotation, "by " + number(beyond) + " pixels");
        }
    }

    private void size(Item item, Marked marked, Bounds at) {
        boolean line = marked.shape instanceof Polyline;
        double side = line ? Math.max(at.width(), at.height()) : Math.min(at.width(), at.height());
        if (side < options.tiny()) {
            add("tiny", item, marked.annotation, number(at.width()) + " × " + number(at.height()) + " pixels");
        } else if (!line) {
            byLabel.computeIfAbsent(marked.annotation.label(), label -> new ArrayList<>())
                    .add(new Sized(item, marked.annotation, Math.log(at.width() * at.height())));
        }
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value == Math.rint(value) ? "%.0f" : "%.1f", value);
    }

    /** The same thing annotated twice by one person. */
    private void twins(Item item, List<Marked> own) {
        Likeness likeness = new Likeness(Work.diagonal(item));
        for (int i = 0; i < own.size(); i++) {
            for (int j = i + 1; j < own.size(); j++) {
                Marked one = own.get(i);
                Marked other = own.get(j);
                boolean comparable = one.annotation.label().equals(other.annotation.label())
                        && one.annotation.type().equals(other.annotation.type())
                        && one.shape.attributes().equals(other.shape.attributes());
                double alike = comparable ? alike(one, other, likeness) : 0;
                if (alike >= options.twins()) {
                    add(
                            "twins",
                            item,
                            other.annotation,
                            String.format(Locale.ROOT, "%.0f%% the same as %s", alike * 100, one.annotation.id()));
                }
            }
        }
    }

    private static double alike(Marked one, Marked other, Likeness likeness) {
        if (one.shape instanceof Classification) {
            return 1;
        }
        if (one.shape instanceof Point) {
            return one.shape.coordinates().equals(other.shape.coordinates()) ? 1 : 0;
        }
        try {
            return likeness.of(one, other);
        } catch (IllegalStateException unreadableMask) {
            // Told as a problem of its own.
            return 0;
        }
    }

    private void outliers(String label, List<Sized> all) {
        if (all.size() < ENOUGH) {
            return;
        }
        double middle = median(all.stream().mapToDouble(Sized::size).toArray());
        double spread = MAD
                * median(all.stream()
                        .mapToDouble(s -> Math.abs(s.size() - middle))
                        .toArray());
        for (Sized one : all) {
            double deviations = Math.abs(one.size() - middle) / Math.max(spread, LEAST_SPREAD);
            if (deviations > options.outliers()) {
                double times = Math.exp(Math.abs(one.size() - middle));
                add(
                        "unusual size",
                        one.item(),
                        one.annotation(),
                        String.format(
                                Locale.ROOT,
                                "%.1f times as %s as \"%s\" usually is",
                                times,
                                one.size() > middle ? "large" : "small",
                                label));
            }
        }
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        int half = values.length / 2;
        return values.length % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
    }
}

package loopbook.reports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import loopbook.charts.Charts;
import loopbook.client.Shown;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * How much annotators of the same items agree. Of each two of them, and of each type, the annotations are matched so that
 * the sum of their likeness is greatest (optimal matching, not the nearest first); likeness is the intersection over union,
 * for points and lines {@code exp(-20 d / diagonal)}. What has no partner above the threshold scores 0. A pair's score is
 * the mean of geometry, label and attributes, as the vendor's {@code dtlpymetrics} has it.
 */
public final class Agreement implements Shown {
    private static final String UNMATCHED = "(unmatched)";

    private final List<Pair> pairs;
    private final Judgements judgements;
    private final double threshold;
    private final String asked;

    private Agreement(List<Pair> pairs, double threshold, String asked) {
        this.pairs = pairs;
        this.asked = asked;
        this.judgements = Judgements.of(pairs);
        this.threshold = threshold;
    }

    /**
     * Of a dataset, a task, an item, or a listing or list of items: all annotations are read, and grouped by who made
     * them.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static Agreement of(Object source, UnaryOperator<AgreementOptions> options) {
        AgreementOptions chosen = options.apply(AgreementOptions.DEFAULT);
        return new Agreement(new Comparing(chosen).all(Work.of(source, chosen)), chosen.threshold(), chosen.asked());
    }

    /** The mean score of all pairs, unmatched ones included; NaN where nothing was annotated by two. */
    public double score() {
        return pairs.stream().mapToDouble(Pair::score).average().orElse(Double.NaN);
    }

    /** Every pair, and everything that has no partner: a row each, with its scores. */
    public Finding pairs() {
        StringColumn item = StringColumn.create("item");
        StringColumn type = StringColumn.create("type");
        List<StringColumn> sides = new ArrayList<>();
        for (String name : List.of("annotator", "other", "label", "otherLabel", "id", "otherId")) {
            sides.add(StringColumn.create(name));
        }
        DoubleColumn geometry = DoubleColumn.create("geometry");
        DoubleColumn label = DoubleColumn.create("labelScore");
        DoubleColumn attributes = DoubleColumn.create("attributeScore");
        DoubleColumn score = DoubleColumn.create("score");
        for (Pair pair : pairs) {
            item.append(pair.item());
            type.append(pair.type());
            sides.get(0).append(pair.annotator());
            sides.get(1).append(pair.other());
            sides.get(2).append(pair.one().map(one -> one.label).orElse(""));
            sides.get(3).append(pair.two().map(one -> one.label).orElse(""));
            sides.get(4).append(pair.one().map(one -> one.id).orElse(""));
            sides.get(5).append(pair.two().map(one -> one.id).orElse(""));
            geometry.append(pair.geometry());
            label.append(pair.label());
            attributes.append(pair.attributes());
            score.append(pair.score());
        }
        Table table = Table.create("pairs", item, type).addColumns(sides.toArray(new StringColumn[0]));
        return new Finding(
                "Pairs of annotations",
                table.addColumns(geometry, label, attributes, score),
                t -> Charts.histogram(
                        t, "score", o -> o.title("Scores of pairs").bins(10)));
    }

    /** The mean scores of each item, the worst first. */
    public Finding items() {
        return means("Agreement by item", "item", pairs.stream().collect(Collectors.groupingBy(Pair::item)));
    }

    /** The mean scores by type of annotation. */
    public Finding types() {
        return means("Agreement by type", "type", pairs.stream().collect(Collectors.groupingBy(Pair::type)));
    }

    /** The mean scores by label, as either of a pair has it. */
    public Finding labels() {
        Map<String, List<Pair>> byLabel = new TreeMap<>();
        for (Pair pair : pairs) {
            List.of(pair.one(), pair.two()).stream()
                    .flatMap(Optional::stream)
                    .map(one -> one.label)
                    .distinct()
                    .forEach(label -> byLabel.computeIfAbsent(label, l -> new ArrayList<>())
                            .add(pair));
        }
        return means("Agreement by label", "label", byLabel);
    }

    private static Finding means(String title, String by, Map<String, List<Pair>> groups) {
        StringColumn name = StringColumn.create(by);
        IntColumn count = IntColumn.create("pairs");
        IntColumn matched = IntColumn.create("matched");
        DoubleColumn geometry = DoubleColumn.create("geometry");
        DoubleColumn label = DoubleColumn.create("labelScore");
        DoubleColumn attributes = DoubleColumn.create("attributeScore");
        DoubleColumn score = DoubleColumn.create("score");
        new TreeMap<>(groups).forEach((key, group) -> {
            name.append(key);
            count.append(group.size());
            matched.append((int) group.stream().filter(Pair::matched).count());
            geometry.append(mean(group, Pair::geometry));
            label.append(mean(group, Pair::label));
            attributes.append(mean(group, Pair::attributes));
            score.append(mean(group, Pair::score));
        });
        Table table = Table.create(title, name, count, matched, geometry, label, attributes, score)
                .sortOn("score", by);
        return new Finding(
                title,
                table,
                t -> Charts.bar(t, by, "score", o -> o.title(title).tableOrder()));
    }

    private static double mean(List<Pair> pairs, java.util.function.ToDoubleFunction<Pair> value) {
        return pairs.stream().mapToDouble(value).average().orElse(Double.NaN);
    }

    /** Each annotator with each other one: pairs, mean score, and Cohen's kappa of the labels of what both have. */
    public Finding annotators() {
        StringColumn one = StringColumn.create("annotator");
        StringColumn other = StringColumn.create("other");
        IntColumn count = IntColumn.create("pairs");
        IntColumn both = IntColumn.create("matched");
        DoubleColumn score = DoubleColumn.create("score");
        DoubleColumn kappa = DoubleColumn.create("cohensKappa");
        Map<Two, List<Pair>> between =
                pairs.stream().collect(Collectors.groupingBy(pair -> Two.of(pair.annotator(), pair.other())));
        Map<Two, Double> kappas = judgements.cohen();
        List<String> names = judgements.annotators();
        for (String a : names) {
            for (String b : names) {
                List<Pair> own = between.getOrDefault(Two.of(a, b), List.of());
                if (!own.isEmpty()) {
                    one.append(a);
                    other.append(b);
                    count.append(own.size());
                    both.append((int) own.stream().filter(Pair::matched).count());
                    score.append(mean(own, Pair::score));
                    kappa.append(kappas.getOrDefault(Two.of(a, b), Double.NaN));
                }
            }
        }
        return new Finding(
                "Annotator by annotator",
                Table.create("annotators", one, other, count, both, score, kappa),
                t -> Charts.heat(t, "annotator", "other", "score", o -> o.title("Mean score, annotator by annotator")));
    }

    /** How often one said this label where another one said that. */
    public Finding confusion() {
        Map<List<String>, Integer> counts = new LinkedHashMap<>();
        for (Pair pair : pairs) {
            String a = pair.one().map(one -> one.label).orElse(UNMATCHED);
            String b = pair.two().map(one -> one.label).orElse(UNMATCHED);
            counts.merge(List.of(a, b), 1, Integer::sum);
        }
        StringColumn one = StringColumn.create("label");
        StringColumn other = StringColumn.create("otherLabel");
        IntColumn count = IntColumn.create("count");
        new TreeMap<>(counts.entrySet().stream()
                        .collect(Collectors.toMap(e -> String.join("\u0000", e.getKey()), e -> e)))
                .values()
                .forEach(entry -> {
                    one.append(entry.getKey().get(0));
                    other.append(entry.getKey().get(1));
                    count.append(entry.getValue());
                });
        return new Finding(
                "Confusion of labels",
                Table.create("confusion", one, other, count),
                t -> Charts.heat(t, "label", "otherLabel", "count", o -> o.title("Which label for which")));
    }

    /** Agreement on labels beyond chance, of the things that were matched. NaN where nothing can be said. */
    public Finding coefficients() {
        StringColumn name = StringColumn.create("coefficient");
        DoubleColumn value = DoubleColumn.create("value");
        IntColumn things = IntColumn.create("things");
        StringColumn of = StringColumn.create("of");
        name.append("Fleiss' kappa");
        value.append(judgements.fleiss());
        things.append(judgements.complete().size());
        of.append("things that all annotators have");
        name.append("Krippendorff's alpha");
        value.append(judgements.alpha());
        things.append(
                (int) judgements.things().stream().filter(t -> t.size() > 1).count());
        of.append("things that two or more have");
        return new Finding(
                "Agreement on labels beyond chance",
                Table.create("coefficients", name, value, things, of),
                t -> Charts.bar(t, "coefficient", "value", o -> o.title("Agreement on labels beyond chance")
                        .tableOrder()));
    }

    @Override
    public String html() {
        if (pairs.isEmpty()) {
            return "<div><strong>" + Shown.escape(heading()) + "</strong></div>";
        }
        return "<div><strong>" + Shown.escape(heading()) + "</strong><div>"
                + annotators().html() + types().html() + coefficients().html() + "</div></div>";
    }

    private String heading() {
        if (pairs.isEmpty()) {
            return "Nothing to compare: no item has annotations by two annotators" + asked;
        }
        long matched = pairs.stream().filter(Pair::matched).count();
        return String.format(
                Locale.ROOT,
                "Agreement %.3f: %,d of %,d pairs matched (optimal matching, threshold %s)",
                score(),
                matched,
                pairs.size(),
                threshold);
    }

    /** The mean, the annotators and the types. */
    @Override
    public String toString() {
        return pairs.isEmpty()
                ? heading()
                : heading() + "\n\n" + annotators() + "\n\n" + types() + "\n\n" + coefficients();
    }
}

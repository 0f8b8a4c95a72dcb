package loopbook.reports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import loopbook.charts.Charts;
import loopbook.client.Annotation;
import loopbook.client.Dataset;
import loopbook.client.Item;
import loopbook.client.Names;
import loopbook.client.Shown;
import loopbook.errors.NotFound;
import loopbook.pictures.Thumbnails;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What looks wrong in a dataset. About pictures: duplicates by bytes, near duplicates by what they look like, those that
 * cannot be read. About annotations: outside of the picture, tiny, unusual in size for their label, outlines that cross
 * themselves, labels outside of the ontology, twins of one annotator. Each is a hint with its reason, not a verdict.
 */
public final class Quality implements Shown {
    /** Problems with a thumbnail in the table: a notebook keeps what it shows. */
    private static final int PICTURED = 60;

    private static final int SIZE = 64;
    private static final String NO_LABELS = "The ontology has no labels, so labels were not checked";

    private final Dataset dataset;
    private final int items;
    private final List<Problem> problems;
    private final Map<String, String> thumbnails;
    private final boolean checkedLabels;

    private Quality(
            Dataset dataset, int items, List<Problem> problems, Map<String, String> thumbnails, boolean checkedLabels) {
        this.dataset = dataset;
        this.items = items;
        this.problems = problems;
        this.thumbnails = thumbnails;
        this.checkedLabels = checkedLabels;
    }

    /** Reads all items and annotations of the dataset and, unless told otherwise, a small picture of each item. */
    public static Quality of(Dataset dataset, UnaryOperator<QualityOptions> options) {
        QualityOptions chosen = options.apply(QualityOptions.DEFAULT);
        Work work = Work.of(dataset, AgreementOptions.DEFAULT);
        Set<String> labels = labels(dataset);
        List<Problem> problems = new ArrayList<>(new ObjectChecks(chosen, labels).of(work));
        Map<String, String> thumbnails = new HashMap<>();
        if (chosen.loadsPictures()) {
            problems.addAll(new PictureChecks(chosen, List.copyOf(work.items().values())).all());
            List<Item> shown = problems.stream()
                    .map(Problem::item)
                    .distinct()
                    .limit(PICTURED)
                    .toList();
            Thumbnails.each(
                    shown,
                    SIZE,
                    (item, picture) -> thumbnails.put(item.id(), Thumbnails.address(picture)),
                    (item, why) -> {});
        }
        return new Quality(dataset, work.items().size(), problems, thumbnails, !labels.isEmpty());
    }

    private static Set<String> labels(Dataset dataset) {
        try {
            Set<String> names = new HashSet<>(dataset.ontology().names());
            names.addAll(dataset.ontology().labelsFlatDict().keySet());
            return names;
        } catch (NotFound noRecipe) {
            return Set.of();
        }
    }

    /** Everything that was found: a row each, with the reason in words, and a picture of the first 60 items. */
    public Finding problems() {
        StringColumn thumbnail = StringColumn.create("picture");
        StringColumn kind = StringColumn.create("problem");
        StringColumn reason = StringColumn.create("reason");
        StringColumn item = StringColumn.create("item");
        StringColumn label = StringColumn.create("label");
        StringColumn annotator = StringColumn.create("annotator");
        StringColumn itemId = StringColumn.create("itemId");
        StringColumn annotationId = StringColumn.create("annotationId");
        for (Problem problem : problems) {
            Optional<Annotation> annotation = problem.annotation();
            thumbnail.append(thumbnails.getOrDefault(problem.item().id(), ""));
            kind.append(problem.kind());
            reason.append(problem.reason());
            item.append(problem.item().filename());
            label.append(annotation.map(Annotation::label).orElse(""));
            annotator.append(annotation.map(Annotation::creator).orElse(""));
            itemId.append(problem.item().id());
            annotationId.append(annotation.map(Annotation::id).orElse(""));
        }
        String title = "What looks wrong";
        return new Finding(
                title,
                Table.create(title, thumbnail, kind, reason, item, label, annotator, itemId, annotationId),
                t -> Charts.bar(Counting.of(t, "problem"), o -> o.title(title)));
    }

    /** How many of each kind. */
    public Finding kinds() {
        Counting counting = new Counting("problem");
        problems.forEach(problem -> counting.add(problem.kind()));
        String title = "Problems by kind";
        return new Finding(title, counting.table("count"), t -> Charts.bar(t, o -> o.title(title)));
    }

    /** The items that something looks wrong about, for {@code gallery(…)}; each once. */
    public List<Item> items() {
        return problems.stream().map(Problem::item).distinct().toList();
    }

    @Override
    public String html() {
        return "<div><strong>" + Shown.escape(heading()) + "</strong>" + kinds().html()
                + problems().html() + "</div>";
    }

    private String heading() {
        return "Quality of " + dataset.name() + ": " + Names.counted(problems.size(), "hints") + " in "
                + Names.counted(items, "items") + (checkedLabels ? "" : ". " + NO_LABELS);
    }

    /** The counts, and the first of what was found. */
    @Override
    public String toString() {
        return heading() + "\n\n" + kinds() + "\n\n" + problems();
    }
}

package loopbook.client;

import static loopbook.filters.Conditions.where;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import loopbook.errors.LoopbookException;
import loopbook.errors.PartialFailure;
import loopbook.errors.Report;
import loopbook.errors.UnreadableAnswer;
import loopbook.filters.Condition;
import loopbook.filters.Conditions;
import loopbook.filters.Resource;
import loopbook.http.Call;
import loopbook.shapes.Colour;
import loopbook.shapes.Mask;
import loopbook.shapes.Shape;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The annotations of an item, or of all items of a dataset. */
public final class Annotations {
    /** The service takes so many in one request. */
    private static final int BATCH = 100;

    private final Dataloop dl;
    private final Optional<String> datasetId;
    private final Optional<Item> item;
    private final Endpoint<Annotation> annotations;

    Annotations(Dataloop dl, Optional<String> datasetId, Optional<Item> item) {
        this.dl = dl;
        this.datasetId = datasetId;
        this.item = item;
        this.annotations = new Endpoint<>(dl, "annotations", "Annotation", Annotation::new);
    }

    /** The annotation with this id: {@code GET /annotations/{id}}. Annotations have no names. */
    public Annotation get(String id) {
        return byId(id);
    }

    /** The annotation with this id: {@code GET /annotations/{id}}. */
    public Annotation byId(String id) {
        return annotations.byId(id);
    }

    /** As {@link #byId}, but empty when there is none. */
    public Optional<Annotation> find(String id) {
        return Found.optional(() -> List.of(byId(id)), "annotation", id);
    }

    /** All but notes, oldest first: {@code POST /datasets/{id}/query}. */
    public Listing<Annotation> list() {
        return query(Conditions.all(), false);
    }

    /** Those that match; notes only when it asks for their type. */
    public Listing<Annotation> list(Condition condition) {
        return query(condition, true);
    }

    /** To gather annotations for the item first: {@code builder().add(…).add(…).upload()}. */
    public AnnotationBuilder builder() {
        requireItem();
        return new AnnotationBuilder(this);
    }

    /** Puts these on the item: {@code POST /items/{id}/annotations}, 100 in a request. None: no request. */
    public List<Annotation> upload(Shape... shapes) {
        return upload(Arrays.stream(shapes).map(NewAnnotation::of).toList());
    }

    /** Masks are sent in the colour of their label, for which recipe and ontology are read. */
    List<Annotation> upload(List<NewAnnotation> all) {
        Item target = requireItem();
        boolean masks = all.stream().anyMatch(one -> one.shape() instanceof Mask);
        Map<String, Colour> colors = masks ? colors(target) : Map.of();
        return uploadJson(all.stream()
                .map(one -> masks ? one.painted(colors) : one)
                .map(one -> one.edits()
                        .applyTo(one.shape().newAnnotation(target.id(), target.datasetId(), address(target))))
                .toList());
    }

    /** A dataset without a recipe, or a recipe without an ontology, has no colours to give. */
    private static Map<String, Colour> colors(Item target) {
        Dataset dataset = target.dataset();
        if (dataset.recipeIds().isEmpty()) {
            return Map.of();
        }
        Recipe recipe = dataset.recipe();
        return recipe.ontologyIds().isEmpty() ? Map.of() : recipe.ontology().colors();
    }

    private String address(Item target) {
        return target.find("dataset").orElseGet(() -> dl.transport().base() + "/datasets/" + target.datasetId());
    }

    /**
     * Puts annotations on the item, in the wire's own form, unchanged: {@code POST /items/{id}/annotations}, 100 in a
     * request. What comes back is in the same order.
     */
    public List<Annotation> uploadJson(List<ObjectNode> forms) {
        Item target = requireItem();
        List<Annotation> stored = new ArrayList<>();
        for (int from = 0; from < forms.size(); from += BATCH) {
            List<ObjectNode> batch = forms.subList(from, Math.min(forms.size(), from + BATCH));
            try {
                stored.addAll(post(target, batch));
            } catch (LoopbookException e) {
                if (stored.isEmpty()) {
                    throw e;
                }
                throw new PartialFailure(
                        stored.size() + " of " + forms.size() + " annotations are on " + target.filename()
                                + ", the others are not: " + e.getMessage(),
                        new Batches(stored.size(), forms.size(), e));
            }
        }
        return List.copyOf(stored);
    }

    /** Puts the annotations of a file with {@code {"annotations": […]}} on the item, as {@link #uploadJson(List)} does. */
    public List<Annotation> uploadJson(Path file) {
        try {
            return uploadJson(Trees.annotations(Trees.parse(Files.readAllBytes(file), file.toString()), file));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the annotations in " + file, e);
        }
    }

    private record Batches(int stored, int wanted, RuntimeException why) implements Report {
        @Override
        public List<Failed> failed() {
            return List.of(new Failed("annotations " + (stored + 1) + " to " + wanted, why));
        }

        @Override
        public String toString() {
            return "annotations 1 to " + stored + ": stored\nannotations " + (stored + 1) + " to " + wanted
                    + ": not stored";
        }
    }

    private List<Annotation> post(Item target, List<ObjectNode> batch) {
        ArrayNode body = Trees.array();
        batch.forEach(body::add);
        JsonNode answer = dl.transport()
                .json(Call.post("items", target.id(), "annotations").json(body));
        List<ObjectNode> rows = answer instanceof ObjectNode one ? List.of(one) : Trees.objects(answer);
        if (rows.size() != batch.size()) {
            throw new UnreadableAnswer(
                    batch.size() + " annotations were sent for " + target.filename() + ", and the answer of "
                            + dl.transport().base() + " holds " + rows.size() + "; list them to see what is there",
                    null);
        }
        return rows.stream().map(annotations::read).toList();
    }

    Annotation update(Annotation annotation, UnaryOperator<AnnotationChange> change) {
        ObjectNode difference = change.apply(AnnotationChange.none()).difference(annotation.raw());
        boolean system = difference.path("metadata").has("system");
        return difference.isEmpty() ? annotation : annotations.put(annotation.id(), difference, system);
    }

    /** Deletes one: {@code DELETE /annotations/{id}}. */
    public void delete(String id) {
        ObjectNode body = Trees.object().put("username", dl.transport().email());
        dl.transport()
                .json(Call.delete("annotations", Names.requireId(id, "Annotation"))
                        .json(body));
    }

    /** Deletes these by one request: {@code POST /datasets/{id}/query}. */
    public long delete(Collection<Annotation> these) {
        these.forEach(annotation -> annotation.mustBeOf(dl));
        Object[] ids = these.stream().map(Entity::id).toArray();
        return ids.length == 0 ? 0 : deleteBy(where("annotationId").in(ids).bare());
    }

    /**
     * Deletes all that match, by one request: {@code POST /datasets/{id}/query}. Notes stay, unless it asks for their
     * type.
     *
     * @return how many were deleted, as the service says; -1 if it does not
     */
    public long delete(Condition condition) {
        return deleteBy(condition);
    }

    /** Deletes all of the item, but for notes: {@code POST /datasets/{id}/query}. */
    public long deleteAll() {
        requireItem();
        return deleteBy(Conditions.all());
    }

    private long deleteBy(Condition condition) {
        ObjectNode query = condition.query(Resource.ANNOTATIONS);
        onlyOfItem(query);
        query.put("delete", true);
        return Counts.of(dl.transport().json(queryCall().json(query)));
    }

    private Listing<Annotation> query(Condition condition, boolean asked) {
        Call call = queryCall().header("user_query", String.valueOf(asked));
        return annotations.query(call, Resource.ANNOTATIONS, condition, this::onlyOfItem);
    }

    private Call queryCall() {
        return Call.post("datasets", dataset(), "query");
    }

    /** Bound to an item, every query is about that item. */
    private void onlyOfItem(ObjectNode query) {
        if (item.isPresent() && query.path("filter") instanceof ObjectNode filter) {
            filter.withArray("$and").add(Trees.object().put("itemId", item.get().id()));
        }
    }

    private Item requireItem() {
        return item.orElseThrow(() -> new IllegalStateException(
                "Annotations are put on an item: dataset.items().get(\"…\").annotations(), or item.annotate(…)"));
    }

    private String dataset() {
        return datasetId.orElseThrow(() -> new IllegalStateException(
                "These annotations are of no item or dataset: ask item.annotations() or dataset.annotations()"));
    }

    /** A page of the scores of an annotation in a task: {@code GET /scores/tasks/{id}/annotations/{annotation}}. */
    public JsonNode taskScores(String annotationId, String taskId, int page, int pageSize) {
        return Scores.read(dl, page, pageSize, taskId, "annotations", annotationId);
    }
}

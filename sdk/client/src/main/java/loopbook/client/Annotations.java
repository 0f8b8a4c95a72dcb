package loopbook.client;

import static loopbook.filters.Conditions.where;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.UnaryOperator;
import loopbook.errors.BadRequest;
import loopbook.errors.PartialFailure;
import loopbook.filters.Condition;
import loopbook.filters.Conditions;
import loopbook.filters.Resource;
import loopbook.http.Call;
import loopbook.shapes.Shape;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The annotations of an item, or of all items of a dataset. */
public final class Annotations {
    private static final Set<String> STATUSES = Set.of("issue", "approved", "review", "clear");

    private final Dataloop dl;
    private final Optional<String> datasetId;
    private final Optional<Dataset> dataset;
    private final Optional<Item> item;
    private final Endpoint<Annotation> annotations;

    Annotations(Dataloop dl, Optional<String> datasetId, Optional<Item> item) {
        this(dl, datasetId, Optional.empty(), item);
    }

    Annotations(Dataloop dl, Optional<String> datasetId, Optional<Dataset> dataset, Optional<Item> item) {
        this.dl = dl;
        this.datasetId = datasetId;
        this.dataset = dataset;
        this.item = item;
        this.annotations = new Endpoint<>(dl, "annotations", "Annotation", Annotation::new);
    }

    /** Those of this item of the dataset, which then need not be read for its labels. */
    public Annotations of(Item one) {
        one.mustBeOf(dl);
        return new Annotations(dl, one.find("datasetId").or(() -> datasetId), dataset, Optional.of(one));
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
        return upload(Arrays.stream(shapes)
                .map(shape -> Draft.of(NewAnnotation.of(shape), OptionalDouble.empty()))
                .toList());
    }

    List<Annotation> upload(List<Draft> drafts) {
        AnnotationUpload upload = uploader();
        return upload.json(upload.forms(drafts));
    }

    List<ObjectNode> forms(List<Draft> drafts) {
        return uploader().forms(drafts);
    }

    List<Annotation> merge(List<Draft> drafts) {
        return uploader().merge(drafts);
    }

    private AnnotationUpload uploader() {
        return new AnnotationUpload(this, annotations, requireItem(), palette());
    }

    /** Frames in a second of the item; empty where it has no frames. */
    OptionalDouble fps() {
        return item.map(AnnotationUpload::fps).orElse(OptionalDouble.empty());
    }

    /** The labels' colours, not read yet. */
    private Palette palette() {
        return new Palette(() -> dataset.orElseGet(() -> dl.datasets().byId(dataset())));
    }

    /**
     * Puts annotations on the item, in the wire's own form, unchanged: {@code POST /items/{id}/annotations}, 100 in a
     * request. What comes back is in the same order.
     */
    public List<Annotation> uploadJson(List<ObjectNode> forms) {
        return uploader().json(forms);
    }

    /** Puts the annotations of a file with {@code {"annotations": […]}} on the item, as {@link #uploadJson(List)} does. */
    public List<Annotation> uploadJson(Path file) {
        try {
            return uploadJson(Trees.annotations(Trees.parse(Files.readAllBytes(file), file.toString()), file));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the annotations in " + file, e);
        }
    }

    /**
     * Changes what the lambda names, and nothing else: {@code PUT /annotations/{id}}. Nothing changed: no request. A
     * mask, and the frames of a video, are sent in the colours of their labels.
     */
    public Annotation update(Annotation annotation, UnaryOperator<AnnotationChange> change) {
        annotation.mustBeOf(dl);
        AnnotationChange chosen =
                change.apply(AnnotationChange.by(dl.transport().email()));
        ObjectNode after = chosen.applyTo(annotation.raw(), () -> rate(annotation));
        if (Difference.between(annotation.raw(), after).isEmpty()) {
            return annotation;
        }
        after = near(annotation).painted(after);
        ObjectNode difference = Difference.between(annotation.raw(), after);
        boolean system = chosen.system() || difference.path("metadata").has("system");
        return annotations.put(annotation.id(), difference, system);
    }

    /**
     * Changes each of these in the same way: {@code PUT /annotations/{id}} each, some at a time. {@link PartialFailure}
     * if some failed; the others are changed.
     */
    public List<Annotation> update(Collection<Annotation> these, UnaryOperator<AnnotationChange> change) {
        return EachAnnotation.update(these, one -> update(one, change));
    }

    private ObjectNode painted(ObjectNode after) {
        Track track = Track.read(after);
        boolean mask = after.path("type").asString("").equals("binary");
        if (!mask && track.frames().size() < 2) {
            return after;
        }
        Palette palette = palette();
        palette.load();
        return mask ? track.map(palette::paint).applyTo(after, 1) : after;
    }

    /** Those of the dataset of this one. */
    private Annotations near(Annotation annotation) {
        return datasetId.isPresent() ? this : new Annotations(dl, Optional.of(annotation.datasetId()), dataset, item);
    }

    private double rate(Annotation annotation) {
        return AnnotationUpload.fps(itemOf(annotation))
                .orElseThrow(() -> new BadRequest("Annotation must have fps in order to perform this action"));
    }

    /**
     * {@code issue}, {@code approved}, {@code review}, or {@code clear} for none: {@code PUT
     * /annotations/{id}?system=true}.
     */
    public Annotation updateStatus(Annotation annotation, String status) {
        if (!STATUSES.contains(status)) {
            throw new IllegalArgumentException("status must be on of: issue, approved, review, clear");
        }
        return update(annotation, change -> change.status(status.equals("clear") ? null : status));
    }

    /** As {@link #updateStatus(Annotation, String)}, of the annotation with this id, which is read first. */
    public Annotation updateStatus(String id, String status) {
        return updateStatus(byId(id), status);
    }

    /** An annotation's scores in a task: {@code GET /scores/tasks/{id}/annotations/{id}}, the first hundred. */
    public JsonNode taskScores(String annotationId, String taskId) {
        return taskScores(annotationId, taskId, 0, 100);
    }

    /** The page of this number, from 0, of an annotation's scores in a task, as the platform has them. */
    public JsonNode taskScores(String annotationId, String taskId, int page, int pageSize) {
        if (annotationId.isEmpty() || taskId.isEmpty()) {
            throw new BadRequest((annotationId.isEmpty() ? "annotation_id" : "task_id") + " must be provided");
        }
        return dl.transport()
                .json(Call.get("scores", "tasks", taskId, "annotations", annotationId)
                        .query("page", page)
                        .query("pageSize", pageSize));
    }

    /**
     * Draws all annotations of the item, by itself as a mask: {@code show(o -> o.format(AnnotationFormat.INSTANCE))}. {@code
     * POST /datasets/{id}/query}, and two GETs for the labels.
     */
    public BufferedImage show(UnaryOperator<ViewOptions> options) {
        return show(Optional.empty(), options);
    }

    /** As {@link #show(UnaryOperator)}, on a copy of this picture: grey for numbers, any other for colours. */
    public BufferedImage show(BufferedImage picture, UnaryOperator<ViewOptions> options) {
        return show(Optional.of(picture), options);
    }

    private BufferedImage show(Optional<BufferedImage> picture, UnaryOperator<ViewOptions> options) {
        AnnotationViews views = views(requireItem(), options, AnnotationFormat.MASK);
        picture.ifPresent(views::requireSuitable);
        return views.show(list().toList(), picture);
    }

    /** Draws one of them alone, as {@link #show(UnaryOperator)} does all. */
    public BufferedImage show(Annotation annotation, UnaryOperator<ViewOptions> options) {
        return views(itemOf(annotation), options, AnnotationFormat.MASK).show(List.of(annotation), Optional.empty());
    }

    /**
     * Writes all annotations of the item to a file, by itself as JSON, and tells where: {@code
     * download(Path.of("cat.png"), o -> o.format(AnnotationFormat.MASK))}. In a folder, which a name without an extension is,
     * the file is named as the item.
     */
    public Path download(Path target, UnaryOperator<ViewOptions> options) {
        AnnotationViews views = views(requireItem(), options, AnnotationFormat.JSON);
        return views.write(list().toList(), target);
    }

    /** Writes one of them alone, as {@link #download(Path, UnaryOperator)} does all. */
    public Path download(Annotation annotation, Path target, UnaryOperator<ViewOptions> options) {
        return views(itemOf(annotation), options, AnnotationFormat.JSON).write(annotation, target);
    }

    private AnnotationViews views(Item of, UnaryOperator<ViewOptions> options, AnnotationFormat format) {
        Annotations there = item.isPresent() ? this : of(of);
        return new AnnotationViews(of, there.palette(), options.apply(ViewOptions.of(format)));
    }

    private Item itemOf(Annotation annotation) {
        annotation.mustBeOf(dl);
        return item.filter(one -> one.id().equals(annotation.itemId())).orElseGet(annotation::item);
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

    /** Deletes those with these ids, by one request: {@code POST /datasets/{id}/query}. */
    public long deleteByIds(Collection<String> ids) {
        return ids.isEmpty()
                ? 0
                : deleteBy(where("annotationId").in(ids.toArray()).bare());
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
        return datasetId.orElseThrow(() -> new BadRequest(
                "Please use item.annotations.list() or dataset.annotations.list() to perform this action."));
    }
}

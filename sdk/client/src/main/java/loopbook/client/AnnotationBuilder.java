package loopbook.client;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import loopbook.errors.BadRequest;
import loopbook.shapes.Shape;
import loopbook.shapes.Shapes;
import tools.jackson.databind.node.ObjectNode;

/**
 * Annotations for one item, gathered first and uploaded together. Immutable: {@code add} returns another one.
 *
 * <p>{@code item.annotations().builder().add(box("Cat", 1, 2, 30, 40)).add(point("Eye", 7, 8), a -> a.model("net",
 * 0.8)).upload()}
 */
public final class AnnotationBuilder {
    private final Annotations annotations;
    private final List<Draft> added;

    AnnotationBuilder(Annotations annotations) {
        this(annotations, List.of());
    }

    private AnnotationBuilder(Annotations annotations, List<Draft> added) {
        this.annotations = annotations;
        this.added = added;
    }

    /** Also this. */
    public AnnotationBuilder add(Shape shape) {
        return add(shape, annotation -> annotation);
    }

    /** Also this, with what only the platform's annotation has: model, object id, parent, … */
    public AnnotationBuilder add(Shape shape, UnaryOperator<NewAnnotation> details) {
        NewAnnotation one = details.apply(NewAnnotation.of(shape));
        List<Draft> more = new ArrayList<>(added);
        OptionalInt known = one.timing().given() ? index(one) : OptionalInt.empty();
        if (known.isPresent()) {
            more.set(known.getAsInt(), more.get(known.getAsInt()).with(one, annotations.fps()));
        } else {
            more.add(checked(Draft.of(one, annotations.fps())));
        }
        return new AnnotationBuilder(annotations, List.copyOf(more));
    }

    private static Draft checked(Draft draft) {
        if (draft.track().isPresent() && draft.first().object().isEmpty()) {
            throw new IllegalArgumentException("Video Annotation must have object_id.");
        }
        return draft;
    }

    /** Which annotation gets these frames, if one has its object id. */
    private OptionalInt index(NewAnnotation one) {
        int[] same = IntStream.range(0, added.size())
                .filter(i -> added.get(i).isOf(one.object()))
                .toArray();
        if (same.length > 1) {
            throw new BadRequest("more than one annotation with same object id: "
                    + one.object().orElse(""));
        }
        return same.length == 0 ? OptionalInt.empty() : OptionalInt.of(same[0]);
    }

    /** Also these. */
    public AnnotationBuilder addAll(Iterable<? extends Shape> shapes) {
        AnnotationBuilder all = this;
        for (Shape shape : shapes) {
            all = all.add(shape);
        }
        return all;
    }

    /** Also one subtitle, labelled {@code Text}, for each caption of a WebVTT file. */
    public AnnotationBuilder addVtt(Path file) {
        List<Draft> more = new ArrayList<>(added);
        for (Vtt.Caption caption : Vtt.read(file)) {
            NewAnnotation one =
                    NewAnnotation.of(Shapes.subtitle("Text", caption.text())).times(caption.start(), caption.end());
            more.add(Draft.of(one, annotations.fps()));
        }
        return new AnnotationBuilder(annotations, List.copyOf(more));
    }

    /** How many there are. */
    public int size() {
        return added.size();
    }

    /** The shapes, in the order in which they were added. */
    public List<Shape> shapes() {
        return added.stream().map(Draft::shape).toList();
    }

    /** Puts them on the item: {@code POST /items/{id}/annotations}, 100 in a request. None: no request. */
    public List<Annotation> upload() {
        return annotations.upload(added);
    }

    /**
     * As {@link #upload()}, but masks of one label and object become one, together with the one that the item has of
     * them, which is changed: {@code POST /datasets/{id}/query}, {@code PUT /annotations/{id}?system=true}.
     */
    public List<Annotation> merge() {
        return annotations.merge(added);
    }

    /** What would be uploaded, in the wire's own form. Masks, and frames of videos, need the colours of their labels. */
    public List<ObjectNode> forms() {
        return annotations.forms(added);
    }

    List<Draft> drafts() {
        return added;
    }

    @Override
    public String toString() {
        return "AnnotationBuilder" + shapes();
    }
}

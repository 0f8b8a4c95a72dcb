package loopbook.client;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import loopbook.shapes.Shape;

/**
 * Annotations for one item, gathered first and uploaded together. Immutable: {@code add} returns another one.
 *
 * <p>{@code item.annotations().builder().add(box("Cat", 1, 2, 30, 40)).add(point("Eye", 7, 8), a -> a.model("net",
 * 0.8)).upload()}
 */
public final class AnnotationBuilder {
    private final Annotations annotations;
    private final List<NewAnnotation> added;

    AnnotationBuilder(Annotations annotations) {
        this(annotations, List.of());
    }

    private AnnotationBuilder(Annotations annotations, List<NewAnnotation> added) {
        this.annotations = annotations;
        this.added = added;
    }

    /** Also this. */
    public AnnotationBuilder add(Shape shape) {
        return add(shape, annotation -> annotation);
    }

    /** Also this, with what only the platform's annotation has: model, object id, parent, … */
    public AnnotationBuilder add(Shape shape, UnaryOperator<NewAnnotation> details) {
        List<NewAnnotation> more = new ArrayList<>(added);
        more.add(details.apply(NewAnnotation.of(shape)));
        return new AnnotationBuilder(annotations, List.copyOf(more));
    }

    /** How many there are. */
    public int size() {
        return added.size();
    }

    /** The shapes, in the order in which they were added. */
    public List<Shape> shapes() {
        return added.stream().map(NewAnnotation::shape).toList();
    }

    /** Puts them on the item: {@code POST /items/{id}/annotations}, 100 in a request. None: no request. */
    public List<Annotation> upload() {
        return annotations.upload(added);
    }

    @Override
    public String toString() {
        return "AnnotationBuilder" + shapes();
    }
}

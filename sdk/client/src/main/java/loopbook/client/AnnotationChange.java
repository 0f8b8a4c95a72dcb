package loopbook.client;

import java.util.function.UnaryOperator;
import loopbook.shapes.Shape;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What is to change about an annotation. Immutable; each method returns another one. */
public final class AnnotationChange {
    private final UnaryOperator<ObjectNode> shape;
    private final Edits edits;

    private AnnotationChange(UnaryOperator<ObjectNode> shape, Edits edits) {
        this.shape = shape;
        this.edits = edits;
    }

    static AnnotationChange none() {
        return new AnnotationChange(json -> json, Edits.NONE);
    }

    /** Another shape, with its label, attributes and description: {@code a.shape(box("Cat", 1, 2, 30, 40))}. */
    public AnnotationChange shape(Shape other) {
        return new AnnotationChange(json -> other.applyTo(shape.apply(json)), edits);
    }

    /** Another label. */
    public AnnotationChange label(String label) {
        return new AnnotationChange(shape, edits.set(Names.requireText(label, "a label"), "label"));
    }

    /** The value of an attribute, by its key: text, texts, number or boolean. */
    public AnnotationChange attribute(String key, @Nullable Object value) {
        return new AnnotationChange(shape, edits.set(value, "metadata", "system", "attributes", key));
    }

    /** What else is said about it. */
    public AnnotationChange description(String text) {
        return new AnnotationChange(shape, edits.set(text, "description"));
    }

    /** {@code issue}, {@code approved} or {@code review}; null clears it. */
    public AnnotationChange status(@Nullable String status) {
        return new AnnotationChange(shape, edits.set(status, "metadata", "system", "status"));
    }

    /** A value of your own; dots in the key lead into nested objects. */
    public AnnotationChange user(String key, @Nullable Object value) {
        return new AnnotationChange(shape, edits.set(value, Edits.below("user", key)));
    }

    /** A value among the platform's own; sent with {@code ?system=true}. */
    public AnnotationChange system(String key, @Nullable Object value) {
        return new AnnotationChange(shape, edits.set(value, Edits.below("system", key)));
    }

    /** Any other field, by its path on the wire. */
    public AnnotationChange set(String path, @Nullable Object value) {
        return new AnnotationChange(shape, edits.set(value, path.split("\\.", -1)));
    }

    /** What has to be sent. */
    ObjectNode difference(ObjectNode before) {
        return Difference.between(before, edits.applyTo(shape.apply(before)));
    }
}

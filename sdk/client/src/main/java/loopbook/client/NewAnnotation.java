package loopbook.client;

import java.util.Map;
import java.util.Optional;
import loopbook.shapes.Shape;
import org.jspecify.annotations.Nullable;

/** A shape on its way to becoming an annotation. Immutable; each method returns another one. */
public final class NewAnnotation {
    private final Shape shape;
    private final Edits edits;
    private final Timing timing;
    private final Optional<String> object;

    private NewAnnotation(Shape shape, Edits edits, Timing timing, Optional<String> object) {
        this.shape = shape;
        this.edits = edits;
        this.timing = timing;
        this.object = object;
    }

    static NewAnnotation of(Shape shape) {
        return new NewAnnotation(shape, Edits.NONE, Timing.NONE, Optional.empty());
    }

    /** The same with another shape. */
    NewAnnotation with(Shape other) {
        return new NewAnnotation(other, edits, timing, object);
    }

    private NewAnnotation with(Edits others) {
        return new NewAnnotation(shape, others, timing, object);
    }

    private NewAnnotation with(Timing other) {
        return new NewAnnotation(shape, edits, other, object);
    }

    /** Made by a model of this name, which was this sure, from 0 to 1. */
    public NewAnnotation model(String name, double confidence) {
        return model(name, confidence, null);
    }

    /** As {@link #model(String, double)}, with the model's id on the platform. */
    public NewAnnotation model(@Nullable String name, double confidence, @Nullable String modelId) {
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("a confidence lies between 0 and 1, and " + confidence + " does not");
        }
        Edits more = edits.set(confidence, "metadata", "user", "model", "confidence")
                .set(name, "metadata", "user", "model", "name")
                .set(modelId, "metadata", "user", "model", "model_id");
        return with(more);
    }

    /**
     * Which object it is, where several annotations show the same one: a whole number. Annotations of a video have one;
     * what is added with a number that is known already adds frames to that annotation.
     */
    public NewAnnotation objectId(long id) {
        return objectId(String.valueOf(id));
    }

    /** As {@link #objectId(long)}: digits only. */
    public NewAnnotation objectId(String id) {
        if (id.isEmpty() || !id.chars().allMatch(digit -> digit >= '0' && digit <= '9')) {
            throw new IllegalArgumentException("Object id must be an int or a string containing only numbers.");
        }
        return new NewAnnotation(shape, edits.set(id, "metadata", "system", "objectId"), timing, Optional.of(id));
    }

    /** At this frame of a video, from 0, until a later one of the same object says otherwise. */
    public NewAnnotation frame(int number) {
        return with(timing.frames(number, number));
    }

    /** At each of these frames, the last one included: every one of them is a key frame. */
    public NewAnnotation frames(int from, int to) {
        return with(timing.frames(from, to));
    }

    /** From when to when, in seconds. In a video it is said for each frame between them, in sound just so. */
    public NewAnnotation times(double start, double end) {
        return with(timing.times(start, end));
    }

    /** Whether it is a key frame; by itself it is. One that is none, and repeats the frame before it, is left out. */
    public NewAnnotation fixed(boolean key) {
        return with(timing.fixed(key));
    }

    /** Whether the object can be seen in these frames; by itself it can. */
    public NewAnnotation visible(boolean seen) {
        return with(timing.visible(seen));
    }

    /** Which prompt of a prompt item it answers. */
    public NewAnnotation prompt(String promptId) {
        return system("promptId", promptId);
    }

    /** The annotation that this one is a part of. */
    public NewAnnotation parent(Annotation parent) {
        return parent(parent.id());
    }

    /** The id of the annotation that this one is a part of. */
    public NewAnnotation parent(String parentId) {
        return system("parentId", parentId);
    }

    /** Whether a program made it; by default true. */
    public NewAnnotation automated(boolean automated) {
        return system("automated", automated);
    }

    /** A value of your own; dots in the key lead into nested objects. */
    public NewAnnotation user(String key, @Nullable Object value) {
        return with(edits.set(value, Edits.below("user", key)));
    }

    /** Values of your own. */
    public NewAnnotation user(Map<String, ?> values) {
        NewAnnotation all = this;
        for (Map.Entry<String, ?> value : values.entrySet()) {
            all = all.user(value.getKey(), value.getValue());
        }
        return all;
    }

    /** A value among the platform's own. */
    public NewAnnotation system(String key, @Nullable Object value) {
        return with(edits.set(value, Edits.below("system", key)));
    }

    Shape shape() {
        return shape;
    }

    Timing timing() {
        return timing;
    }

    Optional<String> object() {
        return object;
    }

    Edits edits() {
        return edits;
    }
}

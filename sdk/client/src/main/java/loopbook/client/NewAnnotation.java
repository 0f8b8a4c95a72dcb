package loopbook.client;

import java.util.Map;
import loopbook.shapes.Colour;
import loopbook.shapes.Shape;
import org.jspecify.annotations.Nullable;

/** A shape on its way to becoming an annotation. Immutable; each method returns another one. */
public final class NewAnnotation {
    private final Shape shape;
    private final Edits edits;

    private NewAnnotation(Shape shape, Edits edits) {
        this.shape = shape;
        this.edits = edits;
    }

    static NewAnnotation of(Shape shape) {
        return new NewAnnotation(shape, Edits.NONE);
    }

    /** Made by a model of this name, which was this sure, from 0 to 1. */
    public NewAnnotation model(String name, double confidence) {
        return model(name, confidence, null);
    }

    /** As {@link #model(String, double)}, with the model's id on the platform. */
    public NewAnnotation model(String name, double confidence, @Nullable String modelId) {
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("a confidence lies between 0 and 1, and " + confidence + " does not");
        }
        Edits more = edits.set(confidence, "metadata", "user", "model", "confidence")
                .set(name, "metadata", "user", "model", "name")
                .set(modelId, "metadata", "user", "model", "model_id");
        return new NewAnnotation(shape, more);
    }

    /** Which object it is, where several annotations show the same one: a whole number. */
    public NewAnnotation objectId(long id) {
        return system("objectId", String.valueOf(id));
    }

    /** The annotation that this one is a part of. */
    public NewAnnotation parent(Annotation parent) {
        return system("parentId", parent.id());
    }

    /** Whether a program made it; by default true. */
    public NewAnnotation automated(boolean automated) {
        return system("automated", automated);
    }

    /** A value of your own; dots in the key lead into nested objects. */
    public NewAnnotation user(String key, @Nullable Object value) {
        return new NewAnnotation(shape, edits.set(value, Edits.below("user", key)));
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
        return new NewAnnotation(shape, edits.set(value, Edits.below("system", key)));
    }

    Shape shape() {
        return shape;
    }

    NewAnnotation painted(Map<String, Colour> colors) {
        Colour color = colors.getOrDefault(shape.label(), Colour.WHITE);
        return new NewAnnotation(shape.painted(color), edits);
    }

    Edits edits() {
        return edits;
    }
}

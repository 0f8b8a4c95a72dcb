package loopbook.client;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.UnaryOperator;
import loopbook.errors.BadRequest;
import loopbook.shapes.Note;
import loopbook.shapes.NoteMessage;
import loopbook.shapes.Shape;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What is to change about an annotation. Immutable; each method returns another one. */
public final class AnnotationChange {
    private final UnaryOperator<ObjectNode> shape;
    private final Edits edits;
    private final List<UnaryOperator<Track>> frames;
    private final boolean system;
    private final String user;

    private AnnotationChange(
            UnaryOperator<ObjectNode> shape,
            Edits edits,
            List<UnaryOperator<Track>> frames,
            boolean system,
            String user) {
        this.shape = shape;
        this.edits = edits;
        this.frames = frames;
        this.system = system;
        this.user = user;
    }

    /** Nothing yet, by this user. */
    static AnnotationChange by(String user) {
        return new AnnotationChange(json -> json, Edits.NONE, List.of(), false, user);
    }

    private AnnotationChange with(Edits others) {
        return new AnnotationChange(shape, others, frames, system, user);
    }

    private AnnotationChange with(UnaryOperator<Track> frame) {
        List<UnaryOperator<Track>> more = new ArrayList<>(frames);
        more.add(frame);
        return new AnnotationChange(shape, edits, List.copyOf(more), system, user);
    }

    /** Another shape, with its label, attributes and description: {@code a.shape(box("Cat", 1, 2, 30, 40))}. */
    public AnnotationChange shape(Shape other) {
        return new AnnotationChange(json -> other.applyTo(shape.apply(json)), edits, frames, system, user);
    }

    /** One more message, if it is a note: by you, now. */
    public AnnotationChange message(String body) {
        return new AnnotationChange(json -> noted(shape.apply(json), body, user), edits, frames, system, user);
    }

    private static ObjectNode noted(ObjectNode json, String body, String user) {
        if (Shape.read(json) instanceof Note note) {
            return note.message(NoteMessage.of(body).by(user)).applyTo(json);
        }
        throw new BadRequest(
                "Annotation of type " + json.path("type").asString("") + " does not have method add_message");
    }

    /** This shape at this frame of a video, which becomes a key frame; the annotation ends there if it ended before. */
    public AnnotationChange frame(int number, Shape there) {
        return with(track -> track.with(new Frame(number, there, true, true)));
    }

    /** The shape at this frame of a video, changed: {@code a.frame(6, s -> s.attribute("1", "y"))}. */
    public AnnotationChange frame(int number, UnaryOperator<Shape> change) {
        return with(track -> track.with(number, change));
    }

    /** Another label. */
    public AnnotationChange label(String label) {
        return with(edits.set(Names.requireText(label, "a label"), "label"));
    }

    /** The value of an attribute, by its key: text, texts, number or boolean. */
    public AnnotationChange attribute(String key, @Nullable Object value) {
        return with(edits.set(value, "metadata", "system", "attributes", key));
    }

    /** What else is said about it. */
    public AnnotationChange description(String text) {
        return with(edits.set(text, "description"));
    }

    /** {@code issue}, {@code approved} or {@code review}; null clears it. */
    public AnnotationChange status(@Nullable String status) {
        return with(edits.set(status, "metadata", "system", "status"));
    }

    /** A value of your own; dots in the key lead into nested objects. */
    public AnnotationChange user(String key, @Nullable Object value) {
        return with(edits.set(value, Edits.below("user", key)));
    }

    /** A value among the platform's own; sent with {@code ?system=true}. */
    public AnnotationChange system(String key, @Nullable Object value) {
        return with(edits.set(value, Edits.below("system", key)));
    }

    /** Any other field, by its path on the wire. */
    public AnnotationChange set(String path, @Nullable Object value) {
        return with(edits.set(value, path.split("\\.", -1)));
    }

    /** Sends it with {@code ?system=true} whatever is changed; by itself that is so for the platform's own metadata. */
    public AnnotationChange systemMetadata() {
        return new AnnotationChange(shape, edits, frames, true, user);
    }

    boolean system() {
        return system;
    }

    /** A changed copy; how many frames a second has is only asked where it matters. */
    ObjectNode applyTo(ObjectNode before, DoubleSupplier fps) {
        ObjectNode after = edits.applyTo(shape.apply(before));
        if (frames.isEmpty()) {
            return after;
        }
        Track track = Track.read(after);
        for (UnaryOperator<Track> frame : frames) {
            track = frame.apply(track);
        }
        return track.applyTo(after, fps.getAsDouble());
    }
}

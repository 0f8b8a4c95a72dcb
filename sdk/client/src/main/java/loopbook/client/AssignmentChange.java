package loopbook.client;

import org.jspecify.annotations.Nullable;

/** What is to change about an assignment. Immutable; each method returns another one. */
public final class AssignmentChange {
    private final Edits edits;

    private AssignmentChange(Edits edits) {
        this.edits = edits;
    }

    static AssignmentChange none() {
        return new AssignmentChange(Edits.NONE);
    }

    /** Another name. */
    public AssignmentChange name(String name) {
        return set("name", Names.requireText(name, "the name of an assignment"));
    }

    /** Another status; the local platform counts it and refuses any other. */
    public AssignmentChange status(String status) {
        return set("status", status);
    }

    /** A value of your own; dots in the key lead into nested objects. */
    public AssignmentChange user(String key, @Nullable Object value) {
        return new AssignmentChange(edits.set(value, Edits.below("user", key)));
    }

    /** A value among the platform's own; sent with {@code ?system=true}. */
    public AssignmentChange system(String key, @Nullable Object value) {
        return new AssignmentChange(edits.set(value, Edits.below("system", key)));
    }

    /** Any other field, by its path on the wire. */
    public AssignmentChange set(String path, @Nullable Object value) {
        return new AssignmentChange(edits.set(value, path.split("\\.", -1)));
    }

    /** Whatever is changed is sent with {@code ?system=true}; what {@code system(…)} names is so by itself. */
    public AssignmentChange systemMetadata() {
        return new AssignmentChange(edits.asSystem());
    }

    Edits edits() {
        return edits;
    }
}

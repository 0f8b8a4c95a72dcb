package loopbook.client;

import org.jspecify.annotations.Nullable;

/** What is to change about a project. Immutable; each method returns another one. */
public final class ProjectChange {
    private final Edits edits;

    private ProjectChange(Edits edits) {
        this.edits = edits;
    }

    static ProjectChange none() {
        return new ProjectChange(Edits.NONE);
    }

    /** Another name. */
    public ProjectChange name(String name) {
        return new ProjectChange(edits.set(Names.requireText(name, "the name of a project"), "name"));
    }

    /** Any other field, by its name on the wire. */
    public ProjectChange set(String field, @Nullable Object value) {
        return new ProjectChange(edits.set(value, field.split("\\.", -1)));
    }

    /** Whatever is changed is sent with {@code ?system=true}; what is below {@code metadata.system} is so by itself. */
    public ProjectChange systemMetadata() {
        return new ProjectChange(edits.asSystem());
    }

    Edits edits() {
        return edits;
    }
}

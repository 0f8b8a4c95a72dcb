package loopbook.client;

import org.jspecify.annotations.Nullable;

/** What is to change about an ontology. Immutable; each method returns another one. */
public final class OntologyChange {
    private final Edits edits;

    private OntologyChange(Edits edits) {
        this.edits = edits;
    }

    static OntologyChange none() {
        return new OntologyChange(Edits.NONE);
    }

    /** Another title. */
    public OntologyChange title(String title) {
        return new OntologyChange(edits.set(Names.requireText(title, "the title of an ontology"), "title"));
    }

    /** A value among the platform's own; sent with {@code ?system=true}. */
    public OntologyChange system(String key, @Nullable Object value) {
        return new OntologyChange(edits.set(value, Edits.below("system", key)));
    }

    /** Any other field, by its name on the wire. */
    public OntologyChange set(String field, @Nullable Object value) {
        return new OntologyChange(edits.set(value, field.split("\\.", -1)));
    }

    /** Whatever is changed is sent with {@code ?system=true}; what {@code system(…)} names is so by itself. */
    public OntologyChange systemMetadata() {
        return new OntologyChange(edits.asSystem());
    }

    Edits edits() {
        return edits;
    }
}

package loopbook.client;

import org.jspecify.annotations.Nullable;

/** What is to change about a recipe. Immutable; each method returns another one. */
public final class RecipeChange {
    private final Edits edits;

    private RecipeChange(Edits edits) {
        this.edits = edits;
    }

    static RecipeChange none() {
        return new RecipeChange(Edits.NONE);
    }

    /** Another title. */
    public RecipeChange title(String title) {
        return new RecipeChange(edits.set(Names.requireText(title, "the title of a recipe"), "title"));
    }

    /** Ontologies instead of those it had, the first of which holds the labels of datasets. */
    public RecipeChange ontologies(Ontology... ontologies) {
        return new RecipeChange(
                edits.set(java.util.Arrays.stream(ontologies).map(Entity::id).toList(), "ontologyIds"));
    }

    /** A value among the platform's own; sent with {@code ?system=true}. */
    public RecipeChange system(String key, @Nullable Object value) {
        return new RecipeChange(edits.set(value, Edits.below("system", key)));
    }

    /** Any other field, by its name on the wire. */
    public RecipeChange set(String field, @Nullable Object value) {
        return new RecipeChange(edits.set(value, field.split("\\.", -1)));
    }

    /** Whatever is changed is sent with {@code ?system=true}; what {@code system(…)} names is so by itself. */
    public RecipeChange systemMetadata() {
        return new RecipeChange(edits.asSystem());
    }

    Edits edits() {
        return edits;
    }
}

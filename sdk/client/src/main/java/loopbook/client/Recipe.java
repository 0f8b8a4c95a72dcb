package loopbook.client;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import loopbook.errors.NotFound;
import tools.jackson.databind.node.ObjectNode;

/** How items are to be annotated: ontologies, instructions, tools. */
public final class Recipe extends Entity {
    Recipe(ObjectNode json, Dataloop dl) {
        super(json, dl);
    }

    /** What it is called. */
    public String title() {
        return text("title");
    }

    /** The ids of its projects. */
    public List<String> projectIds() {
        return Trees.strings(at("projectIds"));
    }

    /** The ids of its ontologies. */
    public List<String> ontologyIds() {
        return Trees.strings(at("ontologyIds"));
    }

    /** A copy of its metadata. */
    public ObjectNode metadata() {
        return object("metadata");
    }

    /** Its first ontology: {@code GET /ontologies/{id}}. {@link NotFound} if it has none. */
    public Ontology ontology() {
        String first = ontologyIds().stream()
                .findFirst()
                .orElseThrow(() -> new NotFound(
                        this + " has no ontology; give it one: recipe.update(r -> r.ontologies(ontology))"));
        return dl().ontologies().byId(first);
    }

    /** All its ontologies, one GET each. */
    public List<Ontology> ontologies() {
        return ontologyIds().stream().map(id -> dl().ontologies().byId(id)).toList();
    }

    /** Changes what the lambda names, and nothing else: {@code PATCH /recipes/{id}}. Nothing changed: no request. */
    public Recipe update(UnaryOperator<RecipeChange> change) {
        return dl().recipes().update(this, change);
    }

    /** Another recipe like this one, with its own ontologies: {@code POST /recipes/{id}/clone}. */
    public Recipe copy() {
        return dl().recipes().copy(id(), false);
    }

    /** Deletes it: {@code DELETE /recipes/{id}}. The platform refuses while a dataset uses it. */
    public void delete() {
        dl().recipes().delete(id());
    }

    /** It again, as it is now: {@code GET /recipes/{id}}. */
    public Recipe refresh() {
        return dl().recipes().byId(id());
    }

    @Override
    String caption() {
        return title();
    }

    @Override
    Map<String, Object> brief() {
        Map<String, Object> brief = new LinkedHashMap<>();
        brief.put("title", title());
        brief.put("id", id());
        brief.put("ontologies", ontologyIds().size());
        return brief;
    }
}

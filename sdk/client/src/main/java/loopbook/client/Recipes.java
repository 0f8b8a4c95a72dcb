package loopbook.client;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import loopbook.filters.Condition;
import loopbook.filters.Conditions;
import loopbook.filters.Resource;
import loopbook.http.Call;
import tools.jackson.databind.node.ObjectNode;

/** The recipes of a project or a dataset. */
public final class Recipes {
    private final Dataloop dl;
    private final Optional<String> projectId;
    private final Optional<Dataset> dataset;
    private final Endpoint<Recipe> recipes;

    Recipes(Dataloop dl, Optional<String> projectId, Optional<Dataset> dataset) {
        this.dl = dl;
        this.projectId = projectId;
        this.dataset = dataset;
        this.recipes = new Endpoint<>(dl, "recipes", "Recipe", Recipe::new);
    }

    /** The recipe with this id: {@code GET /recipes/{id}}. Recipes have no names that the service could look up. */
    public Recipe get(String id) {
        return byId(id);
    }

    /** The recipe with this id: {@code GET /recipes/{id}}. */
    public Recipe byId(String id) {
        return recipes.byId(id);
    }

    /** As {@link #byId}, but empty when there is none. */
    public Optional<Recipe> find(String id) {
        return Found.optional(() -> List.of(byId(id)), "recipe", id);
    }

    /** Of a dataset: {@code GET /recipes/{id}} each. Of a project: {@code GET /recipes?projects=…}, page by page. */
    public Listing<Recipe> list() {
        return dataset.isPresent() ? recipes.each(dataset.get().recipeIds(), Resource.RECIPES) : list(Conditions.all());
    }

    /**
     * The recipes of the project that match: {@code GET /recipes?title=…&projects=…}. The address can say which values a
     * field may have, and nothing else.
     */
    public Listing<Recipe> list(Condition condition) {
        Map<String, String> fields = UrlForm.fields(condition.query(Resource.RECIPES));
        Call call = Call.get("recipes");
        for (Map.Entry<String, String> field : fields.entrySet()) {
            call = call.query(field.getKey(), field.getValue());
        }
        return recipes.list(
                fields.containsKey("projects") ? call : call.query("projects", project()), Resource.RECIPES, true);
    }

    /** As {@link #create(UnaryOperator)}, with an ontology of these labels. */
    public Recipe create(String title, List<Label> labels) {
        return create(o -> o.title(title).labels(labels.toArray(Label[]::new)));
    }

    /** As {@link #create(UnaryOperator)}, with an ontology that is there. */
    public Recipe create(String title, Ontology ontology) {
        ontology.mustBeOf(dl);
        return create(o -> o.title(title).ontologies(ontology));
    }

    /**
     * Makes a recipe: {@code POST /ontologies}, unless ontologies are named, and {@code POST /recipes}. In a dataset, the
     * dataset uses it from then on: {@code PATCH /datasets/{id}?system=true}.
     */
    public Recipe create(UnaryOperator<RecipeOptions> options) {
        Recipe made = make(options);
        dataset.ifPresent(user -> dl.datasets().link(user, made.id()));
        return options.apply(RecipeOptions.standard())
                .instruction()
                .map(made::addInstruction)
                .orElse(made);
    }

    /** Makes a recipe, and leaves the dataset as it is. */
    Recipe make(UnaryOperator<RecipeOptions> options) {
        RecipeOptions chosen = options.apply(RecipeOptions.standard());
        List<String> home = chosen.projectIds(projectId.or(() -> dataset.flatMap(Dataset::projectId)));
        List<String> ontologies = chosen.ontologyIds().isEmpty()
                ? List.of(new Ontologies(dl, projectId)
                        .create(o -> chosen.newOntology(home))
                        .id())
                : chosen.ontologyIds();
        String title = dataset.map(user -> user.name() + " Default Recipe").orElse("Default Recipe");
        return recipes.create(chosen.body(title, home, ontologies));
    }

    /** Deletes it: {@code DELETE /recipes/{id}}. The platform refuses while a dataset uses it. */
    public void delete(String id) {
        recipes.delete(id);
    }

    /** Deletes it even if a dataset uses it: {@code DELETE /recipes/{id}?force=true}. */
    public void deleteAnyway(String id) {
        dl.transport()
                .json(Call.delete("recipes", Names.requireId(id, "Recipe")).query("force", true));
    }

    /** Another recipe like this one, with its own ontologies: {@code POST /recipes/{id}/clone}. */
    public Recipe clone(String id) {
        return clone(id, false);
    }

    /** As {@link #clone(String)}; a shallow one shares the ontologies. */
    public Recipe clone(String id, boolean shallow) {
        Call call = Call.post("recipes", Names.requireId(id, "Recipe"), "clone")
                .json(Trees.object().put("shallow", shallow));
        return recipes.read(dl.transport().json(call));
    }

    Recipe update(Recipe recipe, UnaryOperator<RecipeChange> change) {
        Edits edits = change.apply(RecipeChange.none()).edits();
        ObjectNode difference = edits.difference(recipe.raw());
        return difference.isEmpty() ? recipe : patch(recipe, edits, difference);
    }

    /** Sends these fields, whether they differ from the value at hand or not, and no others. */
    Recipe send(Recipe recipe, Edits edits) {
        return patch(recipe, edits, edits.tree());
    }

    private Recipe patch(Recipe recipe, Edits edits, ObjectNode body) {
        return recipes.patch(recipe.id(), body, edits.system());
    }

    private String project() {
        return projectId.orElseThrow(() -> new IllegalStateException(
                "Recipes belong to a project or a dataset: ask project.recipes() or dataset.recipes()"));
    }
}

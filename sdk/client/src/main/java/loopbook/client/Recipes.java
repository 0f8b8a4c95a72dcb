package loopbook.client;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
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
        if (dataset.isPresent()) {
            return recipes.each(dataset.get().recipeIds(), Resource.RECIPES);
        }
        Call call = Call.get("recipes").query("projects", project());
        return recipes.list(call, Resource.RECIPES, true);
    }

    /**
     * Makes a recipe with an ontology of these labels: {@code POST /ontologies}, {@code POST /recipes}. In a dataset,
     * the dataset uses it from then on: {@code PATCH /datasets/{id}?system=true}.
     */
    public Recipe create(String title, List<Label> labels) {
        Ontology ontology = new Ontologies(dl, Optional.of(project())).create(Optional.empty(), labels);
        return create(title, ontology);
    }

    /** As {@link #create(String, List)}, with an ontology that is there. */
    public Recipe create(String title, Ontology ontology) {
        ontology.mustBeOf(dl);
        ObjectNode body = Trees.object().put("title", Names.requireText(title, "the title of a recipe"));
        body.putArray("projectIds").add(project());
        body.putArray("ontologyIds").add(ontology.id());
        body.putObject("uiSettings").put("allowObjectIdAutoAssign", true).put("studioV2App", true);
        Recipe made = recipes.create(body);
        dataset.ifPresent(user -> dl.datasets().link(user, made.id()));
        return made;
    }

    /** Deletes it: {@code DELETE /recipes/{id}}. */
    public void delete(String id) {
        recipes.delete(id);
    }

    Recipe update(Recipe recipe, UnaryOperator<RecipeChange> change) {
        Edits edits = change.apply(RecipeChange.none()).edits();
        ObjectNode difference = edits.difference(recipe.raw());
        boolean system = edits.touches("metadata", "system");
        return difference.isEmpty() ? recipe : recipes.patch(recipe.id(), difference, system);
    }

    Recipe copy(String id, boolean shallow) {
        Call call = Call.post("recipes", id, "clone").json(Trees.object().put("shallow", shallow));
        return recipes.read(dl.transport().json(call));
    }

    private String project() {
        return projectId.orElseThrow(() -> new IllegalStateException(
                "Recipes belong to a project or a dataset: ask project.recipes() or dataset.recipes()"));
    }
}

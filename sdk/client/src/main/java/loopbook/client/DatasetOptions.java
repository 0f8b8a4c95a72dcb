package loopbook.client;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/** How a dataset is made. Immutable; each method returns another one. */
public final class DatasetOptions {
    private RecipeOptions recipe = RecipeOptions.standard();
    private boolean ownRecipe = true;
    private Optional<String> recipeId = Optional.empty();
    private Optional<String> driverName = Optional.empty();
    private Optional<String> driverId = Optional.empty();
    private Optional<String> indexDriver = Optional.empty();
    private Optional<Integer> expiresAfterDays = Optional.empty();

    private DatasetOptions() {}

    private DatasetOptions(DatasetOptions from) {
        recipe = from.recipe;
        ownRecipe = from.ownRecipe;
        recipeId = from.recipeId;
        driverName = from.driverName;
        driverId = from.driverId;
        indexDriver = from.indexDriver;
        expiresAfterDays = from.expiresAfterDays;
    }

    static DatasetOptions standard() {
        return new DatasetOptions();
    }

    private DatasetOptions newRecipe(UnaryOperator<RecipeOptions> change) {
        DatasetOptions copy = new DatasetOptions(this);
        copy.recipe = change.apply(recipe);
        copy.ownRecipe = false;
        return copy;
    }

    /** Labels of these names, besides those named before; the dataset gets a recipe and an ontology of its own. */
    public DatasetOptions labels(String... names) {
        return labels(Arrays.stream(names).map(Label::of).toArray(Label[]::new));
    }

    /** These labels, besides those named before. */
    public DatasetOptions labels(Label... more) {
        return newRecipe(r -> r.labels(more));
    }

    /** Attributes of the old kind for its new ontology: plain texts that any annotation may have. */
    public DatasetOptions attributes(String... texts) {
        return newRecipe(r -> r.ontology(o -> o.attributes(texts)));
    }

    /** Ontologies that are there, in a recipe of its own. */
    public DatasetOptions ontologies(Ontology... ontologies) {
        return newRecipe(r -> r.ontologies(ontologies));
    }

    /** An existing recipe instead of a new one. */
    public DatasetOptions recipe(Recipe existing) {
        DatasetOptions copy = new DatasetOptions(this);
        copy.recipeId = Optional.of(existing.id());
        copy.ownRecipe = false;
        return copy;
    }

    /** The storage driver of this name to keep the files with; by default the platform's own storage. */
    public DatasetOptions driver(String name) {
        DatasetOptions copy = new DatasetOptions(this);
        copy.driverName = Optional.of(Names.requireText(name, "the name of a driver"));
        return copy;
    }

    /** The storage driver with this id. */
    public DatasetOptions driverId(String id) {
        DatasetOptions copy = new DatasetOptions(this);
        copy.driverId = Optional.of(Names.requireText(id, "the id of a driver"));
        return copy;
    }

    /** Which index the service keeps: {@code v1} or {@code v2}; by default it chooses. */
    public DatasetOptions indexDriver(String version) {
        DatasetOptions copy = new DatasetOptions(this);
        copy.indexDriver = Optional.of(version);
        return copy;
    }

    /** Items go away by themselves after so many days; by default never. */
    public DatasetOptions expireAfterDays(int days) {
        DatasetOptions copy = new DatasetOptions(this);
        copy.expiresAfterDays = Optional.of(days);
        return copy;
    }

    /** The name of a driver whose id must be looked up first. */
    Optional<String> driverToFind() {
        return driverId.isPresent() ? Optional.empty() : driverName;
    }

    /** Whether the platform is to make the recipe. */
    boolean ownRecipe() {
        return ownRecipe;
    }

    Optional<String> recipeId() {
        return recipeId;
    }

    RecipeOptions recipe() {
        return recipe;
    }

    ObjectNode body(String name, String project) {
        ObjectNode body = Trees.object();
        body.put("name", Names.requireText(name, "the name of a dataset"));
        body.putArray("projects").add(project);
        body.put("createDefaultRecipe", ownRecipe);
        driverId.ifPresent(id -> body.put("driver", id));
        expiresAfterDays.ifPresent(days -> body.putObject("expirationOptions").put("itemMaxDays", days));
        indexDriver.ifPresent(version -> body.put("indexDriver", version));
        return body;
    }
}

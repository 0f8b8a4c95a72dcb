package loopbook.client;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import loopbook.errors.AmbiguousName;
import loopbook.errors.NotFound;
import loopbook.filters.Condition;
import loopbook.filters.Conditions;
import loopbook.filters.Resource;
import loopbook.http.Call;
import tools.jackson.databind.node.ObjectNode;

/** The datasets of a project, or all that this account can see. */
public final class Datasets {
    private final Dataloop dl;
    private final Optional<String> projectId;
    private final Endpoint<Dataset> datasets;

    Datasets(Dataloop dl, Optional<String> projectId) {
        this.dl = dl;
        this.projectId = projectId;
        this.datasets = new Endpoint<>(dl, "datasets", "Dataset", Dataset::new);
    }

    /** The dataset with this name or id. {@link NotFound} names near misses, {@link AmbiguousName} the ids. */
    public Dataset get(String nameOrId) {
        return Names.isId(nameOrId) ? byId(nameOrId) : byName(nameOrId);
    }

    /** The dataset with this id: {@code GET /datasets/{id}}. */
    public Dataset byId(String id) {
        return datasets.byId(id);
    }

    /** The dataset of exactly this name: {@code POST /datasets/query}. */
    public Dataset byName(String name) {
        return Found.one("dataset", name, named(name), () -> list().stream().map(Dataset::name));
    }

    /** As {@link #get}, but empty when there is none. */
    public Optional<Dataset> find(String nameOrId) {
        return Found.optional(
                () -> Names.isId(nameOrId) ? List.of(byId(nameOrId)) : named(nameOrId), "dataset", nameOrId);
    }

    /** Every dataset: {@code POST /datasets/query}. */
    public Listing<Dataset> list() {
        return query(Conditions.all());
    }

    /** The datasets that match: {@code POST /datasets/query}. */
    public Listing<Dataset> list(Condition condition) {
        return query(condition);
    }

    /** Makes a dataset with a recipe of its own: {@code POST /datasets}. Only in a project. */
    public Dataset create(String name) {
        return create(name, options -> options);
    }

    /**
     * Makes a dataset: {@code POST /datasets}; with labels also {@code POST /ontologies}, {@code POST /recipes} and
     * {@code PATCH /datasets/{id}?system=true}. Only in a project.
     */
    public Dataset create(String name, UnaryOperator<DatasetOptions> options) {
        String project = projectId.orElseThrow(() -> new IllegalStateException(
                "A dataset is made in a project: dl.projects().get(\"…\").datasets().create(\"" + name + "\")"));
        DatasetOptions chosen = options.apply(DatasetOptions.standard());
        boolean ownRecipe = chosen.labels().isEmpty() && chosen.recipeId().isEmpty();
        Dataset made = datasets.create(body(name, project, chosen, ownRecipe));
        if (ownRecipe) {
            return made;
        }
        return link(made, chosen.recipeId().orElseGet(() -> recipeWith(made, chosen.labels())));
    }

    private static ObjectNode body(String name, String project, DatasetOptions chosen, boolean ownRecipe) {
        ObjectNode body = Trees.object();
        body.put("name", Names.requireText(name, "the name of a dataset"));
        body.putArray("projects").add(project);
        body.put("createDefaultRecipe", ownRecipe);
        chosen.driverId().ifPresent(id -> body.put("driver", id));
        chosen.expiresAfterDays()
                .ifPresent(days -> body.putObject("expirationOptions").put("itemMaxDays", days));
        return body;
    }

    private String recipeWith(Dataset dataset, List<Label> labels) {
        return new Recipes(dl, projectId, Optional.empty())
                .create(dataset.name() + " Default Recipe", labels)
                .id();
    }

    /** The dataset under this recipe. */
    Dataset link(Dataset dataset, String recipeId) {
        ObjectNode whole = dataset.json();
        // The service wants the whole dataset here, without these where they say nothing.
        List.of("expirationOptions", "enableSyncWithCloned", "srcDataset").stream()
                .filter(key -> whole.path(key).isNull())
                .forEach(whole::remove);
        whole.withObject("metadata").withObject("system").putArray("recipes").add(recipeId);
        return datasets.patch(dataset.id(), whole, true);
    }

    /** Deletes this dataset with all its items, by name or id: {@code DELETE /datasets/{id}}. */
    public void delete(String nameOrId) {
        datasets.delete(Names.isId(nameOrId) ? nameOrId : byName(nameOrId).id());
    }

    /** Names that begin with these letters, in any case; for completion. Kept for some seconds. */
    public List<String> names(String prefix) {
        String key = "datasets " + projectId.orElse("");
        return dl.names().startingWith(key, prefix, () -> list().stream().map(Dataset::name));
    }

    Dataset update(Dataset dataset, UnaryOperator<DatasetChange> change) {
        Edits edits = change.apply(DatasetChange.none()).edits();
        ObjectNode difference = edits.difference(dataset.raw());
        boolean system = edits.touches("metadata", "system");
        return difference.isEmpty() ? dataset : datasets.patch(dataset.id(), difference, system);
    }

    Recipe recipe(Dataset dataset) {
        String id = dataset.recipeIds().stream()
                .findFirst()
                .orElseThrow(() ->
                        new NotFound(dataset + " has no recipe; give it one: dataset.recipes().create(title, labels)"));
        return dl.recipes().byId(id);
    }

    /** The service takes {@code *} in a name for a pattern; here it is a letter. */
    private List<Dataset> named(String name) {
        Names.requireText(name, "the name of a dataset");
        return query(Conditions.where("name").eq(name)).stream()
                .filter(dataset -> dataset.name().equals(name))
                .toList();
    }

    private Listing<Dataset> query(Condition condition) {
        Call call = Call.post("datasets", "query").header("user_query", "true");
        return datasets.query(
                call,
                Resource.DATASETS,
                condition,
                query -> projectId.ifPresent(
                        id -> query.putObject("context").putArray("projects").add(id)));
    }
}

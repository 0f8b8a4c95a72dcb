package loopbook.client;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import loopbook.errors.AmbiguousName;
import loopbook.errors.BadRequest;
import loopbook.errors.NotFound;
import loopbook.filters.Condition;
import loopbook.filters.Conditions;
import loopbook.filters.Resource;
import loopbook.http.Call;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
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

    /**
     * Checks out the dataset whose name or id holds this text, in the working folder: {@code POST /datasets/query}, then
     * {@code .dataloop/state.json}. {@link AmbiguousName} where several do.
     */
    public Dataset checkout(String part) {
        Names.requireText(part, "the name or id of a dataset, or a part of it,");
        List<Dataset> all = list().toList();
        List<Dataset> found = all.stream()
                .filter(dataset -> dataset.name().contains(part) || dataset.id().contains(part))
                .toList();
        return Found.one("dataset", part, found, () -> all.stream().map(Dataset::name))
                .checkout();
    }

    /** The dataset that is checked out in the working folder, as it was then. No request. */
    public Dataset checkedOut() {
        return dl.checkout()
                .get("dataset")
                .map(datasets::read)
                .orElseThrow(() -> new BadRequest(
                        "No checked-out Dataset was found, must checkout or provide an" + " identifier in inputs"));
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
        DatasetOptions asked = options.apply(DatasetOptions.standard());
        DatasetOptions chosen = asked.driverToFind()
                .map(driver -> asked.driverId(Names.isId(driver) ? driver : driverId(driver, project)))
                .orElse(asked);
        Dataset made = datasets.create(chosen.body(name, project));
        if (chosen.ownRecipe()) {
            return made;
        }
        return chosen.recipeId().map(id -> link(made, id)).orElseGet(() -> withRecipe(made, project, chosen.recipe()));
    }

    private Dataset withRecipe(Dataset made, String project, RecipeOptions options) {
        Recipes recipes = new Recipes(dl, Optional.of(project), Optional.of(made));
        return link(made, recipes.make(o -> options).id());
    }

    private String driverId(String name, String project) {
        List<ObjectNode> drivers =
                Trees.objects(dl.transport().json(Call.get("drivers").query("projectId", project)));
        List<String> ids = drivers.stream()
                .filter(driver -> driver.path("name").asString("").equals(name))
                .map(driver -> driver.path("id").asString(""))
                .toList();
        if (ids.isEmpty()) {
            List<String> names = drivers.stream()
                    .map(driver -> driver.path("name").asString(""))
                    .toList();
            throw Found.missing("driver", name, Names.nearMisses(name, names));
        } else if (ids.size() > 1) {
            throw new AmbiguousName("driver", name, ids);
        }
        return ids.get(0);
    }

    /** The dataset under this recipe; nothing else of it is sent, so that nobody's change is taken back. */
    Dataset link(Dataset dataset, String recipeId) {
        Edits edits = Edits.NONE.set(List.of(recipeId), "metadata", "system", "recipes");
        return datasets.patch(dataset.id(), edits.tree(), true);
    }

    /**
     * Deletes this dataset with all its items, by name or id: it is looked up first, then
     * {@code DELETE /datasets/{id}}.
     */
    public void delete(String nameOrId) {
        datasets.delete(get(nameOrId).id());
    }

    /**
     * A new dataset with the items of several: {@code POST /datasets/merge}. Copies of one item become one item with the
     * annotations of all.
     */
    public Job<Command> merge(String name, List<Dataset> datasets) {
        return merge(name, datasets, options -> options);
    }

    /** As {@link #merge(String, List)}, with options. The result is the command, whose spec tells what was done. */
    public Job<Command> merge(String name, List<Dataset> datasets, UnaryOperator<MergeOptions> options) {
        datasets.forEach(dataset -> dataset.mustBeOf(dl));
        ObjectNode body = options.apply(MergeOptions.standard()).body(name, datasets, projectId);
        return dl.commands().ordered(Call.post("datasets", "merge").json(body), command -> {
            command.promised("mergeDatasetsConfiguration");
            return command;
        });
    }

    Job<Dataset> clone(String id, @Nullable String name, UnaryOperator<CloneOptions> options) {
        CloneOptions chosen = options.apply(CloneOptions.standard());
        Call call = Call.post("datasets", id, "clone")
                .header("user_query", String.valueOf(chosen.asked()))
                .json(chosen.body(name));
        return dl.commands()
                .ordered(
                        call,
                        command -> byId(command.promised("returnedModelId").asString("")));
    }

    Job<Command> sync(String id) {
        return dl.commands().ordered(Call.post("datasets", id, "sync"), command -> {
            command.promised("datasetId");
            return command;
        });
    }

    Dataset unlock(String id) {
        return datasets.read(dl.transport().json(Call.patch("datasets", id, "unlock")));
    }

    /** The folders of a dataset: {@code GET /datasets/{id}/directoryTree}. */
    public DirectoryTree directoryTree(String id) {
        return new DirectoryTree(dl.transport().json(Call.get("datasets", id, "directoryTree")));
    }

    /** How many datasets the project has, by one request: {@code POST /datasets/count}. */
    public long count() {
        ObjectNode body = Trees.object();
        body.putArray("projectIds").add(home("datasets are counted"));
        Call call = Call.post("datasets", "count").json(body).repeatable();
        return dl.transport().json(call).path("total").asLong();
    }

    /** The dataset that holds the platform's own files of this project; lists do not show it. */
    public Dataset binaries() {
        Condition named = Conditions.where("name").eq("Binaries");
        Listing<Dataset> found = query(named, query -> query.put("systemSpace", true));
        return Found.one("dataset", "Binaries", found.toList(), Stream::of);
    }

    /** Conditions that the project keeps under names. */
    public SavedFilters filters() {
        home("filters are kept");
        return new SavedFilters(this);
    }

    private String home(String what) {
        return projectId.orElseThrow(
                () -> new IllegalStateException("In a project " + what + ": ask dl.projects().get(\"…\").datasets()"));
    }

    Map<String, Long> counts(Dataset dataset, String path, String field) {
        Call call = Call.post("datasets", dataset.id(), "annotations", path)
                .json(Trees.object())
                .repeatable();
        Map<String, Long> counts = new LinkedHashMap<>();
        Trees.objects(dl.transport().json(call))
                .forEach(row -> counts.put(
                        row.path(field).asString(""), row.path("count").asLong()));
        return counts;
    }

    ObjectNode schema(Dataset dataset) {
        JsonNode answer = dl.transport().json(Call.get("datasets", dataset.id(), "schema"));
        return answer instanceof ObjectNode schema ? schema : Trees.object();
    }

    /**
     * Exports a dataset with all annotations into files of JSON lines, an item a line, and compares them with their
     * checksums: {@code POST /datasets/{id}/export/v3}. Newer than the other exports; for much that is to be read by
     * programs. {@code since(version)} brings only what changed, where the platform can tell.
     */
    public ExportManifest exportPartitions(String id, Path folder, UnaryOperator<PartitionOptions> options) {
        ObjectNode order = options.apply(PartitionOptions.standard()).body();
        return new Partitions(dl, Names.requireId(id, "Dataset")).into(folder, order);
    }

    /**
     * Leaves what lies below these fields of items out of the search index: {@code POST /datasets/{id}/schema/items}, and
     * waits. On the service neither queries nor its pages find it any more.
     */
    public void addUnsearchablePaths(String id, String... paths) {
        unsearchable(id, "add", paths);
    }

    /** Takes these fields of items into the search index again, by the same call. */
    public void removeUnsearchablePaths(String id, String... paths) {
        unsearchable(id, "remove", paths);
    }

    private void unsearchable(String id, String what, String... paths) {
        if (paths.length == 0) {
            throw new IllegalArgumentException("Which fields? Name a path such as metadata.user.raw");
        }
        ObjectNode body = Trees.object();
        body.putObject("unsearchablePaths").set(what, Trees.texts(List.of(paths)));
        JsonNode answer = dl.transport()
                .json(Call.post("datasets", Names.requireId(id, "Dataset"), "schema", "items")
                        .json(body));
        if (answer.isObject()) {
            new Job<>(dl.commands().read(answer), done -> done).await();
        }
    }

    URI platformUrl(Dataset dataset, Condition items) {
        ObjectNode query = items.query(Resource.ITEMS);
        ObjectNode told = Trees.object();
        told.set("filter", query.path("filter"));
        told.set("join", Trees.node(query.get("join")));
        told.set("sort", Trees.node(query.get("sort")));
        String filter = PythonText.of(told);
        URI page = dl.webPage("projects", dataset.projectId().orElse(""), "datasets", dataset.id(), "items");
        return URI.create(page + "?page=0&pageSize=100&resource=items&view=icons&dqlFilter="
                + URLEncoder.encode(filter, StandardCharsets.UTF_8)
                        .replace("*", "%2A")
                        .replace("%7E", "~"));
    }

    /** Names that begin with these letters, in any case; for completion. Kept for some seconds. */
    public List<String> names(String prefix) {
        String key = "datasets " + projectId.orElse("");
        return dl.names().startingWith(key, prefix, () -> list().stream().map(Dataset::name));
    }

    Dataset update(Dataset dataset, UnaryOperator<DatasetChange> change) {
        Edits edits = change.apply(DatasetChange.none()).edits();
        ObjectNode difference = edits.difference(dataset.raw());
        boolean system = edits.system();
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
        return query(condition, query -> {});
    }

    private Listing<Dataset> query(Condition condition, Consumer<ObjectNode> more) {
        Call call = Call.post("datasets", "query").header("user_query", "true");
        return datasets.query(call, Resource.DATASETS, condition, query -> {
            projectId.ifPresent(
                    id -> query.putObject("context").putArray("projects").add(id));
            more.accept(query);
        });
    }
}

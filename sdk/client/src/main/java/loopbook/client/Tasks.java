package loopbook.client;

import static loopbook.filters.Conditions.where;

import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import loopbook.errors.AmbiguousName;
import loopbook.errors.BadRequest;
import loopbook.errors.NotFound;
import loopbook.errors.PartialFailure;
import loopbook.filters.Condition;
import loopbook.filters.Conditions;
import loopbook.filters.Resource;
import loopbook.http.Call;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The tasks of a dataset or a project, or all that this account can see. Tasks are made in a dataset. */
public final class Tasks {
    private static final String PATH = "annotationtasks";
    private static final Duration DUE_WITHIN = Duration.ofDays(7);

    private final Dataloop dl;
    private final Optional<String> projectId;
    private final Optional<Dataset> dataset;
    private final Endpoint<Task> tasks;

    Tasks(Dataloop dl, Optional<String> projectId, Optional<Dataset> dataset) {
        this.dl = dl;
        this.projectId = projectId;
        this.dataset = dataset;
        this.tasks = new Endpoint<>(dl, PATH, "Task", Task::new);
    }

    /** The task with this name or id. {@link NotFound} names near misses, {@link AmbiguousName} the ids. */
    public Task get(String nameOrId) {
        return Names.isId(nameOrId) ? byId(nameOrId) : byName(nameOrId);
    }

    /** The task with this id: {@code GET /annotationtasks/{id}}. */
    public Task byId(String id) {
        return tasks.byId(id);
    }

    /** The task of exactly this name: {@code POST /annotationtasks/query}. */
    public Task byName(String name) {
        return Found.one("task", name, named(name), () -> list().stream().map(Task::name));
    }

    /** As {@link #get}, but empty when there is none. */
    public Optional<Task> find(String nameOrId) {
        return Found.optional(() -> Names.isId(nameOrId) ? List.of(byId(nameOrId)) : named(nameOrId), "task", nameOrId);
    }

    /** The platform takes a star in a name for a pattern: what is not of exactly this name does not count. */
    private List<Task> named(String name) {
        return query(where("name").eq(Names.requireText(name, "the name of a task"))).stream()
                .filter(task -> task.name().equals(name))
                .toList();
    }

    /** Every task: {@code POST /annotationtasks/query}. */
    public Listing<Task> list() {
        return list(search -> search);
    }

    /** The tasks that fit: {@code tasks.list(s -> s.status("open"))}: {@code POST /annotationtasks/query}. */
    public Listing<Task> list(UnaryOperator<TaskSearch> search) {
        TaskSearch wanted = search.apply(TaskSearch.everything());
        return listing(Conditions.all(), wanted.projectIds().or(this::ownProject), and -> {
                    dataset.ifPresent(of -> and.addObject().put("datasetId", of.id()));
                    wanted.addTo(and);
                })
                .pageSize(TaskSearch.PAGE);
    }

    /** The tasks that match; the same as {@link #query(Condition, String...)}. */
    public Listing<Task> list(Condition condition) {
        return query(condition);
    }

    /**
     * The tasks of this project or dataset that match: {@code POST /annotationtasks/query}.
     *
     * @param projectIds in which the platform looks for them; by default the project that was asked
     */
    public Listing<Task> query(Condition condition, String... projectIds) {
        Optional<List<String>> context = projectIds.length == 0 ? ownProject() : Optional.of(List.of(projectIds));
        return listing(condition, context, and -> {
            projectId.ifPresent(id -> and.addObject().put("projectId", id));
            dataset.ifPresent(of -> and.addObject().put("datasetId", of.id()));
        });
    }

    private Optional<List<String>> ownProject() {
        return projectId.map(List::of);
    }

    private Listing<Task> listing(Condition condition, Optional<List<String>> context, Consumer<ArrayNode> more) {
        return tasks.query(Call.post(PATH, "query"), Resource.TASKS, condition, query -> {
            ArrayNode and = Trees.array();
            more.accept(and);
            if (!and.isEmpty()) {
                query.withObject("filter").withArray("$and").addAll(and);
            }
            context.ifPresent(ids -> query.putObject("context").set("projectIds", Trees.texts(ids)));
        });
    }

    /** Makes a task of all files of the dataset, and waits for it. Only in a dataset. */
    public Task create(String name) {
        return create(name, options -> options);
    }

    /**
     * Makes a task and waits for it: {@code tasks.create("cats", o -> o.where(dir("/cats")).assignees("a@example.com"))}:
     * {@code POST /annotationtasks}, {@code GET /commands/{id}} as long as it takes, {@code GET /annotationtasks/{id}}.
     * Only in a dataset.
     */
    public Task create(String name, UnaryOperator<TaskOptions> options) {
        return create(standard(name), options, TaskOptions.Kind.PLAIN);
    }

    /** As {@link #create(String, UnaryOperator)}, without waiting for the end. */
    public Job<Task> createJob(String name, UnaryOperator<TaskOptions> options) {
        TaskOptions chosen = options.apply(TaskOptions.standard());
        if (chosen.mayExist()) {
            throw new IllegalArgumentException(
                    "A task that may exist already is made by create: there may be nothing to wait for");
        }
        return created(order(standard(name), chosen, TaskOptions.Kind.PLAIN, false));
    }

    /** Makes a task to annotate items, as {@link #create(String, UnaryOperator)} does. */
    public Task createLabelingTask(String name, UnaryOperator<TaskOptions> options) {
        return create(standard(name), options, TaskOptions.Kind.LABELING);
    }

    /** Makes a task in which several assignees get the same items, as {@link #create(String, UnaryOperator)} does. */
    public Task createConsensusTask(String name, UnaryOperator<TaskOptions> options) {
        return create(standard(name), options, TaskOptions.Kind.of(ConsensusTaskType.CONSENSUS));
    }

    /** Makes a task in which everybody gets every item, as {@link #create(String, UnaryOperator)} does. */
    public Task createQualificationTask(String name, UnaryOperator<TaskOptions> options) {
        return create(standard(name), options, TaskOptions.Kind.of(ConsensusTaskType.QUALIFICATION));
    }

    /** Makes a task with items whose right answer is known, as {@link #create(String, UnaryOperator)} does. */
    public Task createHoneypotTask(String name, UnaryOperator<TaskOptions> options) {
        return create(standard(name), options, TaskOptions.Kind.of(ConsensusTaskType.HONEYPOT));
    }

    /**
     * Makes a task named {@code <name>_qa} to look through what has a status in this task, and waits for it. Items that
     * are named one by one are taken as they are.
     */
    public Task createQaTask(Task task, UnaryOperator<TaskOptions> options) {
        task.mustBeOf(dl);
        return create(reviewing(task), standard -> narrowed(task, options.apply(standard)), TaskOptions.Kind.PLAIN);
    }

    /** What has a status in this task, of what the options find. */
    private static TaskOptions narrowed(Task task, TaskOptions options) {
        ObjectNode done = Trees.object();
        ObjectNode match = done.putObject("metadata.system.refs").putObject("$match");
        match.put("id", task.id()).put("type", "task");
        match.putObject("metadata").putObject("status").put("$exists", true);
        return options.with(options.chosenItems().orAll().narrowed(done));
    }

    private ObjectNode reviewing(Task task) {
        ObjectNode body = standard(task.name() + "_qa", task.datasetId());
        body.put("taskOwner", task.creator()).put("projectId", task.projectId()).put("recipeId", task.recipeId());
        body.putObject("spec").put("type", TaskType.QA.wire()).put("parentTaskId", task.id());
        return body;
    }

    private ObjectNode standard(String name) {
        Dataset home = dataset.orElseThrow(() -> new BadRequest("Please provide param dataset: tasks are made in one,"
                + " by dataset.tasks().create(\"" + name + "\")"));
        ObjectNode body = standard(name, home.id());
        projectId.ifPresent(id -> body.put("projectId", id));
        home.recipeIds().stream().findFirst().ifPresent(id -> body.put("recipeId", id));
        return body;
    }

    private ObjectNode standard(String name, String datasetId) {
        ObjectNode body = Trees.object()
                .put("name", Names.requireText(name, "the name of a task"))
                .put("taskOwner", dl.transport().email())
                .put("datasetId", datasetId)
                .put("dueDate", dl.transport().now().plus(DUE_WITHIN).toEpochMilli())
                .put("priority", TaskPriority.MEDIUM.wire());
        body.putObject("spec").put("type", TaskType.ANNOTATION.wire());
        body.putArray("assignmentIds");
        return body;
    }

    private Task create(ObjectNode standard, UnaryOperator<TaskOptions> options, TaskOptions.Kind kind) {
        JsonNode answer = order(standard, options.apply(TaskOptions.standard()), kind, true);
        return answer.has("name") ? tasks.read(answer) : created(answer).await();
    }

    private JsonNode order(ObjectNode standard, TaskOptions options, TaskOptions.Kind kind, boolean wait) {
        ObjectNode body = options.body(standard, kind).put("asynced", wait);
        return dl.transport().json(Call.post(PATH).json(body));
    }

    private Job<Task> created(JsonNode answer) {
        return Ordered.job(
                dl,
                answer,
                "createTaskPayload",
                done -> byId(done.spec().path("createdTaskId").asString("")));
    }

    /** Puts items into a task, and waits for that: {@code POST /annotationtasks/{id}/addToTask}. */
    public void addItems(String taskId, UnaryOperator<TaskItems> items) {
        add(taskId, items, true, done -> done).await();
    }

    /** As {@link #addItems}, without waiting; the result is the task: {@code GET /annotationtasks/{id}}. */
    public Job<Task> addItemsJob(String taskId, UnaryOperator<TaskItems> items) {
        return add(taskId, items, false, done -> byId(taskId));
    }

    private <T> Job<T> add(String taskId, UnaryOperator<TaskItems> items, boolean wait, Function<Command, T> result) {
        ObjectNode body = items.apply(TaskItems.NONE).addTo(Trees.object()).put("asynced", wait);
        Call call = Call.post(PATH, taskId, "addToTask").json(body);
        return Ordered.job(dl, call, "addToTaskPayload", result);
    }

    /** Takes items out of a task, and waits for that: {@code POST /annotationtasks/{id}/removeFromTask}. */
    public void removeItems(String taskId, UnaryOperator<TaskItems> items) {
        remove(taskId, items, true, done -> done).await();
    }

    /** As {@link #removeItems}, without waiting; the result is the task: {@code GET /annotationtasks/{id}}. */
    public Job<Task> removeItemsJob(String taskId, UnaryOperator<TaskItems> items) {
        return remove(taskId, items, false, done -> byId(taskId));
    }

    private <T> Job<T> remove(
            String taskId, UnaryOperator<TaskItems> items, boolean wait, Function<Command, T> result) {
        ObjectNode body =
                items.apply(TaskItems.NONE).onlyItems().addTo(Trees.object()).put("asynced", wait);
        Call call = Call.post(PATH, taskId, "removeFromTask").json(body);
        return Ordered.job(dl, call, "removeFromTaskId", result);
    }

    /** The items of a task, by name or id, but for copies made to be compared. Reads the task first. */
    public Listing<Item> getItems(String nameOrId) {
        return get(nameOrId).getItems();
    }

    /** The items of a task that match, by name or id. Reads the task first. */
    public Listing<Item> getItems(String nameOrId, Condition condition) {
        return get(nameOrId).getItems(condition);
    }

    /**
     * Gives items of a task this status: {@code POST /assignments/items/tasks/{id}/status}. {@link PartialFailure} names
     * those that the platform did not change.
     *
     * @return the status that each item has now, by id
     */
    public Map<String, String> setStatus(String taskId, String status, Collection<String> itemIds) {
        return Statuses.ofTask(dl, taskId, Statuses.CREATE, status, itemIds);
    }

    /** Takes this status away from items of a task: the opposite of {@link #setStatus}, by the same call. */
    public Map<String, String> clearStatus(String taskId, String status, Collection<String> itemIds) {
        return Statuses.ofTask(dl, taskId, Statuses.DELETE, status, itemIds);
    }

    Task update(Task task, UnaryOperator<TaskChange> change) {
        Edits edits = change.apply(TaskChange.none()).edits();
        ObjectNode named = edits.tree();
        if (named.isEmpty()) {
            return task;
        }
        // The service's contract demands the metadata with every change.
        named.set("metadata", edits.applyTo(task.raw()).withObject("metadata"));
        return tasks.patch(task.id(), named, false);
    }

    /** Deletes a task with its assignments, by name or id, and waits for that; the items stay. */
    public void delete(String nameOrId) {
        deleted(nameOrId, true).await();
    }

    /** As {@link #delete}, without waiting: {@code DELETE /annotationtasks/{id}}. The result is the command. */
    public Job<Command> deleteJob(String nameOrId) {
        return deleted(nameOrId, false);
    }

    private Job<Command> deleted(String nameOrId, boolean wait) {
        String id = Names.isId(nameOrId) ? nameOrId : byName(nameOrId).id();
        Call call = Call.delete(PATH, id).json(Trees.object().put("asynced", wait));
        return Ordered.job(dl, call, "deleteTaskId", done -> done);
    }

    /** The scores of a task, as the platform has them: {@code GET /scores/tasks/{id}}; the first 100. */
    public JsonNode taskScores(String taskId) {
        return taskScores(taskId, 0, Scores.PAGE);
    }

    /** A page of the scores of a task, counted from 0. */
    public JsonNode taskScores(String taskId, int page, int pageSize) {
        return Scores.read(dl, page, pageSize, taskId);
    }

    /** Opens the page of the project's tasks in the browser; returns the address. No request to the service. */
    public URI openInWeb() {
        return dl.openInWeb("projects", project(), "tasks");
    }

    /** Opens the page of a task in the browser; returns the address. A name is looked up first. */
    public URI openInWeb(String nameOrId) {
        return dl.openInWeb(
                "projects",
                project(),
                "tasks",
                Names.isId(nameOrId) ? nameOrId : byName(nameOrId).id());
    }

    private String project() {
        return projectId.orElseThrow(() -> new IllegalStateException(
                "The page of tasks belongs to a project: project.tasks().openInWeb(), or task.openInWeb()"));
    }

    /** Names that begin with these letters, in any case; for completion. Kept for some seconds. */
    public List<String> names(String prefix) {
        String key = "tasks " + projectId.orElse("") + dataset.map(Entity::id).orElse("");
        return dl.names().startingWith(key, prefix, () -> list().stream().map(Task::name));
    }
}

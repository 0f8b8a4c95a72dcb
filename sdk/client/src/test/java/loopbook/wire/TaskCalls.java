package loopbook.wire;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import loopbook.client.Bound;
import loopbook.client.ConsensusTaskType;
import loopbook.client.Dataset;
import loopbook.client.Item;
import loopbook.client.ItemAction;
import loopbook.client.Listing;
import loopbook.client.Task;
import loopbook.client.TaskChange;
import loopbook.client.TaskItems;
import loopbook.client.TaskOptions;
import loopbook.client.TaskPriority;
import loopbook.client.TaskSearch;
import loopbook.client.TaskType;
import loopbook.client.Tasks;
import loopbook.client.Workload;
import loopbook.filters.Condition;
import loopbook.filters.Conditions;
import loopbook.filters.Resource;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Tasks and workloads. */
final class TaskCalls {
    private static final String RECIPE = "64a1f0c2d4e5b6a7c8d9e0a1";
    private static final String NAMES = "Say which one: by name or id";

    private TaskCalls() {}

    static void in(Calls calls) {
        calls.add(
                "tasks.get",
                c -> c.has("taskId") ? tasks(c).byId(c.text("taskId")) : tasks(c).byName(name(c, "taskName")));
        calls.add("tasks.list", TaskCalls::list);
        calls.add(
                "tasks.query",
                c -> Paged.of(query(c), c.filters("filters", Resource.TASKS).page()));
        calls.add("tasks.create", TaskCalls::create);
        calls.add("tasks.create_labeling_task", c -> tasks(c).createLabelingTask(c.text("name"), o -> options(c, o)));
        calls.add("tasks.create_consensus_task", c -> tasks(c).createConsensusTask(c.text("name"), o -> options(c, o)));
        calls.add("tasks.create_qualification_task", c -> tasks(c).createQualificationTask(
                        c.text("name"), o -> options(c, o)));
        calls.add("tasks.create_honeypot_task", c -> tasks(c).createHoneypotTask(c.text("name"), o -> options(c, o)));
        calls.add("tasks.create_qa_task task.create_qa_task", c -> tasks(c).createQaTask(task(c), o -> options(c, o)));
        calls.add("tasks.add_items task.add_items", TaskCalls::addItems);
        calls.add("tasks.remove_items task.remove_items", TaskCalls::removeItems);
        calls.add("tasks.get_items task.get_items", TaskCalls::getItems);
        calls.add(
                "tasks.set_status task.set_status",
                c -> c.text("operation").equals("delete")
                        ? tasks(c).clearStatus(taskId(c), c.text("status"), c.texts("itemIds"))
                        : tasks(c).setStatus(taskId(c), c.text("status"), c.texts("itemIds")));
        calls.add("tasks.update task.update", c -> task(c).update(change -> changed(c, change)));
        calls.add("tasks.delete task.delete", TaskCalls::delete);
        calls.add(
                "tasks.task_scores",
                c -> c.has("pageSize") || c.has("pageOffset")
                        ? tasks(c).taskScores(c.text("taskId"), c.number("pageOffset"), size(c, 100))
                        : tasks(c).taskScores(c.text("taskId")));
        calls.add(
                "tasks.open_in_web",
                c -> new Opened(
                        c.has("task")
                                ? tasks(c).openInWeb(c.text("task"))
                                : c.has("taskId") || c.has("taskName")
                                        ? tasks(c).openInWeb(either(c, "task"))
                                        : tasks(c).openInWeb()));
        calls.add("task.open_in_web", c -> new Opened(task(c).openInWeb()));
        calls.add("task.current_assignments", c -> task(c).currentAssignments());
        calls.add("task.create_assignment", c -> task(c).createAssignment(c.text("assigneeId"), i -> which(c, i)));
        calls.add(
                "workload.generate",
                c -> c.has("loads")
                        ? Workload.generate(c.texts("assigneeIds"), numbers(c.arg("loads")))
                                .json()
                        : Workload.generate(c.texts("assigneeIds")).json());
        calls.add("workload.unit", c -> new Workload(List.of(new Workload.Unit(c.text("assigneeId"), load(c))))
                .json()
                .get(0));
    }

    private static Tasks tasks(Case c) {
        Optional<Dataset> dataset =
                c.context("dataset").isEmpty() ? Optional.empty() : Optional.of(Bound.dataset(dataset(c), c.dl()));
        return Bound.tasks(c.context("project"), dataset, c.dl());
    }

    /** The dataset that the caller holds; the cases tell its recipe once for all. */
    private static ObjectNode dataset(Case c) {
        ObjectNode dataset = c.held("dataset", c.context("dataset"));
        if (!dataset.has("metadata")) {
            dataset.putArray("projects").add(c.context("project"));
            dataset.putObject("metadata")
                    .putObject("system")
                    .putArray("recipes")
                    .add(RECIPE);
        }
        return dataset;
    }

    private static Task task(Case c) {
        return Bound.task(c.held("task"), c.dl());
    }

    private static String taskId(Case c) {
        return c.has("task") ? c.text("task") : name(c, "taskId");
    }

    /** The id, else the name. */
    static String either(Case c, String kind) {
        return c.has(kind + "Id") ? c.text(kind + "Id") : name(c, kind + "Name");
    }

    static String name(Case c, String argument) {
        require(c.has(argument), NAMES);
        return c.text(argument);
    }

    static void require(boolean given, String why) {
        if (!given) {
            throw new IllegalArgumentException(why);
        }
    }

    /** What is no number is none in Java, either. */
    private static double load(Case c) {
        require(c.arg("load").isNumber(), "a load is a number");
        return c.arg("load").asDouble();
    }

    static boolean wait(Case c) {
        return !c.has("wait") || c.flag("wait");
    }

    static int size(Case c, int otherwise) {
        String name = c.has("pagesSize") ? "pagesSize" : "pageSize";
        return c.has(name) ? c.number(name) : otherwise;
    }

    private static List<Double> numbers(JsonNode list) {
        return list.valueStream().map(JsonNode::asDouble).toList();
    }

    static Object page(Case c, Listing<Item> items) {
        Recipe filters = c.filters("filters", Resource.ITEMS).on(Resource.ITEMS);
        return Paged.of(filters.given() ? filters.apply(items) : items, filters.page());
    }

    private static Object list(Case c) {
        if (c.has("filters")) {
            return Paged.of(query(c), c.filters("filters", Resource.TASKS).page());
        }
        return tasks(c).list(s -> searched(c, s)).pageSize(size(c, 500)).page(c.number("pageOffset"));
    }

    private static Listing<Task> query(Case c) {
        Recipe filters = c.filters("filters", Resource.TASKS);
        require(filters.resource() == Resource.TASKS, "Tasks are found by conditions on tasks");
        String[] projects = c.has("projectIds") ? c.texts("projectIds").toArray(String[]::new) : new String[0];
        return filters.apply(tasks(c).query(filters.condition(), projects));
    }

    private static TaskSearch searched(Case c, TaskSearch search) {
        TaskSearch s = search;
        s = c.has("projectIds") ? s.projects(many(c, "projectIds")) : s;
        s = c.has("status") ? s.status(c.text("status")) : s;
        s = c.has("taskName") ? s.name(c.text("taskName")) : s;
        s = c.has("recipe") ? s.recipes(many(c, "recipe")) : s;
        s = c.has("creator") ? s.creator(c.text("creator")) : s;
        s = c.has("assignments") ? s.assignments(many(c, "assignments")) : s;
        s = c.has("minDate") ? s.dueAfter(Instant.ofEpochMilli(c.arg("minDate").asLong())) : s;
        return c.has("maxDate")
                ? s.dueBefore(Instant.ofEpochMilli(c.arg("maxDate").asLong()))
                : s;
    }

    static String[] many(Case c, String argument) {
        return c.texts(argument).toArray(String[]::new);
    }

    private static @Nullable Object create(Case c) {
        if (c.has("taskType")) {
            TaskType.of(c.text("taskType"));
        }
        return wait(c)
                ? tasks(c).create(c.text("taskName"), o -> options(c, o))
                : Bound.ordered(tasks(c).createJob(c.text("taskName"), o -> options(c, o)));
    }

    private static TaskOptions options(Case c, TaskOptions options) {
        TaskOptions o = options;
        o = c.has("filters") ? asked(c, o, TaskOptions::where, TaskOptions::query) : o;
        o = c.has("items") ? o.items(items(c)) : o;
        o = c.has("query") ? o.query((ObjectNode) c.arg("query")) : o;
        o = c.has("assigneeIds") ? o.assignees(c.texts("assigneeIds")) : o;
        o = c.has("workload") ? o.workload(workload(c)) : o;
        o = c.has("limit") && c.number("limit") > 0 ? o.limit(c.number("limit")) : o;
        o = c.has("dueDate")
                ? o.due(Instant.ofEpochMilli(Math.round(c.arg("dueDate").asDouble() * 1000)))
                : o;
        o = c.has("taskOwner") ? o.owner(c.text("taskOwner")) : o;
        o = c.has("owner") ? o.owner(c.text("owner")) : o;
        o = c.has("taskType") ? o.type(TaskType.of(c.text("taskType"))) : o;
        o = c.has("taskParentId") ? o.parent(c.text("taskParentId")) : o;
        o = c.has("projectId") ? o.project(c.text("projectId")) : o;
        o = c.has("recipeId") ? o.recipe(c.text("recipeId")) : o;
        o = c.has("assignmentsIds") ? o.assignments(many(c, "assignmentsIds")) : o;
        o = c.has("availableActions") ? o.actions(actions(c)) : o;
        o = c.has("metadata") ? o.metadata((ObjectNode) c.arg("metadata")) : o;
        o = c.has("priority") ? o.priority(TaskPriority.of(c.number("priority"))) : o;
        return quality(c, o);
    }

    private static TaskOptions quality(Case c, TaskOptions options) {
        TaskOptions o = options;
        o = c.has("checkIfExist") ? o.checkIfExists(existing(c)) : o;
        o = c.has("enforceVideoConversion") && !c.flag("enforceVideoConversion") ? o.withoutVideoConversion() : o;
        o = c.has("batchSize") ? o.batchSize(whole(c, "batchSize")) : o;
        o = c.has("maxBatchWorkload") ? o.maxBatchWorkload(whole(c, "maxBatchWorkload")) : o;
        o = c.has("allowedAssignees") ? o.allowedAssignees(many(c, "allowedAssignees")) : o;
        o = c.has("consensusTaskType") ? o.consensusTaskType(ConsensusTaskType.of(c.text("consensusTaskType"))) : o;
        o = c.has("consensusPercentage") ? o.consensusPercentage(whole(c, "consensusPercentage")) : o;
        o = c.has("consensusAssignees") ? o.consensusAssignees(whole(c, "consensusAssignees")) : o;
        return c.has("scoring") ? o.scoring(c.flag("scoring")) : o;
    }

    /** What is no number is none in Java, either. */
    private static int whole(Case c, String argument) {
        require(c.arg(argument).isIntegralNumber(), argument + " is an int");
        return c.number(argument);
    }

    private static Condition existing(Case c) {
        JsonNode told = c.arg("checkIfExist");
        if (told.isArray()) {
            List<Condition> all = new ArrayList<>();
            told.forEach(
                    pair -> all.add(Conditions.where(pair.path(0).asString()).eq(pair.path(1))));
            return Conditions.all(all.toArray(Condition[]::new));
        }
        Recipe filters = c.filters("checkIfExist", Resource.TASKS);
        require(filters.resource() == Resource.TASKS, "Tasks are found by conditions on tasks");
        return filters.condition();
    }

    private static ItemAction[] actions(Case c) {
        return c.arg("availableActions")
                .valueStream()
                .map(action -> action.isString()
                        ? ItemAction.of(action.asString())
                        : new ItemAction(
                                action.path("action").asString(),
                                action.path("displayName")
                                        .asString(action.path("action").asString()),
                                action.path("color").asString("#FFFFFF"),
                                action.path("icon").asStringOpt()))
                .toArray(ItemAction[]::new);
    }

    private interface Asking<O, Q> {
        O with(O options, Q question);
    }

    /** A filter is a condition; where it also says an order or a page it is a query of the wire. */
    private static <O> O asked(Case c, O options, Asking<O, Condition> where, Asking<O, ObjectNode> query) {
        Recipe filters = c.filters("filters", Resource.ITEMS).on(Resource.ITEMS);
        return filters.orders() ? query.with(options, filters.query()) : where.with(options, filters.condition());
    }

    static TaskItems which(Case c, TaskItems items) {
        TaskItems i = items;
        i = c.has("filters") ? asked(c, i, TaskItems::where, TaskItems::query) : i;
        i = c.has("items") ? i.items(items(c)) : i;
        i = c.has("query") ? i.query((ObjectNode) c.arg("query")) : i;
        i = c.has("assigneeIds") ? i.assignees(c.texts("assigneeIds")) : i;
        i = c.has("workload") ? i.workload(workload(c)) : i;
        return c.has("limit") ? i.limit(c.number("limit")) : i;
    }

    private static List<Item> items(Case c) {
        return c.texts("items").stream().map(c::item).toList();
    }

    static Workload workload(Case c) {
        List<Workload.Unit> units = new ArrayList<>();
        for (JsonNode unit : c.arg("workload")) {
            units.add(
                    unit.isArray()
                            ? new Workload.Unit(
                                    unit.path(0).asString(), unit.path(1).asDouble())
                            : new Workload.Unit(
                                    unit.path("assigneeId").asString(),
                                    unit.path("load").asDouble()));
        }
        return new Workload(units);
    }

    private static @Nullable Object addItems(Case c) {
        if (!wait(c)) {
            return Bound.ordered(tasks(c).addItemsJob(taskId(c), i -> which(c, i)));
        }
        tasks(c).addItems(taskId(c), i -> which(c, i));
        return c.has("task") ? task(c) : tasks(c).byId(taskId(c));
    }

    private static @Nullable Object removeItems(Case c) {
        if (!wait(c)) {
            return Bound.ordered(tasks(c).removeItemsJob(taskId(c), i -> which(c, i)));
        }
        tasks(c).removeItems(taskId(c), i -> which(c, i));
        return null;
    }

    private static Object getItems(Case c) {
        boolean entity = c.method().startsWith("tasks.") && c.has("task");
        if (c.flag("getConsensusItems")) {
            Task known = entity || c.has("task") ? task(c) : Bound.task(taskOf(c), c.dl());
            return page(
                    c,
                    c.has("filters")
                            ? known.getConsensusItems(
                                    c.filters("filters", Resource.ITEMS).condition())
                            : known.getConsensusItems());
        }
        if (entity) {
            return page(
                    c,
                    c.has("filters")
                            ? task(c).getItems(
                                            c.filters("filters", Resource.ITEMS).condition())
                            : task(c).getItems());
        }
        require(!c.context("dataset").isEmpty() || c.has("task"), "Say which dataset");
        String which = c.has("task") ? c.text("task") : either(c, "task");
        return page(
                c,
                c.has("filters")
                        ? tasks(c).getItems(
                                        which,
                                        c.filters("filters", Resource.ITEMS).condition())
                        : tasks(c).getItems(which));
    }

    /** A task of which the id and the dataset are known. */
    private static ObjectNode taskOf(Case c) {
        ObjectNode task = c.held("task", c.text("taskId"));
        return task.has("datasetId") ? task : task.put("datasetId", c.context("dataset"));
    }

    private static @Nullable Object delete(Case c) {
        String which = c.has("task") ? c.text("task") : either(c, "task");
        if (!wait(c)) {
            return Bound.ordered(tasks(c).deleteJob(which));
        }
        tasks(c).delete(which);
        return null;
    }

    private static TaskChange changed(Case c, TaskChange change) {
        TaskChange changed = change;
        for (Map.Entry<String, JsonNode> set : c.arg("set").properties()) {
            changed = set.getKey().equals("description") && set.getValue().isString()
                    ? changed.description(set.getValue().asString())
                    : changed.set(set.getKey(), set.getValue());
        }
        return changed;
    }
}

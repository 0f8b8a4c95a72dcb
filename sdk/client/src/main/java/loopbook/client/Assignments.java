package loopbook.client;

import static loopbook.filters.Conditions.where;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import loopbook.errors.AmbiguousName;
import loopbook.errors.BadRequest;
import loopbook.errors.LoopbookException;
import loopbook.errors.NotFound;
import loopbook.filters.Condition;
import loopbook.filters.Resource;
import loopbook.http.Call;
import tools.jackson.databind.node.ObjectNode;

/** The assignments of a task, or of a project; {@code dl.assignments()} knows them by id. */
public final class Assignments {
    private static final String PATH = "assignments";
    private static final int PAGE = 500;

    private final Dataloop dl;
    private final Optional<String> projectId;
    private final Optional<String> taskId;
    private final Optional<String> datasetId;
    private final Endpoint<Assignment> assignments;

    Assignments(Dataloop dl, Optional<String> projectId, Optional<String> taskId, Optional<String> datasetId) {
        this.dl = dl;
        this.projectId = projectId;
        this.taskId = taskId;
        this.datasetId = datasetId;
        this.assignments = new Endpoint<>(dl, PATH, "Assignment", Assignment::new);
    }

    static Assignments of(Task task) {
        return new Assignments(task.dl(), task.find("projectId"), Optional.of(task.id()), task.find("datasetId"));
    }

    /** The assignment with this name or id. {@link NotFound} names near misses, {@link AmbiguousName} the ids. */
    public Assignment get(String nameOrId) {
        return Names.isId(nameOrId) ? byId(nameOrId) : byName(nameOrId);
    }

    /** The assignment with this id: {@code GET /assignments/{id}}. */
    public Assignment byId(String id) {
        return assignments.byId(id);
    }

    /** The assignment of exactly this name: all are listed, {@code GET /assignments}. */
    public Assignment byName(String name) {
        List<Assignment> all = list().toList();
        return Found.one(
                "assignment", name, named(all, name), () -> all.stream().map(Assignment::name));
    }

    /** As {@link #get}, but empty when there is none. */
    public Optional<Assignment> find(String nameOrId) {
        return Found.optional(
                () -> Names.isId(nameOrId) ? List.of(byId(nameOrId)) : named(list().toList(), nameOrId),
                "assignment",
                nameOrId);
    }

    private static List<Assignment> named(List<Assignment> all, String name) {
        return all.stream().filter(one -> one.name().equals(name)).toList();
    }

    /** Every assignment: {@code GET /assignments?projects=…}. */
    public Listing<Assignment> list() {
        return list(search -> search);
    }

    /** The assignments that fit: {@code list(s -> s.assignee("a@example.com"))}: {@code GET /assignments?projects=…}. */
    public Listing<Assignment> list(UnaryOperator<AssignmentSearch> search) {
        AssignmentSearch wanted = search.apply(AssignmentSearch.of(projectId, taskId));
        if (wanted.projectIds().isEmpty()) {
            throw new BadRequest("Must provide project");
        }
        return assignments
                .list(wanted.call(), Resource.ASSIGNMENTS, GetSource.Paging.ALL_BUT_FIRST)
                .pageSize(PAGE);
    }

    /**
     * Gives items to somebody: {@code POST /annotationtasks/{id}/addToTask} with the whole workload for this assignee, and
     * a list before and after, which tells the new assignment. Only in a task.
     */
    public Assignment create(String assigneeId, UnaryOperator<TaskItems> items) {
        String task = taskId.orElseThrow(() -> new BadRequest("Must provide task"));
        Set<String> before = new HashSet<>();
        list().forEach(one -> before.add(one.id()));
        Workload all = Workload.generate(assigneeId);
        new Tasks(dl, projectId, Optional.empty())
                .addItems(task, none -> items.apply(none).workload(all));
        return list().stream()
                .filter(one -> !before.contains(one.id()))
                .findFirst()
                .orElseThrow(() -> new LoopbookException("The items are in task " + task + ", but there is no new"
                        + " assignment: " + assigneeId + " has one already, or no item matched. Use task.addItems(…)"));
    }

    /**
     * Gives what is not done yet of an assignment to somebody else, and waits for that: {@code POST
     * /assignments/{id}/reassign}. Where the task is not known the assignment is read first.
     *
     * @return the assignment that has the items now
     */
    public Assignment reassign(String assignmentId, String assigneeId) {
        return reassign(assignmentId, assigneeId, true).await();
    }

    /** As {@link #reassign}, without waiting. */
    public Job<Assignment> reassignJob(String assignmentId, String assigneeId) {
        return reassign(assignmentId, assigneeId, false);
    }

    private Job<Assignment> reassign(String assignmentId, String assigneeId, boolean wait) {
        ObjectNode body = Trees.object()
                .put("taskId", taskId.orElseGet(() -> taskOf(assignmentId)))
                .put("annotator", assigneeId)
                .put("asynced", wait);
        return ordered(
                assignmentId,
                "reassign",
                body,
                "toAssignment",
                done -> byId(done.spec().path("toAssignment").asString("")));
    }

    private String taskOf(String assignmentId) {
        return byId(assignmentId)
                .taskId()
                .orElseThrow(() -> new IllegalStateException(
                        "Assignment " + assignmentId + " does not say which task it belongs to"));
    }

    private <T> Job<T> ordered(
            String assignmentId, String verb, ObjectNode body, String key, Function<Command, T> result) {
        Call call = Call.post(PATH, Names.requireId(assignmentId, "Assignment"), verb)
                .json(body);
        return Ordered.job(dl, call, key, result);
    }

    /**
     * Shares what is not done yet of an assignment out anew, and waits for that: {@code POST
     * /assignments/{id}/redistribute}. Where the task is not known the assignment and the task are read first.
     *
     * @return the assignments of those named in the workload
     */
    public List<Assignment> redistribute(String assignmentId, Workload workload) {
        return inTask(assignmentId).redistribute(assignmentId, workload, true).await();
    }

    /** As {@link #redistribute}, without waiting. */
    public Job<List<Assignment>> redistributeJob(String assignmentId, Workload workload) {
        return inTask(assignmentId).redistribute(assignmentId, workload, false);
    }

    private Assignments inTask(String assignmentId) {
        return taskId.isPresent() && projectId.isPresent()
                ? this
                : byId(assignmentId).task().assignments();
    }

    private Job<List<Assignment>> redistribute(String assignmentId, Workload workload, boolean wait) {
        ObjectNode body = Trees.object().put("taskId", taskId.orElseThrow());
        body.set("workload", workload.json());
        body.put("asynced", wait);
        return ordered(assignmentId, "redistribute", body, "workload", done -> of(workload));
    }

    private List<Assignment> of(Workload workload) {
        List<String> named = workload.assignees().stream()
                .map(email -> email.toLowerCase(Locale.ROOT))
                .toList();
        return list().stream()
                .filter(one -> named.contains(one.annotator().toLowerCase(Locale.ROOT)))
                .distinct()
                .toList();
    }

    /** The items of an assignment, by name or id. Where the dataset is not known, assignment and dataset are read. */
    public Listing<Item> getItems(String nameOrId) {
        String id = id(nameOrId);
        return items(id).list(where("metadata.system.refs.id").in(id).bare());
    }

    /** The items of an assignment that match, by name or id. */
    public Listing<Item> getItems(String nameOrId, Condition condition) {
        String id = id(nameOrId);
        return items(id).list(condition.and(where("metadata.system.refs.id").in(id)));
    }

    private String id(String nameOrId) {
        return Names.isId(nameOrId) ? nameOrId : byName(nameOrId).id();
    }

    private Items items(String assignmentId) {
        return datasetId
                .map(id -> new Items(dl, Optional.of(id)))
                .orElseGet(() -> byId(assignmentId).dataset().items());
    }

    /** Gives an item this status in an assignment: {@code POST /assignments/{id}/items/{item}/status}. */
    public void setStatus(String assignmentId, String status, String itemId) {
        Statuses.ofAssignment(dl, assignmentId, Statuses.CREATE, status, itemId);
    }

    /** Takes this status away from an item in an assignment, by the same call. */
    public void clearStatus(String assignmentId, String status, String itemId) {
        Statuses.ofAssignment(dl, assignmentId, Statuses.DELETE, status, itemId);
    }

    Assignment update(Assignment assignment, UnaryOperator<AssignmentChange> change) {
        Edits edits = change.apply(AssignmentChange.none()).edits();
        ObjectNode named = edits.tree();
        return named.isEmpty() ? assignment : assignments.patch(assignment.id(), named, edits.system());
    }

    /** Opens the page of the task's assignments in the browser; returns the address. No request. */
    public URI openInWeb() {
        return dl.openInWeb("projects", page(projectId), "tasks", page(taskId), "assignments");
    }

    /** Opens the page of an assignment in the browser; returns the address. A name is looked up first. */
    public URI openInWeb(String nameOrId) {
        return dl.openInWeb("projects", page(projectId), "tasks", page(taskId), "assignments", id(nameOrId));
    }

    private static String page(Optional<String> id) {
        return id.orElseThrow(
                () -> new IllegalStateException(
                        "The page of assignments belongs to a task: task.assignments().openInWeb(), or assignment.openInWeb()"));
    }
}

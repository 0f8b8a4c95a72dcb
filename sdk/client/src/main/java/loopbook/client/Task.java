package loopbook.client;

import static loopbook.filters.Conditions.where;

import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import loopbook.filters.Condition;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Items that somebody is to annotate or to look through, shared out in assignments. */
public final class Task extends Entity {
    Task(ObjectNode json, Dataloop dl) {
        super(json, dl);
    }

    /** Its name; several tasks may share one. */
    public String name() {
        return text("name");
    }

    /** {@code open}, {@code completed}, … */
    public String status() {
        return text("status");
    }

    /** Whether items are annotated or looked through. */
    public TaskType type() {
        return TaskType.of(at("spec", "type").asString(TaskType.ANNOTATION.wire()));
    }

    /** The task whose work is looked through in this one. */
    public Optional<String> parentTaskId() {
        return find("spec", "parentTaskId");
    }

    /** The id of its project. */
    public String projectId() {
        return text("projectId");
    }

    /** The id of the dataset that its items lie in. */
    public String datasetId() {
        return text("datasetId");
    }

    /** The id of the recipe that it is done by. */
    public String recipeId() {
        return text("recipeId");
    }

    /** Who made it, by e-mail address. */
    public String creator() {
        return text("creator");
    }

    /** Whose task it is, by e-mail address. */
    public String taskOwner() {
        return text("taskOwner");
    }

    /** When it is to be done; empty if there is no such time. */
    public Optional<Instant> dueDate() {
        long millis = at("dueDate").asLong(0);
        return millis == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }

    /** How urgent it is. */
    public TaskPriority priority() {
        return TaskPriority.of(integer("priority").orElse(TaskPriority.MEDIUM.wire()));
    }

    /** What is to be done, in words. */
    public Optional<String> description() {
        return find("description", "content");
    }

    /** The ids of its assignments. */
    public List<String> assignmentIds() {
        return Trees.strings(at("assignmentIds"));
    }

    /** The statuses that it offers for its items. */
    public List<ItemAction> availableActions() {
        return Trees.objects(at("availableActions")).stream()
                .map(ItemAction::read)
                .toList();
    }

    /** How many items it had when it was read. */
    public int totalItems() {
        return integer("totalItems").orElse(0);
    }

    /** How much of it was done, in percent. */
    public double progress() {
        return at("progress").asDouble(0);
    }

    /** How many annotations waited to be looked at again. */
    public int forReview() {
        return integer("forReview").orElse(0);
    }

    /** How many annotations had an open issue. */
    public int issues() {
        return integer("issues").orElse(0);
    }

    /** How many items had each status. */
    public Map<String, Integer> itemStatus() {
        return Statuses.counts(at("itemStatus"));
    }

    /** How many annotations had each status. */
    public Map<String, Integer> annotationStatus() {
        return Statuses.counts(at("annotationStatus"));
    }

    /** A copy of its metadata. */
    public ObjectNode metadata() {
        return object("metadata");
    }

    /** When it was made. */
    public Instant createdAt() {
        return time("createdAt");
    }

    /** When it was last changed. */
    public Instant updatedAt() {
        return time("updatedAt");
    }

    /** Its project: {@code GET /projects/{id}}. */
    public Project project() {
        return dl().projects().byId(projectId());
    }

    /** Its dataset: {@code GET /datasets/{id}}. */
    public Dataset dataset() {
        return dl().datasets().byId(datasetId());
    }

    /** Its recipe: {@code GET /recipes/{id}}. */
    public Recipe recipe() {
        return dl().recipes().byId(recipeId());
    }

    /** Its assignments: who has which items. */
    public Assignments assignments() {
        return Assignments.of(this);
    }

    /** The assignments that it had when it was read: {@code GET /assignments/{id}} each. */
    public List<Assignment> currentAssignments() {
        Assignments all = assignments();
        return assignmentIds().stream().map(all::byId).toList();
    }

    /** Its items, but for copies made to be compared: {@code POST /datasets/{id}/query}. */
    public Listing<Item> getItems() {
        return items().list(originals(where("metadata.system.refs.id").in(id()).bare()));
    }

    /** Those of its items that match: {@code POST /datasets/{id}/query}. */
    public Listing<Item> getItems(Condition condition) {
        return items().list(
                        originals(condition.and(where("metadata.system.refs.id").in(id()))));
    }

    /** Its items with the copies made to be compared: {@code POST /datasets/{id}/query}. */
    public Listing<Item> getConsensusItems() {
        return items().list(where("metadata.system.refs.id").in(id()).bare());
    }

    /** Those of its items, with the copies, that match: {@code POST /datasets/{id}/query}. */
    public Listing<Item> getConsensusItems(Condition condition) {
        return items().list(condition.and(where("metadata.system.refs.id").in(id())));
    }

    private Condition originals(Condition condition) {
        String copies = text("metadata", "system", "consensusAssignmentId");
        return copies.isEmpty()
                ? condition
                : condition.and(where("metadata.system.refs.id").ne(copies));
    }

    private Items items() {
        return new Items(dl(), Optional.of(datasetId()));
    }

    /**
     * Puts items into it, and waits for that: {@code task.addItems(i -> i.where(dir("/more")).assignees("a@example.com"))}:
     * {@code POST /annotationtasks/{id}/addToTask}, then {@code GET /annotationtasks/{id}}.
     */
    public Task addItems(UnaryOperator<TaskItems> items) {
        tasks().addItems(id(), items);
        return refresh();
    }

    /** Takes items out of it, and waits for that: {@code POST /annotationtasks/{id}/removeFromTask}, then the GET. */
    public Task removeItems(UnaryOperator<TaskItems> items) {
        tasks().removeItems(id(), items);
        return refresh();
    }

    /** Gives items of it this status, such as {@code completed}; see {@link Tasks#setStatus}. */
    public Map<String, String> setStatus(String status, Item... items) {
        return tasks().setStatus(id(), status, ids(items));
    }

    /** Takes this status away from items of it; see {@link Tasks#clearStatus}. */
    public Map<String, String> clearStatus(String status, Item... items) {
        return tasks().clearStatus(id(), status, ids(items));
    }

    private static List<String> ids(Item... items) {
        return Arrays.stream(items).map(Entity::id).toList();
    }

    /** Makes a task to look through what has a status in this one; see {@link Tasks#createQaTask}. */
    public Task createQaTask(UnaryOperator<TaskOptions> options) {
        return tasks().createQaTask(this, options);
    }

    /** Gives items to somebody new: {@code task.createAssignment("c@example.com", i -> i.items(one, two))}. */
    public Assignment createAssignment(String assigneeId, UnaryOperator<TaskItems> items) {
        return assignments().create(assigneeId, items);
    }

    /**
     * Changes what the lambda names: {@code PATCH /annotationtasks/{id}} with that alone, and with all metadata, which the
     * service demands: they go as this value has them. Nothing named: no request.
     */
    public Task update(UnaryOperator<TaskChange> change) {
        return tasks().update(this, change);
    }

    /** Deletes it with its assignments, and waits for that; the items stay: {@code DELETE /annotationtasks/{id}}. */
    public void delete() {
        tasks().delete(id());
    }

    /** Its scores, as the platform has them: {@code GET /scores/tasks/{id}}; the first 100. */
    public JsonNode taskScores() {
        return tasks().taskScores(id());
    }

    /** Opens its page in the browser; returns the address. No request. */
    public URI openInWeb() {
        return dl().openInWeb("projects", projectId(), "tasks", id());
    }

    /** It again, as it is now: {@code GET /annotationtasks/{id}}. */
    public Task refresh() {
        return tasks().byId(id());
    }

    private Tasks tasks() {
        return new Tasks(dl(), find("projectId"), Optional.empty());
    }

    @Override
    String caption() {
        return name();
    }

    @Override
    Map<String, Object> brief() {
        Map<String, Object> brief = new LinkedHashMap<>();
        brief.put("name", name());
        brief.put("id", id());
        brief.put("status", status());
        brief.put("items", totalItems());
        return brief;
    }

    @Override
    Map<String, String> card() {
        Map<String, String> rows = super.card();
        rows.put("type", text("spec", "type"));
        rows.put("assignments", String.valueOf(assignmentIds().size()));
        rows.put("done", progress() + " %");
        itemStatus().forEach((status, count) -> rows.put("items " + status, String.valueOf(count)));
        dueDate().ifPresent(due -> rows.put("due", due.toString()));
        return rows;
    }
}

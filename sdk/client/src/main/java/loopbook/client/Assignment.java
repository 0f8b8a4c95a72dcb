package loopbook.client;

import static loopbook.filters.Conditions.where;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import loopbook.filters.Condition;
import tools.jackson.databind.node.ObjectNode;

/** The items of a task that one person is to work on. */
public final class Assignment extends Entity {
    Assignment(ObjectNode json, Dataloop dl) {
        super(json, dl);
    }

    /** Its name. */
    public String name() {
        return text("name");
    }

    /** Who works on it, by e-mail address. */
    public String annotator() {
        return text("annotator");
    }

    /** {@code open}, {@code completed}, … */
    public String status() {
        return text("status");
    }

    /** The id of its project. */
    public String projectId() {
        return text("projectId");
    }

    /** The id of its task; empty where the platform does not say. */
    public Optional<String> taskId() {
        return find("metadata", "system", "taskId").or(() -> find("metadata", "taskId"));
    }

    /** The id of the dataset that its items lie in; empty where the platform does not say. */
    public Optional<String> datasetId() {
        return find("metadata", "system", "datasetId").or(() -> find("metadata", "datasetId"));
    }

    /** How many items it had when it was read. */
    public int totalItems() {
        return integer("totalItems").orElse(0);
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

    /** A copy of its metadata. */
    public ObjectNode metadata() {
        return object("metadata");
    }

    /** Its task: {@code GET /annotationtasks/{id}}. */
    public Task task() {
        return new Tasks(dl(), find("projectId"), Optional.empty()).byId(knownTask());
    }

    /** Its dataset: {@code GET /datasets/{id}}. */
    public Dataset dataset() {
        return dl().datasets().byId(knownDataset());
    }

    /** Its items: {@code POST /datasets/{id}/query}. */
    public Listing<Item> getItems() {
        return items().list(where("metadata.system.refs.id").in(id()).bare());
    }

    /** Those of its items that match: {@code POST /datasets/{id}/query}. */
    public Listing<Item> getItems(Condition condition) {
        return items().list(condition.and(where("metadata.system.refs.id").in(id())));
    }

    private Items items() {
        return new Items(dl(), Optional.of(knownDataset()));
    }

    private String knownTask() {
        return taskId().orElseThrow(() -> new IllegalStateException(this + " does not say which task it belongs to"));
    }

    private String knownDataset() {
        return datasetId()
                .orElseThrow(() -> new IllegalStateException(this + " does not say which dataset its items lie in"));
    }

    /** Gives what is not done yet to somebody else, and waits for that; see {@link Assignments#reassign}. */
    public Assignment reassign(String assigneeId) {
        return assignments().reassign(id(), assigneeId);
    }

    /** Shares what is not done yet out anew, and waits for that; see {@link Assignments#redistribute}. */
    public List<Assignment> redistribute(Workload workload) {
        return assignments().redistribute(id(), workload);
    }

    /** Gives one of its items this status: {@code POST /assignments/{id}/items/{item}/status}. */
    public void setStatus(String status, Item item) {
        assignments().setStatus(id(), status, item.id());
    }

    /** Takes this status away from one of its items, by the same call. */
    public void clearStatus(String status, Item item) {
        assignments().clearStatus(id(), status, item.id());
    }

    /** Changes what the lambda names, and nothing else: {@code PATCH /assignments/{id}}. Nothing named: no request. */
    public Assignment update(UnaryOperator<AssignmentChange> change) {
        return assignments().update(this, change);
    }

    /** Opens its page in the browser; returns the address. No request. */
    public URI openInWeb() {
        return dl().openInWeb("projects", projectId(), "assignments", id());
    }

    /** It again, as it is now: {@code GET /assignments/{id}}. */
    public Assignment refresh() {
        return assignments().byId(id());
    }

    private Assignments assignments() {
        return new Assignments(dl(), find("projectId"), taskId(), datasetId());
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
        brief.put("annotator", annotator());
        brief.put("status", status());
        brief.put("items", totalItems());
        return brief;
    }
}

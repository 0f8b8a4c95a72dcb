package loopbook.client;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import loopbook.errors.BadRequest;
import loopbook.filters.Condition;
import loopbook.filters.Resource;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * How a task is made. Immutable; each method returns another one. Without any: all files of the dataset that are not
 * hidden, to be annotated by nobody in particular within seven days, owned by you, under the dataset's first recipe.
 */
public final class TaskOptions {
    private final Chosen chosen;

    /**
     * What was chosen.
     *
     * @param wire fields under their own names
     * @param system those among the platform's own metadata that belong to pulling and to consensus
     */
    private record Chosen(TaskItems items, Edits wire, Edits system, List<String> allowed, boolean scoring) {}

    /** What kind of task the platform is told to make. */
    record Kind(boolean percentage, Optional<ConsensusTaskType> consensus, boolean metadata) {
        static final Kind PLAIN = new Kind(false, Optional.empty(), false);
        static final Kind LABELING = new Kind(false, Optional.empty(), true);

        static Kind of(ConsensusTaskType type) {
            return new Kind(true, Optional.of(type), true);
        }
    }

    private TaskOptions(Chosen chosen) {
        this.chosen = chosen;
    }

    static TaskOptions standard() {
        return new TaskOptions(new Chosen(TaskItems.NONE, Edits.NONE, Edits.NONE, List.of(), false));
    }

    private TaskOptions items(TaskItems items) {
        return new TaskOptions(new Chosen(items, chosen.wire(), chosen.system(), chosen.allowed(), chosen.scoring()));
    }

    private TaskOptions wire(@Nullable Object value, String... path) {
        Edits wire = chosen.wire().set(value, path);
        return new TaskOptions(new Chosen(chosen.items(), wire, chosen.system(), chosen.allowed(), chosen.scoring()));
    }

    private TaskOptions system(Object value, String key) {
        Edits system = chosen.system().set(value, key);
        return new TaskOptions(new Chosen(chosen.items(), chosen.wire(), system, chosen.allowed(), chosen.scoring()));
    }

    /** The items that match: only files that are not hidden, unless the condition says otherwise. */
    public TaskOptions where(Condition condition) {
        return items(chosen.items().where(condition));
    }

    /** Exactly these items. */
    public TaskOptions items(Item... these) {
        return items(Arrays.asList(these));
    }

    /** Exactly these items. */
    public TaskOptions items(Collection<Item> these) {
        return items(chosen.items().items(these));
    }

    /** The items that a query in the platform's own JSON finds; sent as it is. */
    public TaskOptions query(ObjectNode json) {
        return items(chosen.items().query(json));
    }

    /** At most so many items. */
    public TaskOptions limit(int most) {
        return items(chosen.items().limit(most));
    }

    /** Shared evenly among these, by e-mail address. */
    public TaskOptions assignees(String... emails) {
        return assignees(List.of(emails));
    }

    /** Shared evenly among these, by e-mail address. */
    public TaskOptions assignees(List<String> emails) {
        return items(chosen.items().assignees(emails));
    }

    /** Shared as this says, which counts for more than {@link #assignees(List)}. */
    public TaskOptions workload(Workload shares) {
        return items(chosen.items().workload(shares));
    }

    /** To be done by this moment. */
    public TaskOptions due(Instant moment) {
        return wire(moment.toEpochMilli(), "dueDate");
    }

    /** To be done by the end of this day, in the system's zone. */
    public TaskOptions due(LocalDate day) {
        return due(day.plusDays(1)
                .atStartOfDay(ZoneId.systemDefault())
                .minusNanos(1_000_000)
                .toInstant());
    }

    /** Whose task it is, by e-mail address. */
    public TaskOptions owner(String email) {
        return wire(email, "taskOwner");
    }

    /** What is done in it; by default items are annotated. */
    public TaskOptions type(TaskType type) {
        return wire(type.wire(), "spec", "type");
    }

    /** The task whose work is looked through in this one. */
    public TaskOptions parent(String taskId) {
        return wire(taskId, "spec", "parentTaskId");
    }

    /** In another project than the dataset's. */
    public TaskOptions project(String projectId) {
        return wire(projectId, "projectId");
    }

    /** Under another recipe than the dataset's first one. */
    public TaskOptions recipe(String recipeId) {
        return wire(recipeId, "recipeId");
    }

    /** With assignments that are there already. */
    public TaskOptions assignments(String... assignmentIds) {
        return wire(List.of(assignmentIds), "assignmentIds");
    }

    /** Which statuses it offers for its items; by default the platform's own, completed and discard. */
    public TaskOptions actions(ItemAction... actions) {
        return wire(Arrays.stream(actions).map(ItemAction::json).toList(), "availableActions");
    }

    /** How urgent it is; by default medium. */
    public TaskOptions priority(TaskPriority priority) {
        return wire(priority.wire(), "priority");
    }

    /** Its metadata. */
    public TaskOptions metadata(Map<String, ?> metadata) {
        return wire(metadata, "metadata");
    }

    /** Its metadata. */
    public TaskOptions metadata(ObjectNode metadata) {
        return wire(metadata, "metadata");
    }

    /** Not made if there is a task that matches: then that one is the result. */
    public TaskOptions checkIfExists(Condition condition) {
        return wire(condition.query(Resource.TASKS), "checkIfExist", "query");
    }

    /** Without converting videos for the browser. */
    public TaskOptions withoutVideoConversion() {
        return wire(true, "disableWebm");
    }

    /** A task that is pulled: so many items at once for each assignee. */
    public TaskOptions batchSize(int items) {
        return system(items, "batchSize");
    }

    /** A task that is pulled: at most so many items under way for each assignee. */
    public TaskOptions maxBatchWorkload(int items) {
        return system(items, "maxBatchWorkload");
    }

    /** Who may work on a task that is pulled or compared; by default the {@link #assignees(List)}. */
    public TaskOptions allowedAssignees(String... emails) {
        return new TaskOptions(
                new Chosen(chosen.items(), chosen.wire(), chosen.system(), List.of(emails), chosen.scoring()));
    }

    /** How the quality of the work is measured. */
    public TaskOptions consensusTaskType(ConsensusTaskType type) {
        return system(type.wire(), "consensusTaskType");
    }

    /** How many percent of the items are compared. */
    public TaskOptions consensusPercentage(int percent) {
        return system(percent, "consensusPercentage");
    }

    /** How many assignees get the same item. */
    public TaskOptions consensusAssignees(int many) {
        return system(many, "consensusAssignees");
    }

    /** Whether scores are computed; by default not. Only for tasks that are pulled or compared. */
    public TaskOptions scoring(boolean scored) {
        return new TaskOptions(new Chosen(chosen.items(), chosen.wire(), chosen.system(), chosen.allowed(), scored));
    }

    TaskItems chosenItems() {
        return chosen.items();
    }

    TaskOptions with(TaskItems items) {
        return items(items);
    }

    /** Whether the answer may be a task instead of a command. */
    boolean mayExist() {
        return chosen.wire().touches("checkIfExist");
    }

    /** The body of the call: {@code standard} with what was chosen. */
    ObjectNode body(ObjectNode standard, Kind kind) {
        ObjectNode body = chosen.items().orAll().addTo(chosen.wire().applyTo(standard));
        if (kind.percentage()) {
            body.put("percentage", true);
        }
        ObjectNode system = quality(kind);
        if (kind.metadata() || !system.isEmpty()) {
            body.withObject("metadata");
        }
        if (!system.isEmpty()) {
            body.withObject("metadata").withObject("system").setAll(system);
        }
        return body;
    }

    private ObjectNode quality(Kind kind) {
        ObjectNode system = chosen.system().applyTo(Trees.object());
        kind.consensus().ifPresent(type -> system.put("consensusTaskType", type.wire()));
        boolean pulled = system.has("batchSize") || system.has("maxBatchWorkload");
        boolean compared = system.propertyNames().stream().anyMatch(key -> key.startsWith("consensus"));
        if (pulled && compared) {
            throw new BadRequest("Consensus can not work as a pulling task");
        }
        if (!pulled && !compared) {
            return system;
        }
        List<String> allowed = chosen.allowed().isEmpty() ? chosen.items().assigneeIds() : chosen.allowed();
        if (!allowed.isEmpty()) {
            system.set("allowedAssignees", Trees.texts(allowed));
        }
        if (!kind.equals(Kind.LABELING)) {
            system.put("scoring", chosen.scoring());
        }
        return system;
    }
}

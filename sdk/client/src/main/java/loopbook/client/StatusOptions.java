package loopbook.client;

import java.util.List;
import java.util.Optional;
import loopbook.errors.BadRequest;
import tools.jackson.databind.JsonNode;

/**
 * Where an item gets a status. Immutable; each method returns another one. Without any: in the assignment, or else the
 * task, that the item says it is in, if that is only one.
 */
public final class StatusOptions {
    private final Optional<String> task;
    private final Optional<String> assignment;
    private final boolean clear;

    private StatusOptions(Optional<String> task, Optional<String> assignment, boolean clear) {
        this.task = task;
        this.assignment = assignment;
        this.clear = clear;
    }

    static StatusOptions standard() {
        return new StatusOptions(Optional.empty(), Optional.empty(), false);
    }

    /** In this task, by id. */
    public StatusOptions task(String id) {
        return new StatusOptions(Optional.of(id), assignment, clear);
    }

    /** In this task. */
    public StatusOptions task(Task in) {
        return task(in.id());
    }

    /** In this assignment, by id; it counts for more than a task. */
    public StatusOptions assignment(String id) {
        return new StatusOptions(task, Optional.of(id), clear);
    }

    /** In this assignment; it counts for more than a task. */
    public StatusOptions assignment(Assignment in) {
        return assignment(in.id());
    }

    /** The status is taken away instead. */
    public StatusOptions clear() {
        return new StatusOptions(task, assignment, true);
    }

    void apply(Item item, String status) {
        boolean told = task.isPresent() || assignment.isPresent();
        StatusOptions in = told ? this : own(item);
        String operation = clear ? Statuses.DELETE : Statuses.CREATE;
        if (in.assignment.isPresent()) {
            Statuses.ofAssignment(item.dl(), in.assignment.get(), operation, status, item.id());
        } else {
            String id = in.task.orElseThrow(() -> new BadRequest("must provide assignment_id or task_id"));
            Statuses.ofTask(item.dl(), id, operation, status, List.of(item.id()));
        }
    }

    /** What the item itself says it is in; two tasks would leave a choice. */
    private StatusOptions own(Item item) {
        JsonNode refs = item.at("metadata", "system", "refs");
        List<String> tasks = ids(refs, "task");
        List<String> assignments = ids(refs, "assignment");
        if (tasks.size() > 1 || assignments.size() > 1) {
            throw new BadRequest(
                    item.filename() + " is in several tasks: say in which one, o -> o.task(\"id\"). They are "
                            + String.join(", ", tasks));
        }
        return new StatusOptions(
                tasks.stream().findFirst(), assignments.stream().findFirst(), clear);
    }

    private static List<String> ids(JsonNode refs, String type) {
        return Trees.stream(refs)
                .filter(ref -> ref.path("type").asString("").equals(type))
                .map(ref -> ref.path("id").asString(""))
                .distinct()
                .toList();
    }
}

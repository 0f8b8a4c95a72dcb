package loopbook.client;

import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What is to change about a task. Immutable; each method returns another one. */
public final class TaskChange {
    private final Edits edits;

    private TaskChange(Edits edits) {
        this.edits = edits;
    }

    static TaskChange none() {
        return new TaskChange(Edits.NONE);
    }

    /** Another name. */
    public TaskChange name(String name) {
        return set("name", Names.requireText(name, "the name of a task"));
    }

    /** Another status, such as {@code completed} or {@code open}; the local platform counts it and refuses any other. */
    public TaskChange status(String status) {
        return set("status", status);
    }

    /** Another owner, by e-mail address. */
    public TaskChange owner(String email) {
        return set("taskOwner", email);
    }

    /** To be done by another moment. */
    public TaskChange due(Instant moment) {
        return set("dueDate", moment.toEpochMilli());
    }

    /** More or less urgent. */
    public TaskChange priority(TaskPriority priority) {
        return set("priority", priority.wire());
    }

    /** What is to be done, in words. */
    public TaskChange description(String text) {
        return new TaskChange(edits.set(Trees.object().put("content", text), "description"));
    }

    /** Other statuses for its items. */
    public TaskChange actions(ItemAction... actions) {
        return set(
                "availableActions", Arrays.stream(actions).map(ItemAction::json).toList());
    }

    /** A value of your own; dots in the key lead into nested objects. */
    public TaskChange user(String key, @Nullable Object value) {
        return new TaskChange(edits.set(value, Edits.below("user", key)));
    }

    /** Any other field, by its path on the wire. */
    public TaskChange set(String path, @Nullable Object value) {
        return new TaskChange(edits.set(value, path.split("\\.", -1)));
    }

    Edits edits() {
        return edits;
    }
}

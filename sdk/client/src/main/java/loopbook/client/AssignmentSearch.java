package loopbook.client;

import java.util.List;
import java.util.Optional;
import loopbook.http.Call;
import org.jspecify.annotations.Nullable;

/** Which assignments are listed. Immutable; each method returns another one, and all that they say must hold. */
public final class AssignmentSearch {
    private final List<String> projects;
    private final @Nullable String status;
    private final @Nullable String name;
    private final @Nullable String assignee;
    private final @Nullable String task;

    private AssignmentSearch(
            List<String> projects,
            @Nullable String status,
            @Nullable String name,
            @Nullable String assignee,
            @Nullable String task) {
        this.projects = projects;
        this.status = status;
        this.name = name;
        this.assignee = assignee;
        this.task = task;
    }

    static AssignmentSearch of(Optional<String> project, Optional<String> task) {
        return new AssignmentSearch(project.map(List::of).orElse(List.of()), null, null, null, task.orElse(null));
    }

    /** In these projects, by id, instead of the one that was asked. */
    public AssignmentSearch projects(String... ids) {
        return new AssignmentSearch(List.of(ids), status, name, assignee, task);
    }

    /** Of this status, such as {@code open}. */
    public AssignmentSearch status(String wanted) {
        return new AssignmentSearch(projects, wanted, name, assignee, task);
    }

    /** Of this name. */
    public AssignmentSearch name(String wanted) {
        return new AssignmentSearch(projects, status, wanted, assignee, task);
    }

    /** Of this assignee, by e-mail address. */
    public AssignmentSearch assignee(String email) {
        return new AssignmentSearch(projects, status, name, email, task);
    }

    /** Of this task, by id. */
    public AssignmentSearch task(String id) {
        return new AssignmentSearch(projects, status, name, assignee, id);
    }

    List<String> projectIds() {
        return projects;
    }

    Call call() {
        return Call.get("assignments")
                .query("projects", String.join(",", projects))
                .query("status", status)
                .query("name", name)
                .query("annotator", assignee)
                .query("taskId", task);
    }
}

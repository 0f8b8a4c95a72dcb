package loopbook.client;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Which tasks are listed. Immutable; each method returns another one, and all that they say must hold. */
public final class TaskSearch {
    /** How many tasks are asked for in one request. */
    static final int PAGE = 500;

    /** The wire wants the conditions in this order, whatever order they were named in. */
    private enum Rank {
        ASSIGNMENTS,
        STATUS,
        NAME,
        RECIPE,
        CREATOR,
        AFTER,
        BEFORE
    }

    private record Demand(Rank rank, ObjectNode entry) {}

    private final List<Demand> demands;
    private final List<String> projects;

    private TaskSearch(List<Demand> demands, List<String> projects) {
        this.demands = demands;
        this.projects = projects;
    }

    static TaskSearch everything() {
        return new TaskSearch(List.of(), List.of());
    }

    private TaskSearch and(Rank rank, String field, Object value) {
        ObjectNode entry = Trees.object();
        entry.set(field, Trees.node(value));
        List<Demand> more = new ArrayList<>(demands);
        more.removeIf(old -> old.rank() == rank);
        more.add(new Demand(rank, entry));
        return new TaskSearch(List.copyOf(more), projects);
    }

    private static ObjectNode operator(String operator, Object value) {
        ObjectNode test = Trees.object();
        test.set(operator, Trees.node(value));
        return test;
    }

    /** In these projects, by id, instead of the one that was asked. */
    public TaskSearch projects(String... ids) {
        return new TaskSearch(demands, List.of(ids));
    }

    /** Of this status, such as {@code open}. */
    public TaskSearch status(String status) {
        return and(Rank.STATUS, "status", status);
    }

    /** Of this name. */
    public TaskSearch name(String name) {
        return and(Rank.NAME, "name", name);
    }

    /** Under one of these recipes, by id. */
    public TaskSearch recipes(String... ids) {
        return and(Rank.RECIPE, "recipeId", operator("$in", List.of(ids)));
    }

    /** Made by this user, by e-mail address. */
    public TaskSearch creator(String email) {
        return and(Rank.CREATOR, "creator", email);
    }

    /** With one of these assignments, by id. */
    public TaskSearch assignments(String... ids) {
        return and(Rank.ASSIGNMENTS, "assignmentIds", operator("$in", List.of(ids)));
    }

    /** Due after this moment. The wire cannot ask when a task was made. */
    public TaskSearch dueAfter(Instant moment) {
        return and(Rank.AFTER, "dueDate", operator("$gt", moment.toEpochMilli()));
    }

    /** Due before this moment. */
    public TaskSearch dueBefore(Instant moment) {
        return and(Rank.BEFORE, "dueDate", operator("$lt", moment.toEpochMilli()));
    }

    Optional<List<String>> projectIds() {
        return projects.isEmpty() ? Optional.empty() : Optional.of(projects);
    }

    void addTo(ArrayNode and) {
        demands.stream()
                .sorted(java.util.Comparator.comparing(Demand::rank))
                .forEach(demand -> and.add(demand.entry()));
    }
}

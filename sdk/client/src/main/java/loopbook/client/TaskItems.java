package loopbook.client;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import loopbook.errors.BadRequest;
import loopbook.filters.Condition;
import loopbook.filters.Conditions;
import loopbook.filters.Resource;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which items go into a task or out of it, and who gets them. Immutable; each method returns another one. What says which
 * items replaces what said so before.
 */
public final class TaskItems {
    static final TaskItems NONE = new TaskItems(new Asked(null, false), null, List.of(), null);

    private final Asked asked;
    private final @Nullable Workload workload;
    private final List<String> assignees;
    private final @Nullable Integer limit;

    /**
     * What says which items.
     *
     * @param query as the wire has it
     * @param named whether it names the items one by one
     */
    private record Asked(@Nullable ObjectNode query, boolean named) {}

    private TaskItems(Asked asked, @Nullable Workload workload, List<String> assignees, @Nullable Integer limit) {
        this.asked = asked;
        this.workload = workload;
        this.assignees = assignees;
        this.limit = limit;
    }

    /** Those that match: only files that are not hidden, unless the condition says otherwise. */
    public TaskItems where(Condition condition) {
        return asking(condition.query(Resource.ITEMS), false);
    }

    /** Exactly these. */
    public TaskItems items(Item... these) {
        return items(Arrays.asList(these));
    }

    /** Exactly these. */
    public TaskItems items(Collection<Item> these) {
        List<String> ids = these.stream().map(Entity::id).toList();
        return asking(Conditions.where("id").in((Object) ids).bare().query(Resource.ITEMS), true);
    }

    /** What a query in the platform's own JSON finds; sent as it is. */
    public TaskItems query(ObjectNode json) {
        return asking(json.deepCopy(), false);
    }

    private TaskItems asking(ObjectNode query, boolean named) {
        return new TaskItems(new Asked(query, named), workload, assignees, limit);
    }

    /** Shared evenly among these, by e-mail address. */
    public TaskItems assignees(String... emails) {
        return assignees(List.of(emails));
    }

    /** Shared evenly among these, by e-mail address. */
    public TaskItems assignees(List<String> emails) {
        return new TaskItems(asked, workload, List.copyOf(emails), limit);
    }

    /** Shared as this says, which counts for more than {@link #assignees(List)}. */
    public TaskItems workload(Workload shares) {
        return new TaskItems(asked, shares, assignees, limit);
    }

    /** At most so many of the items. */
    public TaskItems limit(int most) {
        if (most < 0) {
            throw new IllegalArgumentException("a limit cannot be " + most);
        }
        return new TaskItems(asked, workload, assignees, most);
    }

    /** Itself, or every file that is not hidden if nothing says which items. */
    TaskItems orAll() {
        return asked.query() == null ? where(Conditions.all()) : this;
    }

    /** Demanding this, too, of what is found; items that were named stay as they are. */
    TaskItems narrowed(ObjectNode demand) {
        ObjectNode query = query();
        if (!asked.named()) {
            query.withObject("filter").withArray("$and").add(demand);
        }
        return asking(query, asked.named());
    }

    List<String> assigneeIds() {
        return assignees;
    }

    private ObjectNode query() {
        if (asked.query() == null) {
            throw new BadRequest("Must provide either filters, query or items list");
        }
        return asked.query().deepCopy();
    }

    /** The share of everybody, if somebody was named. */
    Optional<Workload> shares() {
        return Optional.ofNullable(workload)
                .or(() -> assignees.isEmpty() ? Optional.empty() : Optional.of(Workload.generate(assignees)));
    }

    /** Writes which items ({@link BadRequest} if nothing says so), and workload and limit where they were given. */
    ObjectNode addTo(ObjectNode body) {
        body.put("query", query().toString());
        shares().ifPresent(shares -> body.set("workload", shares.json()));
        if (limit != null) {
            body.put("limit", limit);
        }
        return body;
    }

    /** Itself, if it says nothing about who gets the items and how many. */
    TaskItems onlyItems() {
        if (limit != null || shares().isPresent()) {
            throw new IllegalArgumentException("Items leave a task by where(…), items(…) or query(…);"
                    + " a workload or a limit says nothing about that");
        }
        return this;
    }
}

package loopbook.client;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import loopbook.errors.BadRequest;
import tools.jackson.databind.node.ArrayNode;

/**
 * Who gets how much of a task. Immutable: {@code Workload.generate("a@example.com", "b@example.com")} shares evenly,
 * {@code new Workload(List.of(new Workload.Unit("a@example.com", 80), …))} as you say.
 *
 * @param units the shares, which make 100 together where the platform is to share everything out
 */
public record Workload(List<Unit> units) {
    private static final int WHOLE = 100;

    /** Keeps its own copy; nobody is named twice. */
    public Workload {
        units = List.copyOf(units);
        Set<String> named = new HashSet<>();
        for (Unit unit : units) {
            if (!named.add(unit.assigneeId())) {
                throw new IllegalArgumentException(unit.assigneeId() + " is named twice in a workload");
            }
        }
    }

    /**
     * The share of one assignee.
     *
     * @param assigneeId an e-mail address
     * @param load percent, from 0 to 100
     */
    public record Unit(String assigneeId, double load) {
        /** {@link BadRequest} if the load is no percentage. */
        public Unit {
            Objects.requireNonNull(assigneeId, "assigneeId");
            if (!(load >= 0 && load <= WHOLE)) {
                throw new BadRequest("Value must be a number between 0 to 100");
            }
        }
    }

    /** Shared evenly, in whole percents: the first ones get what is left over. */
    public static Workload generate(String... assigneeIds) {
        return generate(List.of(assigneeIds));
    }

    /** Shared evenly, in whole percents: the first ones get what is left over. */
    public static Workload generate(List<String> assigneeIds) {
        int many = assigneeIds.size();
        return new Workload(IntStream.range(0, many)
                .mapToObj(i -> new Unit(assigneeIds.get(i), WHOLE / many + (i < WHOLE % many ? 1 : 0)))
                .toList());
    }

    /** Shared as the loads say, which make 100, rounded; {@link BadRequest} if they do not. */
    public static Workload generate(List<String> assigneeIds, List<? extends Number> loads) {
        if (assigneeIds.size() != loads.size()) {
            throw new BadRequest("Assignee ids and loads must be of same length");
        }
        double sum = loads.stream().mapToDouble(Number::doubleValue).sum();
        if (Math.rint(sum) != WHOLE) {
            throw new BadRequest("Loads must summarized to 100");
        }
        return new Workload(IntStream.range(0, loads.size())
                .mapToObj(i -> new Unit(assigneeIds.get(i), loads.get(i).doubleValue()))
                .toList());
    }

    /** With one more assignee, and shared evenly anew. */
    public Workload add(String assigneeId) {
        List<String> all = new ArrayList<>(assignees());
        all.add(assigneeId);
        return generate(all);
    }

    /** Who is named, in order. */
    public List<String> assignees() {
        return units.stream().map(Unit::assigneeId).toList();
    }

    /** As the wire has it: {@code [{"assigneeId": …, "load": …}]}. */
    public ArrayNode json() {
        ArrayNode json = Trees.array();
        for (Unit unit : units) {
            boolean whole = unit.load() == Math.rint(unit.load());
            var one = json.addObject().put("assigneeId", unit.assigneeId());
            if (whole) {
                one.put("load", (int) unit.load());
            } else {
                one.put("load", unit.load());
            }
        }
        return json;
    }
}

package loopbook.local;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How a workload is shared out: each item goes to whom it is due to most, so that at every moment everybody has the share
 * that was agreed, give or take one item, and nobody only the first or the last ones.
 */
record Shares(List<Unit> units) {
    /**
     * What one person is to get.
     *
     * @param load as a percentage; what all have together counts as the whole
     */
    record Unit(String assignee, double load) {}

    private static final int WHOLE = 100;

    /** Reads {@code [{"assigneeId": …, "load": …}]}; a 400 for what is none. */
    static Shares of(JsonNode workload) {
        List<Unit> units = new ArrayList<>();
        if (!workload.isMissingNode() && !workload.isNull() && !workload.isArray()) {
            throw ApiError.badRequest("workload must be a list of {\"assigneeId\": …, \"load\": …}");
        }
        for (JsonNode one : workload) {
            String assignee = Json.text(one, "assigneeId");
            double load = one.path("load").asDouble(-1);
            if (assignee == null || assignee.indexOf('@') <= 0) {
                throw ApiError.badRequest("not an e-mail address in the workload: " + one.path("assigneeId"));
            }
            if (!(load >= 0 && load <= WHOLE)) {
                throw ApiError.badRequest(
                        "the load of " + assignee + " must be from 0 to 100, not " + one.path("load"));
            }
            if (units.stream().anyMatch(unit -> unit.assignee().equalsIgnoreCase(assignee))) {
                throw ApiError.badRequest(assignee + " is named twice in the workload");
            }
            units.add(new Unit(assignee, load));
        }
        if (!units.isEmpty() && units.stream().allMatch(unit -> unit.load() == 0)) {
            throw ApiError.badRequest("nobody in the workload gets anything");
        }
        return new Shares(List.copyOf(units));
    }

    boolean isEmpty() {
        return units.isEmpty();
    }

    /**
     * Who gets the next item, the one it is due to most first; everybody with a load is named.
     *
     * @param counts how many each has got so far, by place in the workload; counted up for the first {@code many}
     */
    List<String> next(ArrayNode counts, int many) {
        while (counts.size() < units.size()) {
            counts.add(0);
        }
        double whole = units.stream().mapToDouble(Unit::load).sum();
        long shared = IntStream.range(0, units.size())
                .mapToLong(i -> counts.get(i).asLong())
                .sum();
        List<Integer> order = IntStream.range(0, units.size())
                .boxed()
                .filter(i -> units.get(i).load() > 0)
                .sorted(Comparator.comparingDouble(
                        i -> counts.get(i).asLong() - units.get(i).load() / whole * (shared + 1)))
                .toList();
        List<Integer> chosen = order.subList(0, Math.min(Math.max(1, many), order.size()));
        chosen.forEach(i -> counts.set(i, counts.numberNode(counts.get(i).asLong() + 1)));
        return chosen.stream().map(i -> units.get(i).assignee()).toList();
    }

    /** As the wire has it. */
    ArrayNode json() {
        ArrayNode json = Json.array();
        units.forEach(unit -> {
            ObjectNode one = json.addObject().put("assigneeId", unit.assignee());
            one.put("load", unit.load());
        });
        return json;
    }
}

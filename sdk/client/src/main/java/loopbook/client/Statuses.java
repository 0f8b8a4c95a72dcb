package loopbook.client;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import loopbook.errors.Interrupted;
import loopbook.errors.NotFound;
import loopbook.errors.PartialFailure;
import loopbook.errors.Report;
import loopbook.http.Call;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How items get a status in a task or an assignment, and lose it. */
final class Statuses {
    static final String CREATE = "create";
    static final String DELETE = "delete";
    private static final int WORKERS = 8;

    private Statuses() {}

    /** What an item says of itself: its status in this task or assignment. */
    static Optional<String> of(Item item, String taskOrAssignmentId) {
        return Trees.stream(item.at("metadata", "system", "refs"))
                .filter(ref -> ref.path("id").asString("").equals(taskOrAssignmentId))
                .flatMap(ref -> ref.path("metadata").path("status").asStringOpt().stream())
                .findFirst();
    }

    /** How many of each: by action where the platform tells the actions apart, else by name. */
    static Map<String, Integer> counts(JsonNode json) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        JsonNode told = json.path("actions").isObject() ? json.path("actions") : json;
        told.properties().stream()
                .filter(one -> one.getValue().isNumber())
                .forEach(one -> counts.put(one.getKey(), one.getValue().asInt()));
        return counts;
    }

    /** {@code POST /assignments/items/tasks/{id}/status}; what was not changed raises. */
    static Map<String, String> ofTask(
            Dataloop dl, String taskId, String operation, String status, Collection<String> itemIds) {
        ObjectNode body = Trees.object();
        body.set("itemIds", Trees.texts(itemIds));
        body.putObject("statusPayload")
                .put("operation", operation)
                .put("returnLastStatus", true)
                .put("status", status);
        JsonNode answer = dl.transport()
                .json(Call.post("assignments", "items", "tasks", taskId, "status")
                        .json(body));
        Map<String, String> changed = new LinkedHashMap<>();
        answer.properties()
                .forEach(item -> changed.put(item.getKey(), item.getValue().asString("")));
        List<Report.Failed> missed = itemIds.stream()
                .filter(id -> !changed.containsKey(id))
                .map(id -> new Report.Failed(id, new NotFound("The platform says nothing of item " + id)))
                .toList();
        return orThrow(changed, itemIds.size(), missed);
    }

    /** {@code POST /assignments/{id}/items/{item}/status}. */
    static void ofAssignment(Dataloop dl, String assignmentId, String operation, String status, String itemId) {
        ObjectNode body = Trees.object().put("operation", operation).put("status", status);
        dl.transport()
                .json(Call.post("assignments", assignmentId, "items", itemId, "status")
                        .json(body));
    }

    /** Every one of these, some at a time; those that failed are named at the end. */
    static void ofAll(Iterator<Item> items, String status, StatusOptions options) {
        List<Optional<Report.Failed>> outcomes =
                Parallel.map("loopbook-status", WORKERS, items, item -> attempt(item, status, options));
        List<Report.Failed> failed = outcomes.stream().flatMap(Optional::stream).toList();
        if (outcomes.size() == 1 && failed.size() == 1) {
            throw failed.get(0).why();
        }
        orThrow(outcomes, outcomes.size(), failed);
    }

    private static Optional<Report.Failed> attempt(Item item, String status, StatusOptions options) {
        try {
            options.apply(item, status);
            return Optional.empty();
        } catch (Interrupted e) {
            throw e;
        } catch (RuntimeException e) {
            return Optional.of(new Report.Failed(item.filename(), e));
        }
    }

    private static <T> T orThrow(T result, int all, List<Report.Failed> failed) {
        if (!failed.isEmpty()) {
            throw new PartialFailure(
                    failed.size() + " of " + all + " items did not get their status; the others did",
                    new Missed(failed));
        }
        return result;
    }

    /** The items that did not get their status. */
    private record Missed(List<Failed> failed) implements Report {
        @Override
        public String toString() {
            List<String> lines = new ArrayList<>();
            failed.forEach(one -> lines.add("  " + one.what() + ": " + one.why().getMessage()));
            return String.join(System.lineSeparator(), lines);
        }
    }
}

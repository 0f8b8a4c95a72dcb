package loopbook.local;

import java.util.List;
import java.util.Set;
import loopbook.local.store.Entities;
import loopbook.local.store.EntityRow;
import loopbook.local.store.Items;
import loopbook.local.store.Tx;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The work behind {@code /assignments/{id}/reassign} and {@code …/redistribute}: items that have no status yet go to other
 * assignments of the same task. An assignment that has no item left goes.
 */
final class HandOverWork implements LongWork {
    static final String REASSIGN = "ReassignAssignment";
    static final String REDISTRIBUTE = "RedistributeAssignment";
    private static final int STEP = 200;

    /** Orders that all go to one person. */
    static ObjectNode reassign(Tx tx, EntityRow from, String annotator, String user) {
        EntityRow row = task(tx, from);
        ObjectNode task = Json.document(row.doc());
        String target = AssignmentDoc.ensure(tx, task, annotator, user);
        if (target.equals(from.id())) {
            throw ApiError.badRequest(annotator + " has this assignment already");
        }
        TaskDoc.save(tx, row, task, user);
        ObjectNode spec = spec(from, row.id()).put("toAssignment", target);
        spec.putArray("workload").addObject().put("assigneeId", annotator).put("load", 100);
        return spec;
    }

    /** Orders that they are shared out. */
    static ObjectNode redistribute(Tx tx, EntityRow from, Shares shares, String user) {
        if (shares.isEmpty()) {
            throw ApiError.badRequest("workload must name somebody");
        }
        EntityRow row = task(tx, from);
        ObjectNode task = Json.document(row.doc());
        shares.units().forEach(unit -> AssignmentDoc.ensure(tx, task, unit.assignee(), user));
        TaskDoc.save(tx, row, task, user);
        ObjectNode spec = spec(from, row.id());
        spec.set("workload", shares.json());
        return spec;
    }

    private static ObjectNode spec(EntityRow from, String task) {
        return Json.object().put("assignmentId", from.id()).put("taskId", task);
    }

    private static EntityRow task(Tx tx, EntityRow assignment) {
        return TaskDoc.of(tx, assignment).orElseThrow(() -> ApiError.badRequest("the task of this assignment is gone"));
    }

    @Override
    public void run(Job job) {
        String from = job.spec().path("assignmentId").asString("");
        String task = job.spec().path("taskId").asString("");
        long all = job.read(tx -> Pulling.open(tx, from));
        job.steps(tx -> step(tx, job, from, task, all));
        job.last(tx -> {
            Shares shares = Shares.of(job.spec().path("workload"));
            String owner = AssignmentDoc.annotator(AssignmentDoc.find(tx, from));
            if (shares.units().stream().noneMatch(unit -> unit.assignee().equalsIgnoreCase(owner))) {
                dropIfEmpty(tx, from, task, job.user());
            }
            TaskDoc.note(tx, task, job.user());
            return true;
        });
    }

    private static boolean step(Tx tx, Job job, String from, String id, long all) {
        EntityRow row = TaskDoc.find(tx, id);
        ObjectNode task = Json.document(row.doc());
        Shares shares = Shares.of(job.spec().path("workload"));
        ObjectNode state = job.state();
        ArrayNode counts = state.get("counts") instanceof ArrayNode there ? there : state.putArray("counts");
        List<String> items = tx.all(
                "SELECT item FROM refs WHERE ref = ? AND status IS NULL AND item > ? ORDER BY item LIMIT " + STEP,
                List.of(from, state.path("after").asString("")),
                found -> found.text(1));
        for (String item : items) {
            String target =
                    AssignmentDoc.ensure(tx, task, shares.next(counts, 1).get(0), job.user());
            if (!target.equals(from)) {
                move(tx, item, from, target, job.user());
            }
            state.put("after", item);
        }
        TaskDoc.save(tx, row, task, job.user());
        state.put("done", state.path("done").asLong(0) + items.size());
        job.progress(state.path("done").asLong(0), all);
        return items.size() == STEP;
    }

    private static void move(Tx tx, String item, String from, String to, String user) {
        ItemRefs refs = ItemRefs.of(Items.find(tx, item).orElseThrow());
        refs.leave(Set.of(from));
        refs.join(ItemRefs.ASSIGNMENT, to);
        refs.save(tx, user);
    }

    private static void dropIfEmpty(Tx tx, String assignment, String id, String user) {
        if (tx.number("SELECT count(*) FROM refs WHERE ref = ?", List.of(assignment)) > 0) {
            return;
        }
        EntityRow row = TaskDoc.find(tx, id);
        ObjectNode task = Json.document(row.doc());
        ArrayNode left = Json.array();
        TaskDoc.assignments(task).stream()
                .filter(one -> !one.equals(assignment))
                .forEach(left::add);
        task.set("assignmentIds", left);
        TaskDoc.save(tx, row, task, user);
        Entities.delete(tx, AssignmentDoc.KIND, assignment);
    }
}

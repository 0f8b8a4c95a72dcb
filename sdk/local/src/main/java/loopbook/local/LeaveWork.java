package loopbook.local;

import java.util.List;
import java.util.Set;
import loopbook.local.store.Entities;
import loopbook.local.store.EntityRow;
import loopbook.local.store.ItemRow;
import loopbook.local.store.Items;
import loopbook.local.store.Tx;
import tools.jackson.databind.node.ObjectNode;

/**
 * The work behind {@code …/removeFromTask} and {@code DELETE /annotationtasks/{id}}: items leave a task and its
 * assignments.
 *
 * @param key where the id of the task stands in the spec of the command
 * @param deletes whether all items leave, and the task goes behind them
 */
record LeaveWork(String key, boolean deletes) implements LongWork {
    static final String REMOVE = "RemoveFromTask";
    static final String DELETE = "DeleteTask";
    static final LeaveWork REMOVING = new LeaveWork("removeFromTaskId", false);
    static final LeaveWork DELETING = new LeaveWork("deleteTaskId", true);
    private static final int STEP = 200;

    @Override
    public void run(Job job) {
        String task = job.spec().path(key).asString("");
        job.steps(tx -> deletes ? some(tx, task, job.user()) : matching(tx, job, task));
        job.last(tx -> {
            if (deletes) {
                remove(tx, task);
            } else {
                TaskDoc.note(tx, task, job.user());
            }
            return true;
        });
    }

    private static boolean matching(Tx tx, Job job, String id) {
        EntityRow task = TaskDoc.find(tx, id);
        Set<String> refs = TaskDoc.refs(Json.document(task.doc()));
        Matches matches = Matches.of(
                String.valueOf(task.dataset()), ShareWork.query(job.spec().path("removeFromTaskPayload")), job.id());
        List<ItemRow> next = matches.after(tx, job.state().path("after").asString(""), STEP);
        for (ItemRow item : next) {
            leave(tx, item, refs, job.user());
            job.state().put("after", item.id());
        }
        return next.size() == STEP;
    }

    private static void leave(Tx tx, ItemRow item, Set<String> ids, String user) {
        ItemRefs refs = ItemRefs.of(item);
        if (refs.inAny(ids)) {
            refs.leave(ids);
            refs.save(tx, user);
        }
    }

    /** Some of all items leave; false when none is left. */
    private static boolean some(Tx tx, String id, String user) {
        ObjectNode task = Json.document(TaskDoc.find(tx, id).doc());
        Set<String> refs = TaskDoc.refs(task);
        for (String ref : refs) {
            List<String> items = tx.all(
                    "SELECT item FROM refs WHERE ref = ? ORDER BY item LIMIT " + STEP,
                    List.of(ref),
                    row -> row.text(1));
            items.forEach(item -> leave(tx, Items.find(tx, item).orElseThrow(), refs, user));
            if (!items.isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private static void remove(Tx tx, String id) {
        EntityRow task = TaskDoc.find(tx, id);
        TaskDoc.assignments(Json.document(task.doc()))
                .forEach(assignment -> Entities.delete(tx, AssignmentDoc.KIND, assignment));
        tx.update("DELETE FROM entities WHERE kind = 'score' AND name = ?", id);
        Entities.delete(tx, TaskDoc.KIND, id);
    }

    /** All of it at once. */
    static void removeAll(Tx tx, String id, String user) {
        if (Entities.find(tx, TaskDoc.KIND, id).isPresent()) {
            boolean more = true;
            while (more) {
                more = some(tx, id, user);
            }
            remove(tx, id);
        }
    }
}

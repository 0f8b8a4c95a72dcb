package loopbook.local;

import java.util.ArrayList;
import java.util.List;
import loopbook.local.store.EntityRow;
import loopbook.local.store.Items;
import loopbook.local.store.Tx;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tasks whose items are pulled: assignees get a batch at a time, and the next one when there is room under their greatest
 * workload. What nobody has yet waits in the task itself.
 */
final class Pulling {
    private Pulling() {}

    /** How many items make a batch; negative where items are not pulled. */
    static long batch(JsonNode system) {
        long most = system.path("maxBatchWorkload").asLong(-1);
        return system.path("batchSize").asLong(most);
    }

    /** How many items of an assignment are not done. */
    static long open(Tx tx, String assignment) {
        return tx.number("SELECT count(*) FROM refs WHERE ref = ? AND status IS NULL", List.of(assignment));
    }

    /** How many items of a task nobody has. */
    static long waiting(Tx tx, ObjectNode task) {
        return tx.number("SELECT count(*) FROM (" + waitingItems(task) + ")", binds(task));
    }

    /** Gives an assignment its next batch if there is room for it; returns how many items came. */
    static int next(Tx tx, ObjectNode task, EntityRow assignment, String user) {
        JsonNode system = task.path("metadata").path("system");
        long batch = batch(system);
        if (batch < 1 || system.path("maxBatchWorkload").asLong(batch) - open(tx, assignment.id()) < batch) {
            return 0;
        }
        List<String> ids =
                tx.all(waitingItems(task) + " ORDER BY item LIMIT " + batch, binds(task), row -> row.text(1));
        for (String id : ids) {
            ItemRefs refs = ItemRefs.of(Items.find(tx, id).orElseThrow());
            refs.join(ItemRefs.ASSIGNMENT, assignment.id());
            refs.save(tx, user);
        }
        return ids.size();
    }

    private static String waitingItems(ObjectNode task) {
        String marks = String.join(
                ",", TaskDoc.assignments(task).stream().map(id -> "?").toList());
        return "SELECT r.item FROM refs r WHERE r.ref = ? AND r.status IS NULL AND NOT EXISTS"
                + " (SELECT 1 FROM refs a WHERE a.item = r.item AND a.ref IN (" + marks + "))";
    }

    private static List<String> binds(ObjectNode task) {
        List<String> binds = new ArrayList<>();
        binds.add(Json.text(task, "id"));
        binds.addAll(TaskDoc.assignments(task));
        return binds;
    }
}

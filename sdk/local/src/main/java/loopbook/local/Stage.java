package loopbook.local;

import java.util.List;
import loopbook.local.store.Tx;

/** How far the work in a task or an assignment is. */
enum Stage {
    OPEN("open", "todo"),
    STARTED("in progress", "in progress"),
    DONE("completed", "done"),
    DONE_WITH_ISSUES("completed with issues", "completed with issues");

    private static final String SOME = "SELECT EXISTS(SELECT 1 FROM refs WHERE ref = ? AND status ";
    private static final String ISSUE =
            "SELECT EXISTS(SELECT 1 FROM refs r CROSS JOIN annotations a INDEXED BY a_status ON a.item = r.item"
                    + " WHERE r.ref = ? AND instr(a.doc, '\"status\":\"') > 0"
                    + " AND json_extract(a.doc, '$.metadata.system.status') = 'issue')";

    private final String task;
    private final String assignment;

    Stage(String task, String assignment) {
        this.task = task;
        this.assignment = assignment;
    }

    /** Found out from a few rows, however many items there are; only of work that is done every item is looked at. */
    static Stage of(Tx tx, String ref) {
        List<String> binds = List.of(ref);
        boolean some = tx.number(SOME + ">= '')", binds) > 0;
        if (!some || tx.number(SOME + "IS NULL)", binds) > 0) {
            return some ? STARTED : OPEN;
        }
        return tx.number(ISSUE, binds) > 0 ? DONE_WITH_ISSUES : DONE;
    }

    /** The status of a task that is so far. */
    String ofTask() {
        return task;
    }

    /** The status of an assignment that is so far. */
    String ofAssignment() {
        return assignment;
    }
}

package loopbook.local;

import java.time.Duration;
import java.util.List;
import loopbook.local.store.Id;
import loopbook.local.store.Tx;

/** What goes by itself: expired items, what exports left a day ago, and commands that ended a week ago. */
final class Housekeeping {
    private static final Duration OUTPUTS = Duration.ofDays(1);
    private static final Duration COMMANDS = Duration.ofDays(7);

    private Housekeeping() {}

    /** Some of it; whether there may be more. */
    static boolean piece(Tx tx) {
        int expired = Expiry.piece(tx);
        int outputs = outputs(tx);
        int commands = tx.update(
                "DELETE FROM entities WHERE kind = 'command' AND id IN (SELECT id FROM entities"
                        + " WHERE kind = 'command' AND name = ? AND created < ? LIMIT " + Removal.STEP + ")",
                Job.ENDED,
                before(COMMANDS));
        return Math.max(expired, Math.max(outputs, commands)) >= Removal.STEP;
    }

    private static String before(Duration age) {
        return Id.text(System.currentTimeMillis() - age.toMillis());
    }

    /** What lies in a read-only dataset stays as long as it is one. */
    private static int outputs(Tx tx) {
        List<String> old = tx.all(
                "SELECT i.id FROM entities e CROSS JOIN items i ON i.dataset = e.id WHERE e.kind = 'dataset'"
                        + " AND i.filename > ? AND i.filename < ? AND i.type = 'file' AND i.created < ?"
                        + " AND NOT EXISTS (SELECT 1 FROM locks WHERE dataset = e.id AND until > ?) LIMIT "
                        + Removal.STEP,
                List.of(
                        ExportWork.FOLDER + "/",
                        // The character after '/'.
                        ExportWork.FOLDER + "0",
                        before(OUTPUTS),
                        System.currentTimeMillis()),
                row -> row.text(1));
        Removal removal = new Removal(tx);
        old.forEach(removal::take);
        return removal.end(LocalPlatform.USER);
    }
}

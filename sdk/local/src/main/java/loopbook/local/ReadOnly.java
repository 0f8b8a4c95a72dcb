package loopbook.local;

import java.util.List;
import java.util.function.Supplier;
import loopbook.local.store.Tx;

/**
 * Datasets that nobody may change now: made read-only, or locked for a while by an export. The store itself refuses, so
 * that no way to an item goes past it.
 */
final class ReadOnly {
    private static final long FOR_EVER = Long.MAX_VALUE;

    private ReadOnly() {}

    /** Whether the store refuses changes of its items now. */
    static boolean is(Tx tx, String dataset) {
        return tx.number(
                        "SELECT count(*) FROM locks WHERE dataset = ? AND until > ?",
                        List.of(dataset, System.currentTimeMillis()))
                > 0;
    }

    static void lock(Tx tx, String dataset) {
        lock(tx, dataset, FOR_EVER);
    }

    /** Until this moment, in milliseconds since 1970; a longer lock that is there stays. */
    static void lock(Tx tx, String dataset, long until) {
        tx.update(
                "INSERT INTO locks(dataset, until) VALUES(?, ?)"
                        + " ON CONFLICT(dataset) DO UPDATE SET until = max(until, excluded.until)",
                dataset,
                until);
    }

    static void unlock(Tx tx, String dataset) {
        tx.update("DELETE FROM locks WHERE dataset = ?", dataset);
    }

    /** Ends a lock for a while; what was made read-only stays so. */
    static void release(Tx tx, String dataset) {
        tx.update("DELETE FROM locks WHERE dataset = ? AND until < ?", dataset, FOR_EVER);
    }

    /** Does what the platform itself has to do in a dataset, read-only or not. */
    static <T> T despite(Tx tx, String dataset, Supplier<T> work) {
        long until = tx.number("SELECT until FROM locks WHERE dataset = ?", List.of(dataset));
        unlock(tx, dataset);
        T result = work.get();
        if (until > 0) {
            lock(tx, dataset, until);
        }
        return result;
    }
}

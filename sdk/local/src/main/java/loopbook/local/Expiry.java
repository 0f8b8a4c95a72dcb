package loopbook.local;

import java.util.List;
import java.util.concurrent.TimeUnit;
import loopbook.local.store.Id;
import loopbook.local.store.Tx;

/** Items of datasets with {@code expirationOptions} go when they are so many days old. */
final class Expiry implements LongWork {
    static final String TYPE = "DeleteExpiredItems";

    private record Aged(String dataset, long days) {}

    @Override
    public void run(Job job) {
        long gone = job.step(Expiry::sweep);
        job.step(tx -> job.spec().put("itemDeletedCount", gone));
    }

    /** Deletes what is too old; read-only datasets keep everything. Returns how many went. */
    static long sweep(Tx tx) {
        List<Aged> aged = tx.all(
                "SELECT id, json_extract(doc, '$.expirationOptions.itemMaxDays') FROM entities WHERE kind = 'dataset'"
                        + " AND json_extract(doc, '$.expirationOptions.itemMaxDays') > 0",
                List.of(),
                row -> new Aged(row.text(1), row.number(2)));
        long gone = 0;
        for (Aged dataset : aged) {
            if (!ReadOnly.is(tx, dataset.dataset())) {
                String before = Id.text(System.currentTimeMillis() - TimeUnit.DAYS.toMillis(dataset.days()));
                gone += tx.update(
                        "DELETE FROM items WHERE dataset = ? AND type = 'file' AND created < ?",
                        dataset.dataset(),
                        before);
            }
        }
        return gone;
    }
}

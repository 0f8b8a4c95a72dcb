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
        job.steps(tx -> {
            int some = piece(tx);
            long gone = job.spec().path("itemDeletedCount").asLong(0) + some;
            job.spec().put("itemDeletedCount", gone);
            return some == Removal.STEP;
        });
    }

    /** Deletes some of what is too old; read-only datasets keep everything. Returns how many went. */
    static int piece(Tx tx) {
        List<Aged> aged = tx.all(
                "SELECT id, json_extract(doc, '$.expirationOptions.itemMaxDays') FROM entities WHERE kind = 'dataset'"
                        + " AND json_extract(doc, '$.expirationOptions.itemMaxDays') > 0",
                List.of(),
                row -> new Aged(row.text(1), row.number(2)));
        Removal removal = new Removal(tx);
        for (Aged dataset : aged) {
            if (!ReadOnly.is(tx, dataset.dataset())) {
                String before = Id.text(System.currentTimeMillis() - TimeUnit.DAYS.toMillis(dataset.days()));
                tx.all(
                                "SELECT id FROM items WHERE dataset = ? AND type = 'file' AND created < ? LIMIT "
                                        + Removal.STEP,
                                List.of(dataset.dataset(), before),
                                row -> row.text(1))
                        .forEach(removal::take);
            }
        }
        return removal.end(LocalPlatform.USER);
    }
}

package loopbook.local;

import java.util.List;
import java.util.concurrent.TimeUnit;
import loopbook.local.store.Id;
import loopbook.local.store.Tx;
import tools.jackson.databind.JsonNode;

/** Items of datasets with {@code expirationOptions} go when they are so many days old. */
final class Expiry implements LongWork {
    static final String TYPE = "DeleteExpiredItems";

    /** A thousand years: beyond it no date can be reckoned back. */
    private static final int MOST_DAYS = 365_000;

    private record Aged(String dataset, long days) {}

    /** A 400 for {@code expirationOptions} that do not say after how many whole days; there may be none. */
    static void check(JsonNode body) {
        JsonNode options = body.path("expirationOptions");
        JsonNode days = options.path("itemMaxDays");
        boolean none = options.isMissingNode() || options.isNull();
        boolean unlimited = options.isObject() && (days.isMissingNode() || days.isNull());
        boolean whole = days.isIntegralNumber() && days.canConvertToInt();
        if (!none && !unlimited && !(whole && days.intValue() >= 1 && days.intValue() <= MOST_DAYS)) {
            throw ApiError.badRequest("expirationOptions.itemMaxDays must be a whole number from 1 to " + MOST_DAYS
                    + ", or null, not " + (options.isObject() ? days : options));
        }
    }

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
                        + " AND json_type(doc, '$.expirationOptions.itemMaxDays') = 'integer'"
                        + " AND json_extract(doc, '$.expirationOptions.itemMaxDays') BETWEEN 1 AND ?",
                List.of(MOST_DAYS),
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

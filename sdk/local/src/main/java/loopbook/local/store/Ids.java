package loopbook.local.store;

import java.security.SecureRandom;
import java.util.List;

/** Makes ids. Used under the write lock, so that ids grow strictly, over all processes that share the folder. */
final class Ids {
    private static final String GREATEST =
            """
            SELECT coalesce(max(id), '000000000000000000000000') FROM (
              SELECT max(id) AS id FROM items UNION ALL SELECT max(id) FROM annotations
              UNION ALL SELECT id FROM last_entity)
            """;

    private final long mark = new SecureRandom().nextLong();
    private Id last = new Id(0, 0);
    private boolean known;

    /** To be called when a write begins: what another process made since must be looked up. */
    void begin() {
        known = false;
    }

    Id next(Tx tx) {
        if (!known) {
            tx.first(GREATEST, List.of(), row -> Id.parse(row.text(1)))
                    .filter(stored -> stored.compareTo(last) > 0)
                    .ifPresent(stored -> last = stored);
            known = true;
        }
        Id now = Id.at(System.currentTimeMillis(), mark);
        last = now.compareTo(last) > 0 ? now : last.next(mark);
        return last;
    }
}

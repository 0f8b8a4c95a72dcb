package loopbook.local;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import loopbook.local.store.Tx;
import tools.jackson.databind.node.ObjectNode;

/**
 * How far a task or an assignment is.
 *
 * @param items how many it has
 * @param statuses how many of them have each status
 * @param annotations how many annotations on its items have each status
 */
record Progress(long items, Map<String, Long> statuses, Map<String, Long> annotations) {
    private static final double WHOLE = 100;

    /** Counted in the data as they are. */
    static Progress of(Tx tx, String ref) {
        Map<String, Long> statuses =
                counts(tx, "SELECT coalesce(status, ''), count(*) FROM refs WHERE ref = ? GROUP BY status", ref);
        long items = statuses.values().stream().mapToLong(Long::longValue).sum();
        statuses.remove("");
        Map<String, Long> annotations = counts(
                tx,
                "SELECT json_extract(a.doc, '$.metadata.system.status') AS s, count(*) FROM refs r"
                        + " CROSS JOIN annotations a INDEXED BY a_status ON a.item = r.item WHERE r.ref = ? AND instr(a.doc, '\"status\":\"') > 0"
                        + " GROUP BY s HAVING s IS NOT NULL",
                ref);
        return new Progress(items, statuses, annotations);
    }

    private static Map<String, Long> counts(Tx tx, String sql, String ref) {
        Map<String, Long> counts = new LinkedHashMap<>();
        tx.each(sql, List.of(ref), row -> {
            counts.put(row.text(1), row.number(2));
            return true;
        });
        return counts;
    }

    long done() {
        return statuses.values().stream().mapToLong(Long::longValue).sum();
    }

    private long issues() {
        return annotations.getOrDefault("issue", 0L);
    }

    Stage stage() {
        if (done() == 0) {
            return Stage.OPEN;
        }
        if (done() < items) {
            return Stage.STARTED;
        }
        return issues() > 0 ? Stage.DONE_WITH_ISSUES : Stage.DONE;
    }

    /** Writes the counters. */
    ObjectNode addTo(ObjectNode doc) {
        doc.put("totalItems", items)
                .put("forReview", annotations.getOrDefault("review", 0L))
                .put("issues", issues())
                .put("progress", items == 0 ? 0 : Math.round(done() * WHOLE / items));
        ObjectNode itemStatus = doc.putObject("itemStatus");
        itemStatus.put("completed", done()).put("remaining", items - done());
        ObjectNode actions = itemStatus.putObject("actions");
        statuses.forEach(actions::put);
        ObjectNode annotationStatus = doc.putObject("annotationStatus");
        annotations.forEach(annotationStatus::put);
        return doc;
    }
}

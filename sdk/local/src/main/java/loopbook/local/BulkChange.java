package loopbook.local;

import java.util.List;
import java.util.function.Consumer;
import loopbook.local.dql.Query;
import loopbook.local.dql.Resource;
import loopbook.local.dql.Sql;
import loopbook.local.store.AnnotationRow;
import loopbook.local.store.Annotations;
import loopbook.local.store.ItemRow;
import loopbook.local.store.Items;
import loopbook.local.store.Tx;
import tools.jackson.databind.node.ObjectNode;

/** Changes or deletes all that a query matches: in one transaction, and in little memory. */
final class BulkChange {
    private static final int STEP = 500;

    private BulkChange() {}

    /** Does what the query asks for; answers how many matched, as the service does. */
    static ObjectNode run(Tx tx, Query query, String user) {
        boolean items = query.resource() == Resource.ITEMS;
        pick(tx, query);
        if (query.delete()) {
            long gone = items ? deleteItems(tx) : deleteAnnotations(tx);
            return Json.object().put(items ? "itemDeletedCount" : "annotationsDeletedCount", gone);
        }
        if (query.references().isPresent()) {
            long changed = References.of(query.references().get()).apply(tx, items, user);
            return Json.object().put("itemsUpdatedCount", changed);
        }
        ObjectNode update = query.update().orElseThrow();
        ObjectNode change = Merge.allowed(update, items ? ItemDoc.FIXED : AnnotationDoc.FIXED, query.systemSpace());
        if (items && change.has("filename")) {
            throw ApiError.badRequest("items cannot be given one filename by a query");
        }
        long changed = change.isEmpty() ? 0 : update(tx, items, change, user);
        return Json.object().put(items ? "itemsUpdatedCount" : "annotationsUpdatedCount", changed);
    }

    /** Keeps the ids of all matches: what is changed must not move under the cursor that finds it. */
    private static void pick(Tx tx, Query query) {
        pick(tx, query, "");
    }

    private static void pick(Tx tx, Query query, String order) {
        tx.update("CREATE TEMP TABLE IF NOT EXISTS picked(n INTEGER PRIMARY KEY, id TEXT NOT NULL)");
        tx.update("DELETE FROM picked");
        Sql ids = query.ids();
        tx.update("INSERT INTO picked(id) " + ids.text() + order, ids.binds());
    }

    /** The number of matches, which stand in the order of chance. */
    static long shuffle(Tx tx, Query query) {
        pick(tx, query, " ORDER BY random()");
        return tx.number("SELECT count(*) FROM picked", List.of());
    }

    private static long deleteItems(Tx tx) {
        long gone = 0;
        List<ItemRow> directories = tx.all(
                Items.COLUMNS + "WHERE type = 'dir' AND id IN (SELECT id FROM picked) ORDER BY filename",
                List.of(),
                Items::row);
        for (ItemRow directory : directories) {
            gone += Items.deleteBelow(tx, directory.dataset(), directory.filename());
        }
        return gone + tx.update("DELETE FROM items WHERE id IN (SELECT id FROM picked)");
    }

    private static long deleteAnnotations(Tx tx) {
        return tx.update("DELETE FROM annotations WHERE id IN (SELECT id FROM picked)");
    }

    private static long update(Tx tx, boolean items, ObjectNode change, String user) {
        return each(tx, 0, Long.MAX_VALUE, id -> {
            if (items) {
                ItemRoutes.change(tx, ItemRoutes.find(tx, id), change, user);
            } else {
                AnnotationRow row = AnnotationRoutes.find(tx, id);
                Annotations.update(tx, row, AnnotationDoc.changed(row, change, user, tx.now()));
            }
        });
    }

    /** Does this with the matches picked last, from behind the first number up to the second; they count from 1. */
    static long each(Tx tx, long after, long upTo, Consumer<String> work) {
        long done = 0;
        List<String> ids = step(tx, after, upTo);
        while (!ids.isEmpty()) {
            ids.forEach(work);
            done += ids.size();
            ids = step(tx, after + done, upTo);
        }
        return done;
    }

    private static List<String> step(Tx tx, long after, long upTo) {
        return tx.all(
                "SELECT id FROM picked WHERE n > ? AND n <= ? ORDER BY n LIMIT " + STEP,
                List.of(after, upTo),
                row -> row.text(1));
    }
}

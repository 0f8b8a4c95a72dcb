package loopbook.local;

import java.util.List;
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
        tx.update("CREATE TEMP TABLE IF NOT EXISTS picked(n INTEGER PRIMARY KEY, id TEXT NOT NULL)");
        tx.update("DELETE FROM picked");
        Sql ids = query.ids();
        tx.update("INSERT INTO picked(id) " + ids.text(), ids.binds());
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
        long changed = 0;
        List<String> ids = step(tx, changed);
        while (!ids.isEmpty()) {
            for (String id : ids) {
                if (items) {
                    ItemRoutes.change(tx, ItemRoutes.find(tx, id), change, user);
                } else {
                    AnnotationRow row = AnnotationRoutes.find(tx, id);
                    Annotations.update(tx, row, AnnotationDoc.changed(row, change, user, tx.now()));
                }
            }
            changed += ids.size();
            ids = step(tx, changed);
        }
        return changed;
    }

    /** The ids after so many; the table numbers them from 1. */
    private static List<String> step(Tx tx, long after) {
        return tx.all("SELECT id FROM picked WHERE n > ? ORDER BY n LIMIT " + STEP, List.of(after), row -> row.text(1));
    }
}

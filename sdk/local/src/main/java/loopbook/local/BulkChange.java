package loopbook.local;

import java.util.List;
import java.util.Optional;
import loopbook.local.dql.Query;
import loopbook.local.dql.Resource;
import loopbook.local.dql.Sql;
import loopbook.local.store.AnnotationRow;
import loopbook.local.store.Annotations;
import loopbook.local.store.Tx;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Changes or deletes all that a query matches. Up to {@link Removal#STEP} matches change in one transaction; more of them
 * in several, so that nobody waits long until he may write: each of these is done or not, and what is refused midway leaves
 * those before as they are. Takes little memory, however many there are.
 */
final class BulkChange {
    private static final int STEP = Removal.STEP;

    private final Query query;
    private final boolean items;
    private final String user;
    private final ObjectNode state;
    private final Optional<References> references;
    private final @Nullable ObjectNode change;

    /**
     * What the query asks for.
     *
     * @param state what is noted down from piece to piece: whoever has it can go on
     */
    BulkChange(Query query, String user, ObjectNode state) {
        this.query = query;
        this.items = query.resource() == Resource.ITEMS;
        this.user = user;
        this.state = state;
        this.references = query.references().map(References::of);
        this.change = query.update()
                .map(update -> Merge.allowed(update, items ? ItemDoc.FIXED : AnnotationDoc.FIXED, query.systemSpace()))
                .orElse(null);
        if (references.isPresent() && !items) {
            throw ApiError.badRequest("only items join tasks and assignments");
        }
        if (items && change != null && change.has("filename")) {
            throw ApiError.badRequest("items cannot be given one filename by a query");
        }
    }

    /** The next of it; false when all is done. */
    boolean piece(Tx tx) {
        if (change != null && change.isEmpty()) {
            return false;
        }
        if (!state.has("until")) {
            begin(tx);
        }
        List<String> ids = next(tx);
        return (query.delete() && items) ? remove(tx, ids) : change(tx, ids);
    }

    private void begin(Tx tx) {
        Sql some = query.ids(STEP + 1);
        boolean many = tx.number("SELECT count(*) FROM (" + some.text() + ")", some.binds()) > STEP;
        // What is added meanwhile has a greater id.
        state.put("until", tx.newId().toString()).put("after", "").put("many", many);
    }

    private boolean many() {
        return state.path("many").asBoolean();
    }

    private List<String> next(Tx tx) {
        Sql ids = many()
                ? query.ids(state.path("after").asString(), state.path("until").asString(), STEP)
                : query.ids(STEP);
        return tx.all(ids.text(), ids.binds(), row -> row.text(1));
    }

    private boolean remove(Tx tx, List<String> ids) {
        Removal removal = new Removal(tx);
        boolean whole = true;
        for (String id : ids) {
            whole = removal.take(id);
            if (!whole) {
                break;
            }
            state.put("after", id);
        }
        count(removal.end(user));
        return !whole || (many() && ids.size() == STEP);
    }

    private boolean change(Tx tx, List<String> ids) {
        for (String id : ids) {
            if (query.delete()) {
                Annotations.delete(tx, id);
            } else if (references.isPresent()) {
                references.get().apply(tx, ItemRoutes.find(tx, id), user);
            } else {
                update(tx, id);
            }
            state.put("after", id);
        }
        count(ids.size());
        return many() && ids.size() == STEP;
    }

    private void update(Tx tx, String id) {
        ObjectNode fields = change == null ? Json.object() : change;
        if (items) {
            ItemRoutes.change(tx, ItemRoutes.find(tx, id), fields, user);
        } else {
            AnnotationRow row = AnnotationRoutes.find(tx, id);
            Annotations.update(tx, row, AnnotationDoc.changed(row, fields, user, tx.now()));
        }
    }

    private void count(long done) {
        state.put("done", done() + done);
    }

    private long done() {
        return state.path("done").asLong(0);
    }

    /** How many matched, as the service says it. */
    ObjectNode answer() {
        String count = items
                ? (query.delete() ? "itemDeletedCount" : "itemsUpdatedCount")
                : (query.delete() ? "annotationsDeletedCount" : "annotationsUpdatedCount");
        return Json.object().put(count, done());
    }
}

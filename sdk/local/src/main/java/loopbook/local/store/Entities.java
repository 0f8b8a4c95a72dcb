package loopbook.local.store;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Projects, datasets, recipes, ontologies and other small documents. */
public final class Entities {
    private static final String COLUMNS = "SELECT kind, id, project, dataset, name, created, doc FROM entities ";
    private static final int HEX_ID = 24;

    private Entities() {}

    /** The entity of this kind with this id. */
    public static Optional<EntityRow> find(Tx tx, String kind, String id) {
        return tx.first(COLUMNS + "WHERE kind = ? AND id = ?", List.of(kind, id), Entities::row);
    }

    /** All of a kind, oldest first. */
    public static List<EntityRow> all(Tx tx, String kind) {
        return tx.all(COLUMNS + "WHERE kind = ? ORDER BY created, id", List.of(kind), Entities::row);
    }

    /** Those of this name, oldest first. */
    public static List<EntityRow> named(Tx tx, String kind, String name) {
        return tx.all(COLUMNS + "WHERE kind = ? AND name = ? ORDER BY created, id", List.of(kind, name), Entities::row);
    }

    /** Those of a project, oldest first. */
    public static List<EntityRow> ofProject(Tx tx, String kind, String project) {
        return tx.all(
                COLUMNS + "WHERE kind = ? AND project = ? ORDER BY created, id", List.of(kind, project), Entities::row);
    }

    /** Adds one. */
    public static void insert(Tx tx, EntityRow row) {
        tx.update(
                "INSERT INTO entities(kind, id, project, dataset, name, created, doc) VALUES(?,?,?,?,?,?,?)",
                Arrays.asList(
                        row.kind(), row.id(), row.project(), row.dataset(), row.name(), row.created(), row.doc()));
        if (row.id().length() == HEX_ID) {
            // So that ids keep growing even if the newest thing is an entity.
            tx.update("INSERT OR REPLACE INTO last_entity(one, id) VALUES(1, ?)", row.id());
        }
    }

    /** Replaces one. */
    public static void update(Tx tx, EntityRow row) {
        tx.update(
                "UPDATE entities SET project = ?, dataset = ?, name = ?, doc = ? WHERE kind = ? AND id = ?",
                Arrays.asList(row.project(), row.dataset(), row.name(), row.doc(), row.kind(), row.id()));
    }

    /** Removes one; false if there was none. */
    public static boolean delete(Tx tx, String kind, String id) {
        return tx.update("DELETE FROM entities WHERE kind = ? AND id = ?", kind, id) > 0;
    }

    private static EntityRow row(Row row) {
        return new EntityRow(
                row.text(1),
                row.text(2),
                row.optionalText(3),
                row.optionalText(4),
                row.optionalText(5),
                row.text(6),
                row.text(7));
    }
}

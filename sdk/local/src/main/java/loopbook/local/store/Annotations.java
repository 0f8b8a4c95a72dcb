package loopbook.local.store;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Annotations. */
public final class Annotations {
    private static final String COLUMNS =
            "SELECT id, dataset, item, label, type, creator, created, updated, doc FROM annotations ";

    private Annotations() {}

    /** The annotation with this id. */
    public static Optional<AnnotationRow> find(Tx tx, String id) {
        return tx.first(COLUMNS + "WHERE id = ?", List.of(id), Annotations::row);
    }

    /** Those of an item, oldest first. */
    public static List<AnnotationRow> of(Tx tx, String item) {
        return tx.all(COLUMNS + "WHERE item = ? ORDER BY id", List.of(item), Annotations::row);
    }

    /** Adds one. */
    public static void insert(Tx tx, AnnotationRow row) {
        tx.update(
                "INSERT INTO annotations(id, dataset, item, label, type, creator, created, updated, doc)"
                        + " VALUES(?,?,?,?,?,?,?,?,?)",
                Arrays.asList(
                        row.id(),
                        row.dataset(),
                        row.item(),
                        row.label(),
                        row.type(),
                        row.creator(),
                        row.created(),
                        row.updated(),
                        row.doc()));
    }

    /** Replaces one. What did not change costs no index anything. */
    public static void update(Tx tx, AnnotationRow old, AnnotationRow row) {
        if (Objects.equals(old.label(), row.label())) {
            tx.update(
                    "UPDATE annotations SET type = ?, updated = ?, doc = ? WHERE id = ?",
                    row.type(),
                    row.updated(),
                    row.doc(),
                    row.id());
        } else {
            tx.update(
                    "UPDATE annotations SET label = ?, type = ?, updated = ?, doc = ? WHERE id = ?",
                    row.label(),
                    row.type(),
                    row.updated(),
                    row.doc(),
                    row.id());
        }
    }

    /** Removes one; false if there was none. */
    public static boolean delete(Tx tx, String id) {
        return tx.update("DELETE FROM annotations WHERE id = ?", id) > 0;
    }

    private static AnnotationRow row(Row row) {
        return new AnnotationRow(
                row.text(1),
                row.text(2),
                row.text(3),
                row.optionalText(4),
                row.optionalText(5),
                row.optionalText(6),
                row.text(7),
                row.text(8),
                row.text(9));
    }
}

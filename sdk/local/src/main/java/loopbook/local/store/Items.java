package loopbook.local.store;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Files and directories. */
public final class Items {
    /** The beginning of a statement whose rows {@link #row} reads. */
    public static final String COLUMNS =
            "SELECT id, dataset, dir, filename, name, type, hidden, annotations, created, updated, blob, doc FROM items ";

    private Items() {}

    /** The item with this id. */
    public static Optional<ItemRow> find(Tx tx, String id) {
        return tx.first(COLUMNS + "WHERE id = ?", List.of(id), Items::row);
    }

    /** The item at this path. */
    public static Optional<ItemRow> at(Tx tx, String dataset, String filename) {
        return tx.first(COLUMNS + "WHERE dataset = ? AND filename = ?", List.of(dataset, filename), Items::row);
    }

    /** Files that are not hidden, oldest first. */
    public static List<ItemRow> page(Tx tx, String dataset, int size, int offset) {
        return tx.all(
                COLUMNS + "WHERE dataset = ? AND hidden = 0 AND type = 'file' ORDER BY id LIMIT ? OFFSET ?",
                List.of(dataset, size, offset),
                Items::row);
    }

    /** Every directory of a dataset, in the order of paths. */
    public static List<ItemRow> directories(Tx tx, String dataset) {
        return tx.all(COLUMNS + "WHERE dataset = ? AND type = 'dir' ORDER BY filename", List.of(dataset), Items::row);
    }

    /** Adds one. */
    public static void insert(Tx tx, ItemRow row) {
        tx.update(
                "INSERT INTO items(id, dataset, dir, filename, name, type, hidden, created, updated, blob, doc)"
                        + " VALUES(?,?,?,?,?,?,?,?,?,?,?)",
                Arrays.asList(
                        row.id(),
                        row.dataset(),
                        row.dir(),
                        row.filename(),
                        row.name(),
                        row.type(),
                        row.hidden() ? 1 : 0,
                        row.created(),
                        row.updated(),
                        row.blob(),
                        row.doc()));
    }

    /** Replaces one; its number of annotations stays as it is. What did not change costs no index anything. */
    public static void update(Tx tx, ItemRow old, ItemRow row) {
        boolean inPlace = row.filename().equals(old.filename()) && row.hidden() == old.hidden();
        if (inPlace && Objects.equals(row.blob(), old.blob())) {
            tx.update("UPDATE items SET updated = ?, doc = ? WHERE id = ?", row.updated(), row.doc(), row.id());
            return;
        }
        tx.update(
                "UPDATE items SET dir = ?, filename = ?, name = ?, hidden = ?, updated = ?, blob = ?, doc = ? WHERE id = ?",
                row.dir(),
                row.filename(),
                row.name(),
                row.hidden() ? 1 : 0,
                row.updated(),
                row.blob(),
                row.doc(),
                row.id());
    }

    /**
     * Gives all that lies below a directory the path of another one.
     *
     * @param hide whether all of it becomes as hidden, or as visible, as the new directory; else each stays as it is
     */
    public static void rebase(Tx tx, ItemRow from, ItemRow to, boolean hide, String user) {
        int rest = from.filename().codePointCount(0, from.filename().length()) + 1;
        String inside = from.filename() + "/";
        tx.update(
                """
                UPDATE items SET dir = ?1 || substr(dir, ?2), filename = ?1 || substr(filename, ?2), hidden = coalesce(?3, hidden),
                  updated = ?4, doc = json_set(doc, '$.dir', ?1 || substr(dir, ?2),
                    '$.filename', ?1 || substr(filename, ?2), '$.hidden',
                    json(CASE coalesce(?3, hidden) WHEN 0 THEN 'false' ELSE 'true' END), '$.updatedAt', ?4, '$.updatedBy', ?5)
                WHERE dataset = ?6 AND filename > ?7 AND filename < ?8
                """,
                to.filename(),
                rest,
                hide ? (to.hidden() ? 1 : 0) : null,
                to.updated(),
                user,
                from.dataset(),
                inside,
                from.filename() + "0");
    }

    /** Removes one and its annotations; false if there was none. */
    public static boolean delete(Tx tx, String id) {
        return tx.update("DELETE FROM items WHERE id = ?", id) > 0;
    }

    /** The ids of what lies below a directory, at any depth; at most so many. */
    public static List<String> below(Tx tx, ItemRow directory, int most) {
        String inside = directory.filename().equals("/") ? "/" : directory.filename() + "/";
        // '0' is the character after '/': a range on the index, where LIKE would need escapes.
        String end = inside.substring(0, inside.length() - 1) + "0";
        return tx.all(
                "SELECT id FROM items WHERE dataset = ? AND filename > ? AND filename < ? LIMIT ?",
                List.of(directory.dataset(), inside, end, most),
                row -> row.text(1));
    }

    /** Counts and locks no more of a dataset that goes as a whole. */
    public static void forget(Tx tx, String dataset) {
        tx.update("DELETE FROM locks WHERE dataset = ?", dataset);
        tx.update("DELETE FROM counters WHERE dataset = ?", dataset);
    }

    /** Removes some of what a dataset holds, oldest first: what was made together lies together. False when nothing is left. */
    public static boolean clear(Tx tx, String dataset, int most) {
        return tx.update(
                        "DELETE FROM items WHERE seq IN (SELECT seq FROM items WHERE dataset = ? ORDER BY id LIMIT ?)",
                        dataset,
                        most)
                > 0;
    }

    /** What a dataset holds, without counting. */
    public static Counters counters(Tx tx, String dataset) {
        return tx.first(
                        "SELECT files, annotated, annotations FROM counters WHERE dataset = ?",
                        List.of(dataset),
                        row -> new Counters(row.number(1), row.number(2), row.number(3)))
                .orElse(new Counters(0, 0, 0));
    }

    /** The row the cursor stands on, read with {@link #COLUMNS}. */
    public static ItemRow row(Row row) {
        return new ItemRow(
                row.text(1),
                row.text(2),
                row.text(3),
                row.text(4),
                row.text(5),
                row.text(6),
                row.number(7) != 0,
                (int) row.number(8),
                row.text(9),
                row.text(10),
                row.optionalText(11),
                row.text(12));
    }
}

package loopbook.local.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Files and directories. */
public final class Items {
    /** The beginning of a statement whose rows {@link #row} reads. */
    public static final String COLUMNS =
            "SELECT id, dataset, dir, filename, name, type, hidden, annotations, created, updated, blob, doc FROM items ";

    private Items() {}

    /** The item with this id. */
    public static Optional<ItemRow> find(Tx tx, String id) throws SQLException {
        return tx.first(COLUMNS + "WHERE id = ?", List.of(id), Items::row);
    }

    /** The item at this path. */
    public static Optional<ItemRow> at(Tx tx, String dataset, String filename) throws SQLException {
        return tx.first(COLUMNS + "WHERE dataset = ? AND filename = ?", List.of(dataset, filename), Items::row);
    }

    /** What lies below a directory, at any depth, in the order of paths. */
    public static List<ItemRow> below(Tx tx, String dataset, String dir) throws SQLException {
        // '0' is the character after '/': a range on the index, where LIKE would need escapes.
        return tx.all(
                COLUMNS + "WHERE dataset = ? AND filename > ? AND filename < ? ORDER BY filename",
                List.of(dataset, dir + "/", dir + "0"),
                Items::row);
    }

    /** Files that are not hidden, oldest first. */
    public static List<ItemRow> page(Tx tx, String dataset, int size, int offset) throws SQLException {
        return tx.all(
                COLUMNS + "WHERE dataset = ? AND hidden = 0 AND type = 'file' ORDER BY id LIMIT ? OFFSET ?",
                List.of(dataset, size, offset),
                Items::row);
    }

    /** Every directory of a dataset, in the order of paths. */
    public static List<ItemRow> directories(Tx tx, String dataset) throws SQLException {
        return tx.all(COLUMNS + "WHERE dataset = ? AND type = 'dir' ORDER BY filename", List.of(dataset), Items::row);
    }

    /** Adds one. */
    public static void insert(Tx tx, ItemRow row) throws SQLException {
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

    /** Replaces one; its number of annotations stays as it is. */
    public static void update(Tx tx, ItemRow row) throws SQLException {
        tx.update(
                "UPDATE items SET dir = ?, filename = ?, name = ?, hidden = ?, updated = ?, blob = ?, doc = ? WHERE id = ?",
                Arrays.asList(
                        row.dir(),
                        row.filename(),
                        row.name(),
                        row.hidden() ? 1 : 0,
                        row.updated(),
                        row.blob(),
                        row.doc(),
                        row.id()));
    }

    /** Removes one and its annotations; false if there was none. */
    public static boolean delete(Tx tx, String id) throws SQLException {
        return tx.update("DELETE FROM items WHERE id = ?", id) > 0;
    }

    /** Removes what lies below a directory, at any depth; returns how many. */
    public static int deleteBelow(Tx tx, String dataset, String dir) throws SQLException {
        String inside = dir.equals("/") ? "/" : dir + "/";
        String end = inside.substring(0, inside.length() - 1) + "0";
        return tx.update("DELETE FROM items WHERE dataset = ? AND filename > ? AND filename < ?", dataset, inside, end);
    }

    /** Removes all that a dataset holds. */
    public static void clear(Tx tx, String dataset) throws SQLException {
        tx.update("DELETE FROM annotations WHERE dataset = ?", dataset);
        tx.update("DELETE FROM items WHERE dataset = ?", dataset);
        tx.update("DELETE FROM counters WHERE dataset = ?", dataset);
    }

    /** What a dataset holds, without counting. */
    public static Counters counters(Tx tx, String dataset) throws SQLException {
        return tx.first(
                        "SELECT files, annotated, annotations FROM counters WHERE dataset = ?",
                        List.of(dataset),
                        row -> new Counters(row.getLong(1), row.getLong(2), row.getLong(3)))
                .orElse(new Counters(0, 0, 0));
    }

    /** The row the cursor stands on, read with {@link #COLUMNS}. */
    public static ItemRow row(ResultSet row) throws SQLException {
        return new ItemRow(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getInt(7) != 0,
                row.getInt(8),
                row.getString(9),
                row.getString(10),
                row.getString(11),
                row.getString(12));
    }
}

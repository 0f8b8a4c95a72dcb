package loopbook.local.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The tables, and how data of older versions become data of this one. {@code PRAGMA user_version} counts the steps taken. */
final class Schema {
    private static final String ENTITIES =
            """
            CREATE TABLE entities(
              kind TEXT NOT NULL, id TEXT NOT NULL, project TEXT, dataset TEXT, name TEXT, created TEXT NOT NULL,
              doc TEXT NOT NULL, PRIMARY KEY(kind, id)) WITHOUT ROWID;
            CREATE INDEX e_project ON entities(kind, project, id);
            CREATE INDEX e_dataset ON entities(kind, dataset, id);
            CREATE INDEX e_name ON entities(kind, name, id);
            CREATE TABLE last_entity(one INTEGER PRIMARY KEY CHECK (one = 1), id TEXT NOT NULL);
            """;

    private static final String ITEMS =
            """
            CREATE TABLE items(
              seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, dataset TEXT NOT NULL, dir TEXT NOT NULL,
              filename TEXT NOT NULL, name TEXT NOT NULL, type TEXT NOT NULL, hidden INTEGER NOT NULL,
              annotations INTEGER NOT NULL DEFAULT 0, created TEXT NOT NULL, updated TEXT NOT NULL, blob TEXT,
              doc TEXT NOT NULL);
            CREATE UNIQUE INDEX i_filename ON items(dataset, filename);
            CREATE INDEX i_page ON items(dataset, hidden, type, id);
            CREATE INDEX i_dir ON items(dataset, dir, id);
            CREATE INDEX i_id ON items(dataset, id);
            CREATE INDEX i_created ON items(dataset, created, id);
            CREATE INDEX i_annotated ON items(dataset, id) WHERE annotations > 0;
            CREATE INDEX i_blob ON items(blob) WHERE blob IS NOT NULL;
            """;

    private static final String ANNOTATIONS =
            """
            CREATE TABLE annotations(
              seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, dataset TEXT NOT NULL, item TEXT NOT NULL, label TEXT,
              type TEXT, creator TEXT, created TEXT NOT NULL, updated TEXT NOT NULL, doc TEXT NOT NULL);
            CREATE INDEX a_item ON annotations(item, dataset, id, type, label);
            CREATE INDEX a_page ON annotations(dataset, id, type);
            CREATE INDEX a_label ON annotations(dataset, label, id, item, type);
            """;

    /** Counters live in the same transaction as what they count, whoever writes: so they are triggers. */
    private static final String COUNTERS =
            """
            CREATE TABLE counters(dataset TEXT PRIMARY KEY, files INTEGER NOT NULL DEFAULT 0,
              annotated INTEGER NOT NULL DEFAULT 0, annotations INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;
            CREATE TRIGGER items_in AFTER INSERT ON items WHEN new.type = 'file' AND new.hidden = 0 BEGIN
              INSERT INTO counters(dataset, files) VALUES(new.dataset, 1)
                ON CONFLICT(dataset) DO UPDATE SET files = files + 1;
            END;
            CREATE TRIGGER items_out AFTER DELETE ON items BEGIN
              UPDATE counters SET
                files = files - (old.type = 'file' AND old.hidden = 0),
                annotated = annotated - (old.type = 'file' AND old.hidden = 0 AND old.annotations > 0)
                WHERE dataset = old.dataset;
              DELETE FROM annotations WHERE item = old.id;
            END;
            CREATE TRIGGER items_change AFTER UPDATE OF hidden, annotations ON items WHEN new.type = 'file' BEGIN
              UPDATE counters SET
                files = files + (new.hidden = 0) - (old.hidden = 0),
                annotated = annotated + (new.hidden = 0 AND new.annotations > 0)
                                      - (old.hidden = 0 AND old.annotations > 0)
                WHERE dataset = new.dataset;
            END;
            CREATE TRIGGER annotations_in AFTER INSERT ON annotations BEGIN
              INSERT INTO counters(dataset, annotations) VALUES(new.dataset, 1)
                ON CONFLICT(dataset) DO UPDATE SET annotations = annotations + 1;
              UPDATE items SET annotations = annotations + 1 WHERE id = new.item;
            END;
            CREATE TRIGGER annotations_out AFTER DELETE ON annotations BEGIN
              UPDATE counters SET annotations = annotations - 1 WHERE dataset = old.dataset;
              UPDATE items SET annotations = annotations - 1 WHERE id = old.item;
            END;
            """;

    /** Changes of a locked dataset are refused here, where nobody can forget to ask. */
    private static final String LOCKS =
            "CREATE TABLE locks(dataset TEXT PRIMARY KEY, until INTEGER NOT NULL) WITHOUT ROWID;"
                    + refusal("items", "INSERT", "new")
                    + refusal("items", "UPDATE", "new")
                    + refusal("items", "DELETE", "old")
                    + refusal("annotations", "INSERT", "new")
                    + refusal("annotations", "UPDATE", "new")
                    + refusal("annotations", "DELETE", "old");

    private static String refusal(String table, String change, String row) {
        return "CREATE TRIGGER " + table + "_locked_" + change + " BEFORE " + change + " ON " + table
                + " WHEN EXISTS (SELECT 1 FROM locks WHERE dataset = " + row + ".dataset"
                + " AND until > CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER)) BEGIN SELECT RAISE(ABORT, '"
                + Refused.READ_ONLY + "'); END;";
    }

    /**
     * Who finds the items of a task must not read every item: what their documents say of tasks stands here, too, in the
     * same transaction, whoever writes.
     */
    private static final String REFS =
            """
            CREATE TABLE refs(ref TEXT NOT NULL, item TEXT NOT NULL, type TEXT, status TEXT, PRIMARY KEY(ref, item))
              WITHOUT ROWID;
            CREATE INDEX r_item ON refs(item);
            CREATE INDEX r_status ON refs(ref, status, item);
            """
                    + "INSERT OR REPLACE INTO refs " + refsOf("items.id", "items.doc", "items, ") + ";"
                    + "CREATE TRIGGER refs_in AFTER INSERT ON items WHEN " + hasRefs("new")
                    + " BEGIN INSERT OR REPLACE INTO refs " + refsOf("new.id", "new.doc", "") + "; END;"
                    + "CREATE TRIGGER refs_change AFTER UPDATE OF doc ON items WHEN " + hasRefs("old") + " OR "
                    + hasRefs("new") + " BEGIN DELETE FROM refs WHERE item = new.id; INSERT OR REPLACE INTO refs "
                    + refsOf("new.id", "new.doc", "") + "; END;"
                    + "CREATE TRIGGER refs_out AFTER DELETE ON items BEGIN DELETE FROM refs WHERE item = old.id; END;";

    /** Quicker than reading the document, and true of every one that has a reference. */
    private static String hasRefs(String row) {
        return "instr(" + row + ".doc, '\"refs\":[{') > 0";
    }

    private static String refsOf(String item, String doc, String from) {
        return "SELECT json_extract(r.value, '$.id'), " + item + ", json_extract(r.value, '$.type'),"
                + " json_extract(r.value, '$.metadata.status') FROM " + from + "json_each(" + doc
                + ", '$.metadata.system.refs') r WHERE r.type = 'object' AND json_type(r.value, '$.id') = 'text'";
    }

    /** Who counts the issues of a task must not read every annotation of its items: most have no status. */
    private static final String STATUSES =
            "CREATE INDEX a_status ON annotations(item, json_extract(doc, '$.metadata.system.status'))"
                    + " WHERE instr(doc, '\"status\":\"') > 0;";

    /** Each entry takes the data from the version that is its index to the next one. Released entries never change. */
    private static final List<String> STEPS = List.of(ENTITIES + ITEMS + ANNOTATIONS + COUNTERS, LOCKS, REFS, STATUSES);

    /** The data format of this version. */
    static final int VERSION = STEPS.size();

    private Schema() {}

    /**
     * Brings the data to this version's format, in one transaction, after a backup beside the file if there were data.
     *
     * @throws IllegalStateException if the data were made by a newer version
     */
    static void migrate(Connection connection, Folder folder) throws SQLException {
        Path database = folder.database();
        if (check(version(connection), database) == VERSION) {
            return;
        }
        backup(connection, folder);
        try (Statement statement = connection.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            try {
                // Another process may have been quicker: look again, now that nobody else can write.
                int found = check(version(connection), database);
                for (String step : STEPS.subList(found, VERSION)) {
                    statement.executeUpdate(step);
                }
                statement.execute("PRAGMA user_version = " + VERSION);
                statement.execute("COMMIT");
            } catch (SQLException | RuntimeException e) {
                statement.execute("ROLLBACK");
                throw e;
            }
        }
    }

    private static int check(int found, Path database) {
        if (found > VERSION) {
            throw new IllegalStateException("The folder " + database.getParent()
                    + " was made by a newer version of Loopbook: its data format is " + found
                    + ", this version knows formats up to " + VERSION
                    + ". Use the newer version, or another folder (LOOPBOOK_HOME).");
        }
        return found;
    }

    /** The copy gets its name when it is whole, and was never readable by others. */
    private static void backup(Connection connection, Folder folder) throws SQLException {
        int from = version(connection);
        Path copy = folder.database().resolveSibling("backup-format-" + from + ".db");
        if (from == 0 || Files.exists(copy)) {
            return;
        }
        try {
            Path made = Files.createTempFile(folder.temporary(), "backup", ".db", Folder.ownerOnly("rw-------"));
            try (var statement = connection.prepareStatement("VACUUM INTO ?")) {
                statement.setString(1, made.toString());
                statement.execute();
                // If another process was quicker with all of it, the copy may be one of the new format.
                if (version(connection) == from) {
                    Files.move(made, copy, StandardCopyOption.ATOMIC_MOVE);
                }
            } finally {
                Files.deleteIfExists(made);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make the backup " + copy + ": " + e.getMessage(), e);
        }
    }

    private static int version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("PRAGMA user_version")) {
            return rows.next() ? rows.getInt(1) : 0;
        }
    }
}

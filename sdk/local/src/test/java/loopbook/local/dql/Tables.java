package loopbook.local.dql;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import loopbook.local.store.Functions;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A database in memory with the tables that queries are made for. */
final class Tables implements AutoCloseable {
    static final String DATASET = "64a1f0c2d4e5b6a7c8d9e0f1";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Connection connection;

    Tables() {
        try {
            connection = DriverManager.getConnection("jdbc:sqlite::memory:");
            Functions.register(connection);
            run("CREATE TABLE entities(kind TEXT, id TEXT, project TEXT, dataset TEXT, name TEXT, created TEXT,"
                    + " doc TEXT NOT NULL, PRIMARY KEY(kind, id))");
            run("CREATE TABLE items(seq INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, dataset TEXT NOT NULL,"
                    + " dir TEXT NOT NULL, filename TEXT NOT NULL, name TEXT NOT NULL, type TEXT NOT NULL,"
                    + " hidden INTEGER NOT NULL, annotations INTEGER NOT NULL DEFAULT 0, created TEXT NOT NULL,"
                    + " updated TEXT NOT NULL, blob TEXT, doc TEXT NOT NULL, UNIQUE(dataset, filename))");
            run("CREATE TABLE annotations(seq INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, dataset TEXT NOT NULL,"
                    + " item TEXT NOT NULL, label TEXT, type TEXT, creator TEXT, created TEXT NOT NULL,"
                    + " updated TEXT NOT NULL, doc TEXT NOT NULL)");
            run("CREATE INDEX i_page ON items(dataset, id)");
            run("CREATE INDEX a_item ON annotations(item)");
            run("CREATE INDEX a_label ON annotations(dataset, label, item)");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static String id(int number) {
        return String.format("%024x", number);
    }

    static String time(int number) {
        return String.format("2024-03-01T10:00:%02d.%03dZ", number / 1000 % 60, number % 1000);
    }

    static ObjectNode json(String text) {
        return (ObjectNode) JSON.readTree(text.replace('\'', '"'));
    }

    /** As new. */
    void clear() {
        run("DELETE FROM items");
        run("DELETE FROM annotations");
        run("DELETE FROM entities");
    }

    /** An item whose document is this, and whose columns are taken from it or made up from the number. */
    void item(int number, ObjectNode doc) {
        String filename = doc.path("filename").asString("/" + number + ".jpg");
        int cut = filename.lastIndexOf('/');
        update(
                "INSERT INTO items(id, dataset, dir, filename, name, type, hidden, created, updated, doc)"
                        + " VALUES(?,?,?,?,?,?,?,?,?,?)",
                id(number),
                DATASET,
                cut == 0 ? "/" : filename.substring(0, cut),
                filename,
                filename.substring(cut + 1),
                doc.path("type").asString("file"),
                doc.path("hidden").asBoolean(false) ? 1L : 0L,
                time(number),
                time(number),
                doc.toString());
    }

    void annotation(int number, int item, ObjectNode doc) {
        update(
                "INSERT INTO annotations(id, dataset, item, label, type, creator, created, updated, doc)"
                        + " VALUES(?,?,?,?,?,?,?,?,?)",
                id(number),
                DATASET,
                id(item),
                doc.path("label").asString(null),
                doc.path("type").asString("box"),
                doc.path("creator").asString("you@example.com"),
                time(number),
                time(number),
                doc.toString());
        update("UPDATE items SET annotations = annotations + 1 WHERE id = ?", id(item));
    }

    void entity(String kind, String id, String project, ObjectNode doc) {
        update("INSERT INTO entities(kind, id, project, doc) VALUES(?,?,?,?)", kind, id, project, doc.toString());
    }

    /** The numbers of the rows of the page that the body asks for. */
    List<Integer> page(String body) {
        return page(Query.parse(json(body), DATASET));
    }

    List<Integer> page(Query query) {
        return column(query.page("id", this::count)).stream()
                .map(id -> Integer.parseInt(id, 16))
                .toList();
    }

    List<String> column(Sql sql) {
        try (PreparedStatement statement = prepare(sql);
                ResultSet rows = statement.executeQuery()) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        } catch (SQLException e) {
            throw new IllegalStateException(sql.text(), e);
        }
    }

    long count(Sql sql) {
        return Long.parseLong(column(sql).get(0));
    }

    void run(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private void update(String sql, Object... binds) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < binds.length; i++) {
                statement.setObject(i + 1, binds[i]);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private PreparedStatement prepare(Sql sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql.text());
        for (int i = 0; i < sql.binds().size(); i++) {
            statement.setObject(i + 1, sql.binds().get(i));
        }
        return statement;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

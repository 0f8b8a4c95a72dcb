package loopbook.local.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A transaction under way: statements in, rows out, always with bound values. Valid only inside the work it was given to. */
public final class Tx {
    /** What to do with each row. */
    @FunctionalInterface
    public interface Reader {
        /** Looks at the row the cursor stands on; false ends the reading. */
        boolean row(Row row);
    }

    /** How one row becomes a value. */
    @FunctionalInterface
    public interface Mapper<T> {
        /** The value of the row the cursor stands on. */
        T map(Row row);
    }

    private static final int KEPT = 64;

    private final Connection connection;
    private final Path database;
    private final Map<String, PreparedStatement> idle = new HashMap<>();
    private final Deque<String> order = new ArrayDeque<>();
    private final @Nullable Ids ids;
    private final Map<Object, Long> memory = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Object, Long> eldest) {
            return size() > KEPT;
        }
    };
    private long memoryVersion = -1;

    Tx(Connection connection, Path database, @Nullable Ids ids) {
        this.connection = connection;
        this.database = database;
        this.ids = ids;
    }

    /** A new id, greater than every id the store has; only in a write. */
    public Id newId() {
        if (ids == null) {
            throw new IllegalStateException("ids are made in a write");
        }
        return ids.next(this);
    }

    /** The time of this change, as the wire writes it. */
    public String now() {
        return Id.text(System.currentTimeMillis());
    }

    /** Runs a statement that changes rows; returns how many it changed itself (without what triggers did). */
    public int update(String sql, @Nullable Object... binds) {
        return update(sql, Arrays.asList(binds));
    }

    /** As {@link #update(String, Object...)}. */
    public int update(String sql, List<? extends @Nullable Object> binds) {
        return use(sql, binds, PreparedStatement::executeUpdate);
    }

    /** Reads rows one by one as the cursor moves: memory does not grow with their number. */
    public void each(String sql, List<? extends @Nullable Object> binds, Reader reader) {
        use(sql, binds, statement -> {
            try (ResultSet rows = statement.executeQuery()) {
                Row row = new Row(rows, database);
                boolean more = true;
                while (more && rows.next()) {
                    more = reader.row(row);
                }
            }
            return true;
        });
    }

    /** The first row, if there is one. */
    public <T> Optional<T> first(String sql, List<? extends @Nullable Object> binds, Mapper<T> mapper) {
        return use(sql, binds, statement -> {
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(mapper.map(new Row(rows, database))) : Optional.empty();
            }
        });
    }

    /** All rows; for results known to be small. */
    public <T> List<T> all(String sql, List<? extends @Nullable Object> binds, Mapper<T> mapper) {
        List<T> found = new ArrayList<>();
        each(sql, binds, row -> found.add(mapper.map(row)));
        return found;
    }

    /** The number in the first column of the first row; 0 if there is none. */
    public long number(String sql, List<? extends @Nullable Object> binds) {
        return first(sql, binds, row -> row.number(1)).orElse(0L);
    }

    /** A number found out before in the very same state of the data. */
    public Optional<Long> remembered(Object key) {
        forgetIfChanged();
        return Optional.ofNullable(memory.get(key));
    }

    /** Keeps a number until somebody, in whatever process, changes the data. */
    public void remember(Object key, long number) {
        forgetIfChanged();
        memory.put(key, number);
    }

    private void forgetIfChanged() {
        // Changes with every commit of another connection; this one, if it may remember, only reads.
        long version = number("PRAGMA data_version", List.of());
        if (version != memoryVersion) {
            memory.clear();
            memoryVersion = version;
        }
    }

    /** What is done with a statement. */
    private interface Use<T> {
        T with(PreparedStatement statement) throws SQLException;
    }

    private <T> T use(String sql, List<? extends @Nullable Object> binds, Use<T> use) {
        try {
            PreparedStatement statement = take(sql, binds);
            try {
                return use.with(statement);
            } finally {
                giveBack(sql, statement);
            }
        } catch (SQLException e) {
            if (String.valueOf(e.getMessage()).contains(Refused.READ_ONLY)) {
                throw new Refused();
            }
            throw StoreFailed.of(database, e);
        }
    }

    private PreparedStatement take(String sql, List<? extends @Nullable Object> binds) throws SQLException {
        // Taken out while in use, so that a statement is never run again below its own cursor.
        PreparedStatement statement = idle.remove(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
        } else {
            order.remove(sql);
        }
        try {
            for (int i = 0; i < binds.size(); i++) {
                statement.setObject(i + 1, binds.get(i));
            }
            return statement;
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }

    private void giveBack(String sql, PreparedStatement statement) throws SQLException {
        if (idle.containsKey(sql)) {
            statement.close();
            return;
        }
        idle.put(sql, statement);
        order.addLast(sql);
        if (order.size() > KEPT) {
            PreparedStatement oldest = idle.remove(order.removeFirst());
            if (oldest != null) {
                oldest.close();
            }
        }
    }

    boolean isClosed() {
        try {
            return connection.isClosed();
        } catch (SQLException e) {
            throw StoreFailed.of(database, e);
        }
    }

    void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw StoreFailed.of(database, e);
        }
    }
}

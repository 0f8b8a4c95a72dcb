package loopbook.local.store;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The row a cursor stands on; columns count from 1. Valid until the cursor moves. */
public final class Row {
    private final ResultSet rows;
    private final Path database;

    Row(ResultSet rows, Path database) {
        this.rows = rows;
        this.database = database;
    }

    /** A column that always holds a text. */
    public String text(int column) {
        return Objects.requireNonNull(optionalText(column), "no text in column " + column);
    }

    /** A column as text; null where the row has none. */
    public @Nullable String optionalText(int column) {
        try {
            return rows.getString(column);
        } catch (SQLException e) {
            throw StoreFailed.of(database, e);
        }
    }

    /** A column as a number; 0 where the row has none. */
    public long number(int column) {
        try {
            return rows.getLong(column);
        } catch (SQLException e) {
            throw StoreFailed.of(database, e);
        }
    }

    /** A text column as UTF-8, as it is stored. */
    public byte[] bytes(int column) {
        try {
            return Objects.requireNonNull(rows.getBytes(column), "no bytes in column " + column);
        } catch (SQLException e) {
            throw StoreFailed.of(database, e);
        }
    }
}

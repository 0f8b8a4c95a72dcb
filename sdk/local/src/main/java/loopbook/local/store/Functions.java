package loopbook.local.store;

import java.sql.Connection;
import java.sql.SQLException;
import loopbook.local.dql.PathGlob;
import org.sqlite.Function;

/** What SQLite lacks and compiled queries call. */
public final class Functions {
    private Functions() {}

    /**
     * Makes the functions known to this connection; every connection that runs a compiled query needs it once.
     *
     * @throws SQLException if the connection is none of SQLite's, or closed
     */
    public static void register(Connection connection) throws SQLException {
        Function.create(connection, PathGlob.FUNCTION, new Globbing(), 2, Function.FLAG_DETERMINISTIC);
    }

    private static final class Globbing extends Function {
        @Override
        protected void xFunc() throws SQLException {
            String path = value_text(1);
            result(path != null && PathGlob.matches(value_text(0), path) ? 1 : 0);
        }
    }
}

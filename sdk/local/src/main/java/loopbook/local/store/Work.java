package loopbook.local.store;

import java.sql.SQLException;

/** What is done inside one transaction. */
@FunctionalInterface
public interface Work<T> {
    /** Does it; an exception undoes all of it. */
    T run(Tx tx) throws SQLException;
}

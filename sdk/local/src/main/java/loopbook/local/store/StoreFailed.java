package loopbook.local.store;

import java.sql.SQLException;

/** The data could not be read or written: disk full, file damaged, another process holds the lock for too long. */
public final class StoreFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What was attempted, and why it failed. */
    public StoreFailed(String message, SQLException cause) {
        super(message, cause);
    }
}

package loopbook.local.store;

import java.nio.file.Path;
import java.sql.SQLException;

/** The data could not be read or written: disk full, file damaged, another process holds the lock for too long. */
public final class StoreFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private StoreFailed(String message, SQLException cause) {
        super(message, cause);
    }

    static StoreFailed of(Path database, SQLException cause) {
        return new StoreFailed(
                "The data in " + database + " could not be read or written: " + cause.getMessage(), cause);
    }
}

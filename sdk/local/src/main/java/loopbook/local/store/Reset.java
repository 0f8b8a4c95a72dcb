package loopbook.local.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;

/** Takes away everything that a platform keeps in a folder, and nothing that somebody else has put there. */
final class Reset {
    private static final int PATIENCE_MILLIS = 1000;

    private Reset() {}

    /** Whether the folder itself went, too; it stays if there is anything else in it. */
    static boolean of(Path path) {
        if (!Files.isRegularFile(path.resolve("loopbook.db"))) {
            throw new IllegalStateException("There are no data of a local platform in " + path + ".");
        }
        Folder folder = Folder.prepare(path);
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(PATIENCE_MILLIS);
        try (Connection connection = config.createConnection("jdbc:sqlite:" + folder.database());
                Statement statement = connection.createStatement()) {
            alone(statement, folder);
            clear(folder);
        } catch (SQLException e) {
            throw StoreFailed.of(folder.database(), e);
        } catch (IOException e) {
            throw failed(folder, e);
        }
        try {
            Files.deleteIfExists(folder.database());
            return Files.deleteIfExists(folder.root());
        } catch (DirectoryNotEmptyException e) {
            return false;
        } catch (IOException e) {
            throw failed(folder, e);
        }
    }

    private static UncheckedIOException failed(Folder folder, IOException e) {
        return new UncheckedIOException("The data in " + folder.root() + " could not be removed: " + e, e);
    }

    /** SQLite gives up the write-ahead log for nobody but the only one who has the file open; then the file is locked. */
    private static void alone(Statement statement, Folder folder) throws SQLException {
        try {
            String mode = "";
            try (ResultSet rows = statement.executeQuery("PRAGMA journal_mode = DELETE")) {
                mode = rows.next() ? rows.getString(1) : mode;
            }
            if (mode.equals("delete")) {
                statement.execute("BEGIN EXCLUSIVE");
                return;
            }
        } catch (SQLException e) {
            if ((e.getErrorCode() & 0xff) != SQLiteErrorCode.SQLITE_BUSY.code) {
                throw e;
            }
        }
        throw new IllegalStateException(
                "A local platform has " + folder.root() + " open: nothing was removed. End it first.");
    }

    /** All but the locked database, which goes last: without it nothing else would be known to be ours. */
    private static void clear(Folder folder) throws IOException {
        for (Path ours : new Path[] {folder.blobs(), folder.temporary(), folder.thumbnails()}) {
            Folder.remove(ours);
        }
        Files.deleteIfExists(folder.secret());
        Files.deleteIfExists(folder.sweepMark());
        try (DirectoryStream<Path> backups = Files.newDirectoryStream(folder.root(), "backup-format-*.db")) {
            for (Path backup : backups) {
                Files.delete(backup);
            }
        }
    }
}

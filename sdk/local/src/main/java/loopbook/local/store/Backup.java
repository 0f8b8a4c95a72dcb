package loopbook.local.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.sqlite.SQLiteConfig;

/**
 * A copy of a platform's folder: one state of the data, and the bytes that it names. It is a folder as any other, and can
 * be opened. The secret stays behind: tokens of the one are none of the other.
 *
 * @param folder where the copy is
 * @param files how many files' bytes are in it; equal ones count once
 * @param bytes how large these are together
 * @param missing hashes of bytes that the data name and the folder does not have
 */
public record Backup(Path folder, long files, long bytes, List<String> missing) {
    /** Keeps its own copy. */
    public Backup {
        missing = List.copyOf(missing);
    }

    /** The copy appears under its name when it is complete. */
    static Backup make(Connection connection, Folder from, Path to) throws SQLException {
        Path wanted = to.toAbsolutePath().normalize();
        try {
            if (Files.exists(wanted)) {
                throw new FileAlreadyExistsException(wanted.toString(), null, "a backup needs a new folder");
            }
            Files.createDirectories(wanted.getParent());
            Path making = Files.createTempDirectory(
                    wanted.getParent(), wanted.getFileName() + ".", Folder.ownerOnly("rwx------"));
            try (Keep keep = Keep.in(from)) {
                Backup made = fill(connection, from, Folder.prepare(making), keep);
                Files.move(making, wanted, StandardCopyOption.ATOMIC_MOVE);
                return new Backup(wanted, made.files(), made.bytes(), made.missing());
            } finally {
                Folder.remove(making);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The backup to " + wanted + " could not be made: " + e, e);
        }
    }

    private static Backup fill(Connection connection, Folder from, Folder to, Keep keep)
            throws SQLException, IOException {
        // SQLite writes into an empty file, whose permissions stay as they are.
        try (var statement = connection.prepareStatement("VACUUM INTO ?")) {
            statement.setString(1, to.database().toString());
            statement.execute();
        }
        long files = 0;
        long bytes = 0;
        List<String> missing = new ArrayList<>();
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        try (Connection copy = config.createConnection("jdbc:sqlite:" + to.database());
                Statement statement = copy.createStatement();
                ResultSet names = statement.executeQuery("SELECT DISTINCT blob FROM items WHERE blob IS NOT NULL")) {
            while (names.next()) {
                String hash = names.getString(1);
                keep.renew();
                try {
                    Files.createDirectories(to.blob(hash).getParent());
                    Files.copy(from.blob(hash), to.blob(hash));
                    files++;
                    bytes += Files.size(to.blob(hash));
                } catch (NoSuchFileException e) {
                    missing.add(hash);
                }
            }
        }
        return new Backup(to.root(), files, bytes, missing);
    }
}

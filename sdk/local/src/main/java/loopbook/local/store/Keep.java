package loopbook.local.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;

/**
 * While one is open, no sweep of any process takes bytes: a backup needs those that its state of the data names, also if
 * the items go meanwhile. A file whose time is made new while the work goes on; one that a dead process left counts no
 * more after a while, and is swept itself.
 */
final class Keep implements AutoCloseable {
    private static final String NAME = "keep-";
    private static final Duration LEASE = Duration.ofMinutes(10);

    private final Path file;

    private Keep(Path file) {
        this.file = file;
    }

    /** To be opened before the state of the data is looked at. */
    static Keep in(Folder folder) throws IOException {
        return new Keep(Files.createTempFile(folder.temporary(), NAME, "", Folder.ownerOnly("rw-------")));
    }

    /** The work goes on. */
    void renew() throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
    }

    /** Whether somebody keeps the bytes. Asked under the write lock: what is named no more then is needed by none later. */
    static boolean isOpen(Folder folder) {
        try (DirectoryStream<Path> keeps = Files.newDirectoryStream(folder.temporary(), NAME + "*")) {
            for (Path keep : keeps) {
                if (isYoung(keep)) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + folder.temporary() + ": " + e.getMessage(), e);
        }
    }

    private static boolean isYoung(Path keep) throws IOException {
        try {
            return Files.getLastModifiedTime(keep)
                    .toInstant()
                    .isAfter(Instant.now().minus(LEASE));
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}

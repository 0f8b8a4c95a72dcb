package loopbook.client;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Files that are written as a whole or not at all. */
final class WholeFile {
    private WholeFile() {}

    /**
     * Under another name beside it until it is whole, then in place of what is there; with the permissions that new files
     * have here. Who was interrupted writes nothing any more.
     */
    static Path write(Path file, byte[] content) {
        Path folder = Downloader.folderOf(file);
        Downloader.makeFolder(folder);
        Path part = folder.resolve(".loopbook" + UUID.randomUUID() + ".part");
        try {
            try (OutputStream out = Files.newOutputStream(part, StandardOpenOption.CREATE_NEW)) {
                out.write(content);
                Interrupts.check("writing " + file);
            }
            return Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        } finally {
            delete(part);
        }
    }

    private static void delete(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + part, e);
        }
    }
}

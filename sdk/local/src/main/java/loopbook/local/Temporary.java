package loopbook.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A private folder that goes when it is no longer needed, at the latest when this process ends in order. */
final class Temporary {
    private static final int TRIES = 5;

    private final Path folder;
    private final Thread atEnd;

    private Temporary(Path folder) {
        this.folder = folder;
        this.atEnd = Threads.make(this::delete, "loopbook-platform-cleanup");
    }

    static Temporary create() {
        try {
            Temporary made = new Temporary(Files.createTempDirectory("loopbook-memory"));
            Runtime.getRuntime().addShutdownHook(made.atEnd);
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make a temporary folder: " + e.getMessage(), e);
        }
    }

    Path folder() {
        return folder;
    }

    void remove() {
        delete();
        try {
            Runtime.getRuntime().removeShutdownHook(atEnd);
        } catch (IllegalStateException e) {
            // The process is ending: the hook finds nothing left to do.
            return;
        }
    }

    private void delete() {
        for (int tries = 1; Files.exists(folder); tries++) {
            try {
                deleteOnce();
            } catch (DirectoryNotEmptyException e) {
                // A call that was under way when the server stopped may leave one more file.
                if (tries == TRIES) {
                    throw failed(e);
                }
            } catch (IOException e) {
                throw failed(e);
            }
        }
    }

    private UncheckedIOException failed(IOException e) {
        return new UncheckedIOException("Cannot remove the temporary folder " + folder + ": " + e.getMessage(), e);
    }

    private void deleteOnce() throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> files = Files.walk(folder)) {
            deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : deepestFirst) {
            Files.deleteIfExists(file);
        }
    }
}

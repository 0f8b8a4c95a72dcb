package loopbook.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Function;

/** A file that is there for one call. */
final class TemporaryFile {
    private TemporaryFile() {}

    /** What the work makes of a file with these bytes. */
    static <T> T of(InputStream content, String what, Function<Path, T> work) {
        return in(folder -> {
            Path file = folder.resolve("file");
            try {
                Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read the stream that was to become " + what, e);
            }
            return work.apply(file);
        });
    }

    /** What the work makes in an empty folder, which is gone afterwards with all that is in it. */
    static <T> T in(Function<Path, T> work) {
        Path folder = make();
        try {
            return work.apply(folder);
        } finally {
            delete(folder);
        }
    }

    static Path make() {
        try {
            return Files.createTempDirectory("loopbook");
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make a temporary folder", e);
        }
    }

    static void delete(Path folder) {
        try (var all = Files.walk(folder)) {
            for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete the temporary folder " + folder, e);
        }
    }
}

package loopbook.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import loopbook.errors.Conflict;

/**
 * Which item has which file of a download, so that no item takes the place of another one: of two with one name in a flat
 * folder, or of {@code A.jpg} and {@code a.jpg} where the disk does not tell them apart, the second one fails.
 */
final class Claims {
    private final Map<String, String> owners = new ConcurrentHashMap<>();

    /** Takes the file for this item, before anything is written. */
    void take(Path file, String item) {
        own(file.toAbsolutePath().normalize().toString(), file, item);
        if (Files.exists(file)) {
            own(real(file), file, item);
        }
    }

    /** The file is there now, under the name that the disk gives it. */
    void written(Path file, String item) {
        own(real(file), file, item);
    }

    private void own(String name, Path file, String item) {
        String before = owners.putIfAbsent(name, item);
        if (before != null && !before.equals(item)) {
            throw new Conflict(item + " and " + before + " would both become " + file
                    + ". Download them into different folders, or under their own paths");
        }
    }

    private static String real(Path file) {
        try {
            return file.toRealPath().toString();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot look at " + file, e);
        }
    }
}

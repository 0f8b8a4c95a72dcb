package loopbook.kernel.magics;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Paths as people write them after a magic. */
final class Paths {
    private static final int MOST = 100;

    private Paths() {}

    /** A path; a leading {@code ~/} is the home. */
    static Path of(String text) {
        String home = System.getProperty("user.home");
        return Path.of(text.startsWith("~/") ? home + text.substring(1) : text)
                .toAbsolutePath()
                .normalize();
    }

    /** Files and folders that begin so, as they would be written; folders end with a slash. */
    static List<String> startingWith(String begun) {
        int slash = begun.lastIndexOf('/') + 1;
        String folder = begun.substring(0, slash);
        String name = begun.substring(slash);
        List<String> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(of(folder.isEmpty() ? "." : folder))) {
            for (Path entry : entries) {
                String own = entry.getFileName().toString();
                if (own.startsWith(name) && (name.startsWith(".") || !own.startsWith("."))) {
                    found.add(folder + own + (Files.isDirectory(entry) ? "/" : ""));
                }
            }
        } catch (IOException | InvalidPathException noSuchFolder) {
            return List.of();
        }
        Collections.sort(found);
        return found.subList(0, Math.min(MOST, found.size()));
    }
}

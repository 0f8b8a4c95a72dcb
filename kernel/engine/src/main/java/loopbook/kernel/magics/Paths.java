package loopbook.kernel.magics;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Paths as people write them after a magic: with a tilde for the home, in quotes if there are blanks in them. */
public final class Paths {
    private static final int MOST = 100;
    private static final Pattern QUOTED = Pattern.compile("([\"'])(.*)\\1");
    private static final Pattern WORD = Pattern.compile("\"[^\"]*\"|'[^']*'|\\S+");

    private Paths() {}

    /**
     * A path; a leading {@code ~/} is the home, and quotes around it are left out.
     *
     * @throws InvalidPathException if the file system cannot have such a path
     */
    public static Path of(String text) {
        String plain = unquoted(text);
        String home = System.getProperty("user.home");
        return Path.of(plain.startsWith("~/") ? home + plain.substring(1) : plain)
                .toAbsolutePath()
                .normalize();
    }

    /** Without the quotes around it, if there are some. */
    static String unquoted(String text) {
        Matcher quoted = QUOTED.matcher(text.strip());
        return quoted.matches() ? quoted.group(2) : text.strip();
    }

    /** The words of a line, split at blanks that stand in no quotes. */
    static List<String> words(String line) {
        return WORD.matcher(line).results().map(MatchResult::group).toList();
    }

    /**
     * Files and folders that begin so, as they would be written: folders end with a slash, and what has blanks stands in quotes,
     * which those of a folder leave open.
     */
    public static List<String> startingWith(String begun) {
        boolean quoted = begun.startsWith("\"") || begun.startsWith("'");
        String quote = quoted ? begun.substring(0, 1) : "\"";
        return plain(begun.substring(quoted ? 1 : 0)).stream()
                .map(path -> quoted || path.contains(" ") ? quote + path + (path.endsWith("/") ? "" : quote) : path)
                .toList();
    }

    private static List<String> plain(String begun) {
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

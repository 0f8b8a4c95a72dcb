package loopbook.kernel.magics;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The artifacts that Maven has fetched before: for completion. */
final class LocalRepository {
    private static final int MOST = 100;

    private LocalRepository() {}

    /** Coordinates that begin so, up to the next dot or colon. */
    static List<String> coordinates(String begun) {
        return coordinates(
                Path.of(System.getProperty("maven.repo.local", System.getProperty("user.home") + "/.m2/repository")),
                begun);
    }

    static List<String> coordinates(Path root, String begun) {
        String[] parts = begun.split(":", -1);
        try {
            return switch (parts.length) {
                case 1 -> groups(root, parts[0]);
                case 2 -> below(folder(root, parts[0]), parts[1], parts[0] + ":", ":");
                case 3 -> below(
                        folder(root, parts[0]).resolve(parts[1]), parts[2], parts[0] + ":" + parts[1] + ":", "");
                default -> List.of();
            };
        } catch (InvalidPathException e) {
            return List.of();
        }
    }

    private static Path folder(Path root, String group) {
        return root.resolve(group.replace('.', '/'));
    }

    /** A folder is a part of a group, or an artifact: then the group is whole. */
    private static List<String> groups(Path root, String begun) {
        int dot = begun.lastIndexOf('.') + 1;
        Path folder = folder(root, dot == 0 ? "" : begun.substring(0, dot - 1));
        List<String> found = new ArrayList<>();
        for (String group : below(folder, begun.substring(dot), begun.substring(0, dot), "")) {
            found.add(group + (holdsArtifacts(folder(root, group)) ? ":" : "."));
        }
        return found;
    }

    /** An artifact's folder holds folders of versions, which hold poms. */
    private static boolean holdsArtifacts(Path group) {
        for (Path artifact : list(group)) {
            for (Path version : list(artifact)) {
                String pom = artifact.getFileName() + "-" + version.getFileName() + ".pom";
                if (Files.exists(version.resolve(pom))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static List<String> below(Path folder, String begun, String before, String after) {
        List<String> found = new ArrayList<>();
        for (Path entry : list(folder)) {
            String name = entry.getFileName().toString();
            if (name.startsWith(begun)) {
                found.add(before + name + after);
            }
        }
        Collections.sort(found);
        return found.subList(0, Math.min(MOST, found.size()));
    }

    private static List<Path> list(Path folder) {
        List<Path> folders = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, Files::isDirectory)) {
                entries.forEach(folders::add);
            } catch (IOException unreadable) {
                return List.of();
            }
        }
        return folders;
    }
}

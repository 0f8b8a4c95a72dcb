package loopbook.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import loopbook.errors.LoopbookException;

/** Which files of this machine are meant by a path, and where each of them goes. */
final class UploadFiles {
    private UploadFiles() {}

    /** One file; what is none is refused with what to do instead. */
    static UploadSource single(Path file, UploadOptions options) {
        if (Files.isDirectory(file)) {
            throw new IllegalArgumentException(
                    file + " is a folder; upload(…) takes one file, uploadAll(…) takes folders");
        }
        requireReadable(file);
        return source(
                file,
                options.remote(file.getFileName().toString()),
                options.annotations().map(options::annotationFile),
                options);
    }

    private static UploadSource source(Path file, String remote, Optional<Path> annotations, UploadOptions options) {
        return new UploadSource(file.toString(), remote, new UploadSource.LocalFile(file), annotations, options);
    }

    private static void requireReadable(Path file) {
        if (!Files.exists(file)) {
            throw new IllegalArgumentException("There is no file " + file + " (" + file.toAbsolutePath() + ")");
        }
        if (!Files.isReadable(file)) {
            throw new IllegalArgumentException("The file " + file + " may not be read by this user");
        }
    }

    /** Every file that is meant: of a folder all below it under the folder's name, of a pattern what matches. */
    static List<UploadSource> all(Path path, UploadOptions options) {
        if (options.remoteName().isPresent()) {
            throw new IllegalArgumentException("remoteName(…) names one file: use upload(file, …)");
        }
        if (Files.isDirectory(path)) {
            Path name = path.toAbsolutePath().normalize().getFileName();
            String above = name == null ? "" : name + "/";
            return below(path, above, file -> true, options);
        }
        if (Files.exists(path)) {
            return List.of(single(path, options));
        }
        Path pattern = path.getFileName();
        if (pattern == null || !pattern.toString().matches(".*[*?\\[{].*")) {
            throw new IllegalArgumentException(
                    "There is no file or folder " + path + " (" + path.toAbsolutePath() + ")");
        }
        return matching(path, options);
    }

    /** {@code folder/*}: all below the folder, without its name. {@code folder/*.png}: what is directly in it. */
    private static List<UploadSource> matching(Path path, UploadOptions options) {
        Path folder = path.getParent() == null ? Path.of("") : path.getParent();
        String pattern = path.getFileName().toString();
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException("There is no folder " + folder + " (" + folder.toAbsolutePath() + ")");
        }
        boolean all = pattern.equals("*") || pattern.equals("**");
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + (all ? "**" : pattern));
        List<UploadSource> found = below(folder, "", matcher::matches, options);
        if (found.isEmpty() && !all) {
            throw new IllegalArgumentException("No file in " + folder.toAbsolutePath() + " fits " + pattern);
        }
        return found;
    }

    /** A link to a folder is that folder; links below it are not followed, for they may lead round in a circle. */
    private static List<UploadSource> below(Path given, String above, Predicate<Path> wanted, UploadOptions options) {
        List<UploadSource> sources = new ArrayList<>();
        Path folder = Files.isSymbolicLink(given) ? real(given) : given;
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(Files::isRegularFile)
                    .filter(options::takes)
                    .filter(file -> wanted.test(folder.relativize(file)))
                    .sorted()
                    .forEach(file -> sources.add(member(file, folder.relativize(file), above, options)));
        } catch (IOException | UncheckedIOException e) {
            throw new LoopbookException(
                    "Cannot read all of the folder " + folder + " (" + e.getMessage()
                            + "); nothing was uploaded. Check the permissions, or name what is to be uploaded",
                    e);
        }
        return sources;
    }

    private static Path real(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot look at " + folder, e);
        }
    }

    /** Not every picture of a folder must have annotations. */
    private static UploadSource member(Path file, Path relative, String above, UploadOptions options) {
        String remote = options.remotePath() + above + relative.toString().replace('\\', '/');
        Optional<Path> annotations = options.annotations()
                .map(json -> options.annotationFile(json.resolve(relative.toString())))
                .filter(Files::exists);
        return source(file, remote, annotations, options);
    }
}

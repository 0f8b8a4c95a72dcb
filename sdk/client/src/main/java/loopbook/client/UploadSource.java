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
import java.util.function.Function;
import java.util.stream.Stream;
import loopbook.http.Part;

/**
 * One file on its way to the platform.
 *
 * @param source what the report calls it
 * @param remote its whole path there
 * @param part makes the part of the body, for a file name
 * @param annotations the file with its annotations
 */
record UploadSource(String source, String remote, Function<String, Part> part, Optional<Path> annotations) {

    /** The file as a part of the body, under its remote name. */
    Part body() {
        return part.apply(remote.substring(remote.lastIndexOf('/') + 1));
    }

    static UploadSource bytes(byte[] content, String remote) {
        return new UploadSource(
                content.length + " bytes",
                remote,
                name -> Part.file("file", name, MediaTypes.ofName(name), content),
                Optional.empty());
    }

    static UploadSource file(Path file, String remote, Optional<Path> annotations) {
        return new UploadSource(
                file.toString(), remote, name -> Part.file("file", name, MediaTypes.ofName(name), file), annotations);
    }

    /** One file; what is none is refused with what to do instead. */
    static UploadSource single(Path file, UploadOptions options) {
        if (Files.isDirectory(file)) {
            throw new IllegalArgumentException(
                    file + " is a folder; upload(…) takes one file, uploadAll(…) takes folders");
        }
        requireReadable(file);
        String name = options.remoteName().orElse(file.getFileName().toString());
        return file(file, options.remotePath() + name, options.annotations().map(UploadSource::json));
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
        return below(folder, "", matcher::matches, options);
    }

    private static List<UploadSource> below(
            Path folder, String above, java.util.function.Predicate<Path> wanted, UploadOptions options) {
        List<UploadSource> sources = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(Files::isRegularFile)
                    .filter(options::takes)
                    .filter(file -> wanted.test(folder.relativize(file)))
                    .sorted()
                    .forEach(file -> {
                        Path relative = folder.relativize(file);
                        String remote = options.remotePath()
                                + above
                                + relative.toString().replace('\\', '/');
                        sources.add(file(
                                file,
                                remote,
                                options.annotations().map(json -> json(json.resolve(relative.toString())))));
                    });
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the folder " + folder, e);
        }
        return sources;
    }

    /** The annotation file of a picture: its path with the extension json. */
    private static Path json(Path path) {
        String name = path.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return path.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + ".json");
    }
}

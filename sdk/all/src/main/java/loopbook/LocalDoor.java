package loopbook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystemAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import loopbook.client.Platform;
import loopbook.http.Threads;
import loopbook.local.LocalPlatform;

/**
 * Lets {@code Dataloop.local()} find the local platform: the client knows no more of it than this door. A platform that
 * was opened stays open until the process ends, for the session's entities go on using it; its threads are daemons.
 */
public final class LocalDoor implements Platform {
    /** By folder, all that were opened. A server still listening at the end would hold up the JVM's exit for 0.3 s. */
    private static final Map<Path, LocalPlatform> OPENED = new ConcurrentHashMap<>();

    static {
        // Of our own group: that of the cell which happened to come here first may be gone by then.
        Runtime.getRuntime().addShutdownHook(Threads.daemon("local-end", () -> OPENED.values()
                .forEach(LocalPlatform::close)));
    }

    /** Made by {@link java.util.ServiceLoader}. */
    public LocalDoor() {}

    @Override
    public Address open(Path folder) {
        LocalPlatform platform = LocalPlatform.open(folder);
        Path real = platform.folder().orElse(folder);
        if (OPENED.putIfAbsent(real, platform) != null) {
            // Whoever opened it first keeps it open for all.
            platform.close();
        }
        return new Address(platform.url(), platform.token(), folder);
    }

    /** The sample pictures and annotations, read where they lie: in this artifact's jar. */
    @Override
    public Path samples() {
        URL labels = LocalDoor.class.getResource("samples/labels.json");
        if (labels == null) {
            throw new IllegalStateException("The samples are missing from the loopbook artifact: build it with Maven");
        }
        try {
            return folderOf(labels.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("Cannot read the samples at " + labels, e);
        }
    }

    private static Path folderOf(URI file) {
        if ("jar".equals(file.getScheme())) {
            open(file);
        }
        Path folder = Path.of(file).getParent();
        if (folder == null) {
            throw new IllegalStateException("No folder around " + file);
        }
        return folder;
    }

    /** A jar's file system stays open: paths in it are read later. */
    @SuppressWarnings("StreamResourceLeak")
    private static void open(URI inJar) {
        try {
            FileSystems.newFileSystem(inJar, Map.of());
        } catch (FileSystemAlreadyExistsException e) {
            // It is open from an earlier call, and serves this one as well.
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the samples in " + inJar, e);
        }
    }
}

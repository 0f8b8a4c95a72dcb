package loopbook.local;

import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A platform in this process that speaks Dataloop's REST protocol on {@code 127.0.0.1} and keeps its data in a folder.
 *
 * <p>Several processes may have the same folder open at once; within one process a second {@code open} of a folder joins
 * the first, and the platform ends when the last holder has closed it. {@code kill -9} at any moment loses nothing that
 * was answered with success; a power cut may lose the last moments, never the consistency. Local file systems only.
 */
public final class LocalPlatform implements AutoCloseable {
    /** The user whose token {@link #token()} is. */
    public static final String USER = "you@example.com";

    private final Running running;
    private final @Nullable Temporary temporary;
    private final AtomicBoolean closed = new AtomicBoolean();

    private LocalPlatform(Running running, @Nullable Temporary temporary) {
        this.running = running;
        this.temporary = temporary;
    }

    /** Starts, or joins, the platform of this folder at any free port. */
    public static LocalPlatform open(Path folder) {
        return open(folder, 0);
    }

    /**
     * Starts, or joins, the platform of this folder; the folder is made if there is none, readable by its owner only.
     *
     * @param port where to serve; 0 for any free one
     * @throws UncheckedIOException if the folder cannot be used, or the port is taken
     * @throws IllegalStateException if the folder was made by a newer version, or its platform already serves another port
     *     in this process
     */
    public static LocalPlatform open(Path folder, int port) {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("a port is a number from 0 to 65535: " + port);
        }
        return new LocalPlatform(Platforms.open(folder, port), null);
    }

    /** A platform for tests and trials: what it holds lies in a private temporary folder and is gone when it is closed. */
    public static LocalPlatform inMemory() {
        return inMemory(0);
    }

    /** The same at a port; 0 for any free one. */
    public static LocalPlatform inMemory(int port) {
        Temporary temporary = Temporary.create();
        try {
            return new LocalPlatform(Platforms.open(temporary.folder(), port), temporary);
        } catch (RuntimeException e) {
            if (!Thread.currentThread().isInterrupted()) {
                // Else it may be starting still, and goes when this process ends.
                temporary.remove();
            }
            throw e;
        }
    }

    /** The address of the API, e.g. {@code http://127.0.0.1:4711/api/v1}. */
    public URI url() {
        return running.url();
    }

    /** A token of {@link #USER}, valid for 30 days. */
    public String token() {
        return token(USER);
    }

    /**
     * A token of this user, valid for 30 days. Users need not be made first.
     *
     * @throws IllegalArgumentException if it is no e-mail address
     */
    public String token(String email) {
        return running.tokens().issue(email, Tokens.SESSION);
    }

    /** The folder with the data; empty if they are kept for this run only. */
    public Optional<Path> folder() {
        return temporary == null ? Optional.of(running.folder()) : Optional.empty();
    }

    /** Faults on demand, for tests of callers. */
    public Faults faults() {
        return running.faults();
    }

    /** Where the data lie now, also if only for this run. */
    Path data() {
        return running.folder();
    }

    /** Stops serving, if nobody else in this process holds the same folder open. A second call does nothing. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            Platforms.leave(running);
            if (temporary != null) {
                temporary.remove();
            }
        }
    }

    @Override
    public String toString() {
        return "local platform " + url() + folder().map(path -> " in " + path).orElse(" in memory");
    }
}

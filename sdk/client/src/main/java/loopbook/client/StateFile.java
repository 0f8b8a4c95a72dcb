package loopbook.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import loopbook.errors.Interrupted;
import loopbook.errors.LoopbookException;
import loopbook.http.Json;
import loopbook.http.Pause;
import tools.jackson.core.JacksonException;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.node.ObjectNode;

/**
 * A JSON file shared with the vendor's Python SDK, which keeps more in it than we know of: {@code cookie.json} with the
 * saved sign-in, {@code state.json} with what is checked out. All that we do not know survives; the file can be read by
 * its owner only.
 */
final class StateFile {
    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rw-------");
    private static final FileAttribute<?>[] PRIVATE = {PosixFilePermissions.asFileAttribute(OWNER)};
    private static final int PATIENCE = 40;
    private static final Duration BETWEEN = Duration.ofMillis(25);

    private final Path file;
    private final Pause pause;

    StateFile(Path folder) {
        this(folder, duration -> Thread.sleep(duration.toMillis()));
    }

    StateFile(Path folder, Pause pause) {
        this(folder, "cookie.json", pause);
    }

    private StateFile(Path folder, String name, Pause pause) {
        this.file = folder.resolve(name);
        this.pause = pause;
    }

    static StateFile named(Path folder, String name) {
        return new StateFile(folder, name, duration -> Thread.sleep(duration.toMillis()));
    }

    Path path() {
        return file;
    }

    /** What it holds; an empty object where there is none. */
    ObjectNode read() {
        for (int tries = 0; tries < PATIENCE; tries++) {
            Optional<ObjectNode> state = parsed();
            if (state.isPresent()) {
                return state.get();
            }
            await();
        }
        throw new LoopbookException("The state file " + file + " is no JSON. Mend it, or delete it and sign in again.");
    }

    /** Empty for what is no JSON: the Python SDK empties the file before it writes, perhaps at this moment. */
    private Optional<ObjectNode> parsed() {
        try {
            return Json.read(Files.readAllBytes(file)) instanceof ObjectNode object
                    ? Optional.of(object)
                    : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.of(Json.object());
        } catch (JacksonException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new LoopbookException(
                    "Cannot read the state file " + file + " (" + e + "). Check its owner and permissions.", e);
        }
    }

    private void await() {
        try {
            pause.of(BETWEEN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Interrupted("Interrupted while reading " + file, e);
        }
    }

    /** Reads, changes and writes it as one step, under the lock that the Python SDK takes, too. */
    void change(Consumer<ObjectNode> change) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            StateLock.holding(file.resolveSibling(file.getFileName() + ".lock"), () -> {
                ObjectNode state = read();
                change.accept(state);
                write(state);
            });
        } catch (IOException e) {
            throw new LoopbookException(
                    "Cannot write the state file " + file + " (" + e + "). Check the folder's owner and permissions, or"
                            + " name another folder in DATALOOP_PATH.",
                    e);
        }
    }

    /** Beside it first: nobody ever sees half a file, and a full disk loses nothing. */
    private void write(ObjectNode state) throws IOException {
        Path whole = Files.exists(file, LinkOption.NOFOLLOW_LINKS) ? file.toRealPath() : file;
        Path fresh = Files.createTempFile(whole.toAbsolutePath().getParent(), "state", ".tmp", PRIVATE);
        try {
            Files.write(fresh, writer().writeValueAsBytes(state));
            Files.move(fresh, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static ObjectWriter writer() {
        DefaultIndenter two = new DefaultIndenter("  ", "\n");
        Separators separators = Separators.createDefaultInstance().withObjectNameValueSpacing(Separators.Spacing.AFTER);
        return Json.mapper()
                .writer()
                .with(new DefaultPrettyPrinter(separators)
                        .withObjectIndenter(two)
                        .withArrayIndenter(two));
    }
}

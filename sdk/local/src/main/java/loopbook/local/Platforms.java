package loopbook.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** The platforms that run in this process: one for a folder, shared and counted by all who open it. */
final class Platforms {
    private static final class Shared {
        final Running running;
        int holders;

        Shared(Running running) {
            this.running = running;
        }
    }

    private static final Map<Path, Shared> OPEN = new HashMap<>();

    private Platforms() {}

    /**
     * Starts or joins the platform of this folder. The work is done in a thread of our own: whoever waits for it may be
     * a notebook cell that is interrupted, and nothing may be left half open.
     */
    static Running open(Path folder, int port) {
        CompletableFuture<Running> opening = Threads.later("loopbook-platform-open", () -> join(folder, port));
        try {
            return opening.get();
        } catch (ExecutionException e) {
            throw Threads.rethrown(e.getCause());
        } catch (InterruptedException e) {
            leaveWhenOpen(opening);
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the local platform in " + folder + " was starting.", e);
        } catch (Error e) {
            // On JDK 17 a cell may be ended by Thread.stop.
            leaveWhenOpen(opening);
            throw e;
        }
    }

    private static void leaveWhenOpen(CompletableFuture<Running> opening) {
        var unused = opening.thenAccept(Platforms::leave);
    }

    private static synchronized Running join(Path folder, int port) {
        Path real = real(folder);
        Shared shared = OPEN.get(real);
        if (shared == null) {
            shared = new Shared(Running.start(folder, port));
            OPEN.put(shared.running.folder(), shared);
        } else if (port != 0 && port != shared.running.port()) {
            throw new IllegalStateException("The local platform in " + real + " already runs in this process, at "
                    + shared.running.url() + ": it cannot be opened at port " + port + " as well.");
        }
        shared.holders++;
        return shared.running;
    }

    private static Path real(Path folder) {
        try {
            return Files.exists(folder)
                    ? folder.toRealPath()
                    : folder.toAbsolutePath().normalize();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot look at the folder " + folder + ": " + e.getMessage(), e);
        }
    }

    /** One holder less; the last one stops the platform. */
    static synchronized void leave(Running running) {
        Shared shared = OPEN.get(running.folder());
        if (shared != null && shared.running == running && --shared.holders == 0) {
            OPEN.remove(running.folder());
            running.stop();
        }
    }
}

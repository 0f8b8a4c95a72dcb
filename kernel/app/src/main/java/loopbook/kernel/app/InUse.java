package loopbook.kernel.app;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Which sets of jars kernels run on: each kernel shares a lock on a file beside its jars, which ends with its process,
 * however that ends. An installation leaves such a set alone.
 */
final class InUse {
    private static final String FILE = "in-use";

    private InUse() {}

    /** Makes a set of jars one that can be held. */
    static void prepare(Path jars) throws IOException {
        if (!isPrepared(jars)) {
            Files.createFile(jars.resolve(FILE));
        }
    }

    /** Whether a set of jars can be held. */
    static boolean isPrepared(Path jars) {
        return Files.exists(jars.resolve(FILE));
    }

    /** Holds a set of jars until the channel is closed or the process ends; empty where no set was prepared. */
    static Optional<FileChannel> hold(Path jars) throws IOException {
        Path file = jars.resolve(FILE);
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        channel.lock(0, Long.MAX_VALUE, true);
        return Optional.of(channel);
    }

    /** Whether a kernel runs on this set. */
    static boolean held(Path jars) throws IOException {
        if (Files.notExists(jars.resolve(FILE))) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(jars.resolve(FILE), StandardOpenOption.WRITE);
                FileLock free = channel.tryLock()) {
            return free == null;
        } catch (OverlappingFileLockException byThisProcess) {
            return true;
        }
    }
}

package loopbook.client;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * Keeps others away from the state file: threads of this process, other programs of ours, and the Python SDK.
 *
 * <p>The Python SDK locks with {@code flock(2)}, which Java's own file locks do not notice on Linux. So where there is
 * the program {@code flock}, it holds that lock for us until we close its input.
 */
final class StateLock {
    private static final ReentrantLock HERE = new ReentrantLock();
    private static final int SECONDS = 10;

    private StateLock() {}

    /** What is done under the lock. */
    @FunctionalInterface
    interface Step {
        void run() throws IOException;
    }

    /** Does it while holding the lock; gives up when others hold it for ten seconds. */
    static void holding(Path file, Step step) throws IOException {
        acquireHere(file);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.lock(); // goes with the channel
            Optional<Process> theirs = flock(file);
            try {
                step.run();
            } finally {
                release(theirs);
            }
        } finally {
            HERE.unlock();
        }
    }

    private static void acquireHere(Path file) throws IOException {
        try {
            if (!HERE.tryLock(SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("another thread holds " + file);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for " + file);
        }
    }

    /** Runs {@code flock FILE cat}: once cat answers, the lock is held; it goes with cat. */
    private static Optional<Process> flock(Path file) throws IOException {
        Optional<Path> program = Stream.of("/usr/bin/flock", "/bin/flock")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
        if (program.isEmpty()) {
            return Optional.empty();
        }
        Process process = new ProcessBuilder(program.get().toString(), "-x", "-w", "" + SECONDS, "" + file, "cat")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
        if (process.getInputStream().read() != '\n') {
            throw new IOException("another program has held " + file + " for " + SECONDS + " seconds");
        }
        return Optional.of(process);
    }

    private static void release(Optional<Process> holder) throws IOException {
        if (holder.isPresent()) {
            holder.get().getOutputStream().close();
            holder.get().getInputStream().transferTo(OutputStream.nullOutputStream());
        }
    }
}

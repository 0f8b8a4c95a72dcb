package loopbook.client;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import loopbook.errors.Interrupted;

/**
 * Keeps others away from the state file: threads of this process, other programs of ours, and the Python SDK.
 *
 * <p>The Python SDK locks with {@code flock(2)}, which Java's own file locks do not notice on Linux. So where there is
 * the program {@code flock}, it holds that lock for us until we close its input.
 */
final class StateLock {
    private static final ReentrantLock HERE = new ReentrantLock();
    private static final int SECONDS = 10;
    private static final int LOOK_MILLIS = 5;

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
            acquire(channel, file);
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
            throw interrupted(file, e);
        }
    }

    /** The lock goes with the channel. */
    private static void acquire(FileChannel channel, Path file) throws IOException {
        await(file, () -> channel.tryLock() != null);
    }

    /** Looks again and again, for neither a lock nor a process's answer can be waited for with an end and interrupts. */
    private static void await(Path file, Look look) throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (!look.found()) {
            if (System.nanoTime() > end) {
                throw new IOException("another program has held " + file + " for " + SECONDS + " seconds");
            }
            try {
                Thread.sleep(LOOK_MILLIS);
            } catch (InterruptedException e) {
                throw interrupted(file, e);
            }
        }
    }

    private static Interrupted interrupted(Path file, InterruptedException e) {
        Thread.currentThread().interrupt();
        return new Interrupted("Interrupted while waiting for " + file, e);
    }

    @FunctionalInterface
    private interface Look {
        boolean found() throws IOException;
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
        boolean held = false;
        try {
            process.getOutputStream().write('\n');
            process.getOutputStream().flush();
            await(file, () -> process.getInputStream().available() > 0 || !process.isAlive());
            held = process.getInputStream().read() == '\n';
        } finally {
            if (!held) {
                process.destroy();
            }
        }
        if (!held) {
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

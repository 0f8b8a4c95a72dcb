package loopbook.kernel.jupyter;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The cells of all sessions of a user in one file, a line of JSON each: {@code {"session":3,"line":1,"input":"1+1"}}, and one
 * without a cell where a session begins. Only the user may read it. Several kernels write at once, each whole lines, since
 * whoever writes locks the file. What cannot be read or written is said once in the log, and this session is not kept.
 */
final class HistoryFile {
    private static final int MOST_LINES = 10_000;
    /** What is read of it, from its end; of a longer one half of that is kept. */
    private static final int MOST_BYTES = 10 << 20;
    /** Longer cells are pasted data: every later start would read them. */
    private static final int MOST_CHARS = 100_000;
    /** For five seconds: who reads a long history holds the lock for a while. Some file systems have no locks at all. */
    private static final int TRIES_TO_LOCK = 500;

    /** For the kernels of one process, which the lock does not tell apart. */
    private static final Object OWN = new Object();

    private final @Nullable Path file;
    private final Log log;
    private boolean broken;

    HistoryFile(@Nullable Path file, Log log) {
        this.file = file;
        this.log = log;
    }

    /** A cell as it stands in the file. */
    record Line(int session, int line, String input) {}

    /**
     * What a session begins with.
     *
     * @param session its number, which no other one has
     * @param before  the last cells of earlier ones; lines that cannot be read are passed over
     */
    record Begun(int session, List<Line> before) {}

    private interface Work<T> {
        T on(Path file, FileChannel end) throws IOException;
    }

    /** Begins a session. One that finds no history to read is the first. */
    Begun begin() {
        if (file != null) {
            try {
                return locked(file, HistoryFile::begin);
            } catch (IOException | RuntimeException | OutOfMemoryError e) {
                fail("use", e);
            }
        }
        return new Begun(1, List.of());
    }

    private static Begun begin(Path file, FileChannel end) throws IOException {
        // Open until the end: closing any channel of a file lets go of the lock on it.
        try (FileChannel from = FileChannel.open(file, StandardOpenOption.READ)) {
            long skipped = Files.isRegularFile(file) ? Math.max(0, from.size() - MOST_BYTES) : 0;
            ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(from.size(), MOST_BYTES));
            while (bytes.hasRemaining() && from.read(bytes, skipped + bytes.position()) > 0) {}
            String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
            List<Line> lines = new ArrayList<>();
            int last = 0;
            for (String line : (Iterable<String>) text.lines().skip(skipped > 0 ? 1 : 0)::iterator) {
                last = Math.max(last, read(line, lines));
            }
            byte[] mark = (Json.object().put("session", last + 1) + "\n").getBytes(StandardCharsets.UTF_8);
            if (skipped > 0 || lines.size() > MOST_LINES) {
                lines = lines.subList(Math.max(lines.size() / 2, lines.size() - MOST_LINES / 2), lines.size());
                replace(file, lines, mark);
            } else {
                // A kernel that was killed while it wrote has left half a line.
                write(end, text.isEmpty() || text.endsWith("\n") ? "" : "\n", mark);
            }
            return new Begun(last + 1, lines);
        }
    }

    /** The session that a line is of; 0 if it cannot be read. */
    private static int read(String text, List<Line> into) {
        try {
            JsonNode json = Json.MAPPER.readTree(text);
            int session = json.path("session").isInt() ? json.path("session").asInt() : 0;
            if (json.path("input").isString()
                    && session > 0
                    && json.path("line").isInt()) {
                into.add(new Line(
                        session, json.path("line").asInt(), json.path("input").asString()));
            }
            return session;
        } catch (JacksonException halfALine) {
            // A kernel that was killed while it wrote, or a full disk: the other lines are good.
            return 0;
        }
    }

    /** Adds a line, unless it is longer than {@value #MOST_CHARS} characters. */
    void add(Line line) {
        if (file == null || broken || line.input().length() > MOST_CHARS) {
            return;
        }
        try {
            locked(file, (same, end) -> {
                write(end, "", bytes(line));
                return line;
            });
        } catch (IOException | RuntimeException e) {
            fail("write", e);
        }
    }

    private static byte[] bytes(Line line) {
        ObjectNode json = Json.object()
                .put("session", line.session)
                .put("line", line.line)
                .put("input", line.input);
        return (json + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static void write(FileChannel end, String before, byte[] line) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(before.length() + line.length);
        bytes.put(before.getBytes(StandardCharsets.UTF_8)).put(line).flip();
        while (bytes.hasRemaining()) {
            end.write(bytes);
        }
    }

    /** Works on the end of the file, which is made if it is not there, while no other kernel does. */
    private static <T> T locked(Path file, Work<T> work) throws IOException {
        synchronized (OWN) {
            while (true) {
                create(file);
                Object before = key(file);
                try (FileChannel end = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
                    lock(end);
                    // Another kernel may have put a shorter one in its place meanwhile.
                    if (Objects.equals(before, key(file))) {
                        return work.on(file, end);
                    }
                }
            }
        }
    }

    private static @Nullable Object key(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    }

    /** Locks the file until the channel is closed; who is kept waiting too long, or cannot lock here, goes on without. */
    private static void lock(FileChannel end) {
        try {
            FileLock lock = end.tryLock();
            for (int tries = 0; lock == null && tries < TRIES_TO_LOCK; tries++) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
                lock = end.tryLock();
            }
        } catch (IOException noLocksHere) {
            System.getLogger(HistoryFile.class.getName())
                    .log(System.Logger.Level.DEBUG, "The history cannot be locked", noLocksHere);
        }
    }

    private static void create(Path file) throws IOException {
        if (Files.exists(file)) {
            return;
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (UnsupportedOperationException windows) {
            Files.createFile(file);
        } catch (FileAlreadyExistsException another) {
            // Another kernel was quicker: it is there.
        }
    }

    private static void replace(Path file, List<Line> lines, byte[] mark) throws IOException {
        Path fresh = file.resolveSibling(
                file.getFileName() + "." + ProcessHandle.current().pid());
        try {
            create(fresh);
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            for (Line line : lines) {
                all.write(bytes(line));
            }
            all.write(mark);
            Files.write(fresh, all.toByteArray());
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private void fail(String what, Throwable why) {
        broken = true;
        String reason = why instanceof FileSystemException named && named.getReason() != null
                ? named.getReason()
                : String.valueOf(why);
        log.say("cannot " + what + " the history in " + file + " (" + reason
                + "): cells run, but this session is not kept for the next");
    }
}

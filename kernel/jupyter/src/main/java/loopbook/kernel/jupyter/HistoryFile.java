package loopbook.kernel.jupyter;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The cells of all sessions of a user in one file, a line of JSON each: {@code {"session":3,"line":1,"input":"1+1"}}. Only
 * the user may read it. Several kernels write at once, each whole lines. What cannot be written is said once in the log,
 * and this session is not kept.
 */
final class HistoryFile {
    private static final int MOST_LINES = 10_000;
    /** Longer cells are pasted data: every later start would read them. */
    private static final int MOST_CHARS = 100_000;

    private final @Nullable Path file;
    private final Log log;
    private boolean broken;

    HistoryFile(@Nullable Path file, Log log) {
        this.file = file;
        this.log = log;
    }

    /** A cell as it stands in the file. */
    record Line(int session, int line, String input) {}

    /** All that earlier sessions have left; lines that cannot be read are passed over. */
    List<Line> read() {
        List<Line> lines = new ArrayList<>();
        if (file == null || !Files.isRegularFile(file)) {
            return lines;
        }
        try {
            for (String text : new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                read(text, lines);
            }
            if (lines.size() > MOST_LINES) {
                lines = lines.subList(lines.size() - MOST_LINES / 2, lines.size());
                replace(lines);
            }
        } catch (IOException e) {
            fail("read", e);
        }
        return lines;
    }

    private static void read(String text, List<Line> into) {
        try {
            JsonNode json = Json.MAPPER.readTree(text);
            if (json.path("input").isString()
                    && json.path("session").isInt()
                    && json.path("line").isInt()) {
                into.add(new Line(
                        json.path("session").asInt(),
                        json.path("line").asInt(),
                        json.path("input").asString()));
            }
        } catch (JacksonException halfALine) {
            // A kernel that was killed while it wrote, or a full disk: the other lines are good.
        }
    }

    /** Adds a line, unless it is longer than {@value #MOST_CHARS} characters. */
    void add(Line line) {
        if (file == null || broken || line.input().length() > MOST_CHARS) {
            return;
        }
        try {
            if (!Files.exists(file)) {
                create(file);
            }
            Files.write(file, bytes(line), StandardOpenOption.APPEND);
        } catch (IOException e) {
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

    private static void create(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (UnsupportedOperationException windows) {
            Files.createFile(file);
        } catch (java.nio.file.FileAlreadyExistsException another) {
            // Another kernel was quicker: it is there.
        }
    }

    private void replace(List<Line> lines) throws IOException {
        Path whole = java.util.Objects.requireNonNull(file);
        Path fresh = whole.resolveSibling(
                whole.getFileName() + "." + ProcessHandle.current().pid());
        try {
            create(fresh);
            for (Line line : lines) {
                Files.write(fresh, bytes(line), StandardOpenOption.APPEND);
            }
            Files.move(fresh, whole, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private void fail(String what, IOException why) {
        broken = true;
        String reason = why instanceof FileSystemException named && named.getReason() != null
                ? named.getReason()
                : String.valueOf(why);
        log.say("cannot " + what + " the history in " + file + " (" + reason
                + "): cells run, but this session is not kept for the next");
    }
}

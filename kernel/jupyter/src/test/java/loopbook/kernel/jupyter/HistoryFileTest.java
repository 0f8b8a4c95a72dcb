package loopbook.kernel.jupyter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class HistoryFileTest {
    @TempDir
    private Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Log log = new Log(new PrintStream(said, true, StandardCharsets.UTF_8));

    private History session(Path file) {
        return new History(new HistoryFile(file, log));
    }

    private static String ask(History history, String type, int session) {
        return history.answer(Json.object().put("hist_access_type", type).put("session", session))
                .path("history")
                .toString();
    }

    @Test
    void aSessionKnowsThoseBefore() {
        Path file = folder.resolve("new").resolve("history.jsonl");
        History first = session(file);
        first.add(1, "int a = 1;\nlist(\"é\")");
        History second = session(file);
        second.add(1, "1+1");

        assertThat(ask(second, "tail", 0)).isEqualTo("[[1,1,\"int a = 1;\\nlist(\\\"é\\\")\"],[2,1,\"1+1\"]]");
        assertThat(ask(second, "range", 0)).isEqualTo("[[2,1,\"1+1\"]]");
        assertThat(ask(second, "range", -1)).startsWith("[[1,1,");
        assertThat(ask(second, "range", 1)).startsWith("[[1,1,");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void onlyItsOwnerMayReadIt() throws IOException {
        Path file = folder.resolve("history.jsonl");
        session(file).add(1, "x");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void halfALineAndForeignLinesArePassedOver() throws IOException {
        Path file = folder.resolve("history.jsonl");
        session(file).add(1, "good");
        Files.writeString(
                file, "no json\n{\"session\":\"x\"}\n{\"session\":9,\"line\":1,\"inp", StandardOpenOption.APPEND);

        History next = session(file);

        assertThat(ask(next, "tail", 0)).isEqualTo("[[1,1,\"good\"]]");
        next.add(1, "after it");
        assertThat(ask(session(file), "tail", 0)).contains("after it");
    }

    @Test
    void sessionsThatBeginTogetherHaveNumbersOfTheirOwn() {
        Path file = folder.resolve("history.jsonl");
        History one = session(file);
        History other = session(file);
        ask(one, "tail", 0);
        ask(other, "tail", 0);
        one.add(1, "of one");
        other.add(1, "of the other");

        assertThat(ask(session(file), "tail", 0)).isEqualTo("[[1,1,\"of one\"],[2,1,\"of the other\"]]");
    }

    @Test
    void longCellsOfSeveralKernelsStayWhole() throws Exception {
        Path file = folder.resolve("history.jsonl");
        List<Process> kernels = new ArrayList<>();
        for (String letter : List.of("a", "b", "c")) {
            kernels.add(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Writer.class.getName(),
                            file.toString(),
                            letter)
                    .inheritIO()
                    .start());
        }
        for (Process kernel : kernels) {
            assertThat(kernel.waitFor()).isZero();
        }

        List<Integer> sessions = new ArrayList<>();
        session(file).answer(Json.object()).path("history").forEach(cell -> {
            assertThat(cell.get(2).asString()).hasSize(90_000);
            sessions.add(cell.get(0).asInt());
        });
        assertThat(sessions).hasSize(60).contains(1, 2, 3).containsOnly(1, 2, 3);
    }

    /** A kernel's worth of long cells. */
    static final class Writer {
        private Writer() {}

        public static void main(String... arguments) {
            History history = new History(new HistoryFile(Path.of(arguments[0]), new Log(System.err)));
            for (int i = 0; i < 20; i++) {
                history.add(i, arguments[1].repeat(90_000));
            }
        }
    }

    @Test
    void ofAHugeHistoryTheEndIsRead() throws IOException {
        Path file = folder.resolve("history.jsonl");
        String line = "{\"session\":1,\"line\":1,\"input\":\"" + "x".repeat(100_000) + "\"}";
        Files.write(file, Collections.nCopies(150, line));
        History next = session(file);
        next.add(1, "y");

        assertThat(ask(next, "range", 0)).isEqualTo("[[2,1,\"y\"]]");
        assertThat(Files.size(file)).isBetween(5_000_000L, 6_000_000L);
    }

    @Test
    void oneThatCannotBeReadFailsNoCell() throws IOException {
        Path file = Files.createDirectory(folder.resolve("history.jsonl"));
        History history = session(file);
        history.add(1, "x");

        assertThat(ask(history, "tail", 0)).isEqualTo("[[1,1,\"x\"]]");
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("cannot use the history", "cells run");
    }

    @Test
    void anEndlessHistoryIsCut() throws IOException {
        Path file = folder.resolve("history.jsonl");
        List<String> lines = new ArrayList<>(Collections.nCopies(10_001, "{\"session\":1,\"line\":1,\"input\":\"x\"}"));
        Files.write(file, lines);
        session(file).add(1, "y");

        assertThat(Files.readAllLines(file)).hasSize(5002).last().asString().contains("\"y\"");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFullDiskIsSaidOnceAndCellsGoOn() {
        History history = session(Path.of("/dev/full"));
        history.add(1, "x");
        history.add(2, "y");

        assertThat(ask(history, "tail", 0)).isEqualTo("[[1,1,\"x\"],[1,2,\"y\"]]");
        assertThat(said.toString(StandardCharsets.UTF_8).lines())
                .singleElement()
                .asString()
                .contains("cannot use the history", "No space left", "cells run");
    }

    @Test
    void whatCannotBeWrittenIsSaidOnceAndCellsGoOn() throws IOException {
        Path file = Files.createFile(folder.resolve("a file")).resolve("history.jsonl");
        History history = session(file);
        history.add(1, "x");
        history.add(2, "y");

        assertThat(ask(history, "tail", 0)).isEqualTo("[[1,1,\"x\"],[1,2,\"y\"]]");
        assertThat(said.toString(StandardCharsets.UTF_8).lines())
                .singleElement()
                .asString()
                .contains("cannot use the history", "cells run");
    }
}

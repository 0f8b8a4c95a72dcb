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

        assertThat(ask(session(file), "tail", 0)).isEqualTo("[[1,1,\"good\"]]");
    }

    @Test
    void anEndlessHistoryIsCut() throws IOException {
        Path file = folder.resolve("history.jsonl");
        List<String> lines = new ArrayList<>(Collections.nCopies(10_001, "{\"session\":1,\"line\":1,\"input\":\"x\"}"));
        Files.write(file, lines);
        session(file).add(1, "y");

        assertThat(Files.readAllLines(file)).hasSize(5001).last().asString().contains("\"y\"");
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
                .contains("cannot write the history", "No space left", "cells run");
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
                .contains("cannot write the history", "cells run");
    }
}

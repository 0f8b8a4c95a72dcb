package loopbook.kernel.jupyter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What works while a cell runs, and how it is stopped. */
class BusyTest {
    private Room room;
    private FrontEnd frontEnd;

    @BeforeEach
    void open() {
        room = new Room();
        frontEnd = room.frontEnd;
        frontEnd.run("int keep = 41;");
    }

    @AfterEach
    void close() {
        room.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "while (true) { }",
                "Thread.sleep(600_000);",
                "while (true) { try { Thread.sleep(1000); } catch (InterruptedException e) { } }",
                "while (true) System.out.println(\"for ever\");",
                "new java.util.Scanner(System.in).nextLine()"
            })
    void anInterruptEndsTheCellAndKeepsTheState(String loop) {
        String cell = begin(loop);

        var interrupted =
                frontEnd.answer(frontEnd.control, frontEnd.send(frontEnd.control, "interrupt_request", Json.object()));
        Message reply = frontEnd.receive(frontEnd.shell);

        assertThat(interrupted.status()).isEqualTo("ok");
        assertThat(FrontEnd.parent(reply)).isEqualTo(cell);
        assertThat(reply.content().path("status").asString()).isEqualTo("error");
        assertThat(reply.content().path("ename").asString()).isEqualTo("Interrupted");
        var after = frontEnd.run("keep + 1");
        assertThat(after.result()).as(after.content().toString()).isEqualTo("42");
    }

    /** VS Code sends it so to kernels of its own machine. */
    @Test
    void anInterruptOnTheShellChannelIsOneToo() {
        begin("while (true) { }");
        frontEnd.send(frontEnd.shell, "interrupt_request", Json.object());

        assertThat(List.of(frontEnd.receive(frontEnd.shell), frontEnd.receive(frontEnd.shell)))
                .extracting(
                        Message::type, reply -> reply.content().path("status").asString())
                .containsExactlyInAnyOrder(tuple("interrupt_reply", "ok"), tuple("execute_reply", "error"));
    }

    @Test
    void anInterruptOfAnIdleKernelHarmsNothing() {
        frontEnd.answer(frontEnd.control, frontEnd.send(frontEnd.control, "interrupt_request", Json.object()));

        assertThat(frontEnd.run("keep + 1").result()).isEqualTo("42");
    }

    @Test
    void questionsAreAnsweredAndTheHeartBeats() {
        String cell = begin("while (true) { }");

        frontEnd.heartbeat.send("beat");
        assertThat(frontEnd.frame(frontEnd.heartbeat)).isEqualTo("beat".getBytes(StandardCharsets.US_ASCII));
        assertThat(frontEnd.ask("kernel_info_request", Json.object()).status()).isEqualTo("ok");
        var completion = frontEnd.ask(
                "complete_request", Json.object().put("code", "\"abc\".toUpp").put("cursor_pos", 11));
        assertThat(completion.content().path("matches").toString()).contains("toUpperCase");
        assertThat(frontEnd.ask("comm_info_request", Json.object()).status()).isEqualTo("ok");
        var history = frontEnd.ask(
                "history_request",
                Json.object().put("hist_access_type", "search").put("pattern", "int keep*"));
        assertThat(history.content().path("history").toString()).contains("int keep = 41;");
        var view = frontEnd.answer(
                frontEnd.control,
                frontEnd.send(frontEnd.control, "debug_request", Json.object().put("command", "inspectVariables")));
        assertThat(view.content().path("body").path("variables").toString()).contains("\"name\":\"keep\"");
        var inspection = frontEnd.ask(
                "inspect_request", Json.object().put("code", "\"abc\".trim(").put("cursor_pos", 11));
        assertThat(inspection.content().path("found").asBoolean()).isTrue();
        assertThat(frontEnd.ask("is_complete_request", Json.object().put("code", "1"))
                        .status())
                .isEqualTo("complete");

        frontEnd.answer(frontEnd.control, frontEnd.send(frontEnd.control, "interrupt_request", Json.object()));
        assertThat(FrontEnd.parent(frontEnd.receive(frontEnd.shell))).isEqualTo(cell);
    }

    /** Sends a cell, and waits until it runs. */
    private String begin(String code) {
        String id = frontEnd.send(
                frontEnd.shell, "execute_request", FrontEnd.cell("System.out.println(\"begun\");\n" + code));
        frontEnd.awaitIopub("stream");
        return id;
    }
}

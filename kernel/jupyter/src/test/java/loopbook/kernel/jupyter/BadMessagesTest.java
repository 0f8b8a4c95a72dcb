package loopbook.kernel.jupyter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.node.ObjectNode;

/** Messages that no front end should send: each is logged, dropped and survived. */
class BadMessagesTest {
    /** As much as the heap of the tests takes, front end and all; the peers' suite sends ten times as much to a process. */
    private static final int HUGE = 10_000_000;

    private Room room;
    private FrontEnd frontEnd;

    @BeforeEach
    void open() {
        room = new Room();
        frontEnd = room.frontEnd;
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void aBadSignature() {
        List<byte[]> frames = frontEnd.framesOf("execute_request", FrontEnd.cell("System.exit(1)"));
        frames.set(1, "0".repeat(64).getBytes(UTF_8));
        frontEnd.sendRaw(frontEnd.shell, frames);

        stillThere("signature");
    }

    @Test
    void brokenFrames() {
        frontEnd.sendRaw(frontEnd.shell, List.of("hello".getBytes(UTF_8)));
        frontEnd.sendRaw(frontEnd.control, List.of("<IDS|MSG>".getBytes(UTF_8), "x".getBytes(UTF_8)));
        frontEnd.sendRaw(frontEnd.stdin, List.of(new byte[0], new byte[0]));
        frontEnd.sendRaw(frontEnd.shell, List.of(new byte[0]));

        stillThere("no delimiter");
    }

    @Test
    void anUnknownType() {
        frontEnd.send(frontEnd.shell, "no_such_request", Json.object());
        frontEnd.send(frontEnd.control, "no_such_request", Json.object());

        stillThere("no_such_request");
    }

    @Test
    void fieldsOfTheWrongKind() {
        var answer =
                frontEnd.ask("execute_request", Json.object().put("code", 7).put("silent", "perhaps"));
        var completion = frontEnd.ask("complete_request", Json.object().put("cursor_pos", 1_000_000));

        assertThat(answer.reply().type()).isEqualTo("execute_reply");
        assertThat(completion.status()).isEqualTo("ok");
        stillThere("");
    }

    @Test
    void anAnswerThatNobodyAskedFor() {
        frontEnd.send(frontEnd.stdin, "input_reply", Json.object().put("value", "early"));

        stillThere("");
    }

    @Test
    @Timeout(120)
    void aCellWithACommentOf10MegabytesIsRunAndLetGo() {
        String comment = "/*" + "x".repeat(HUGE) + "*/\n";
        ObjectNode cell = FrontEnd.cell(comment + "40 + 2").put("store_history", false);

        assertThat(frontEnd.ask("execute_request", cell).result()).isEqualTo("42");
        stillThere("");
    }

    @Test
    @Timeout(120)
    void aCommMessageWith10MegabytesOfBuffersIsTaken() {
        List<byte[]> frames =
                new ArrayList<>(frontEnd.framesOf("comm_msg", Json.object().put("comm_id", "none")));
        frames.add(new byte[HUGE]);
        frontEnd.sendRaw(frontEnd.shell, frames);
        String id = Json.MAPPER.readTree(frames.get(2)).path("msg_id").asString();

        assertThat(frontEnd.untilIdle(id)).extracting(Message::type).containsOnly("status");
        stillThere("");
    }

    @Test
    @Timeout(120)
    void aBadSignatureUnder10MegabytesIsDropped() {
        List<byte[]> frames = frontEnd.framesOf("execute_request", FrontEnd.cell("/*" + "x".repeat(HUGE) + "*/"));
        frames.set(1, "0".repeat(64).getBytes(UTF_8));
        frontEnd.sendRaw(frontEnd.shell, frames);

        stillThere("signature");
    }

    @Test
    void aPortThatIsTakenIsNamed() {
        PrintStream log = new PrintStream(room.log, true, UTF_8);

        assertThatThrownBy(() ->
                        Kernel.start(room.connection, room.engine, new EarlyOutput(), new About("test", null), log))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("127.0.0.1:" + room.connection.shell());
        stillThere("");
    }

    private void stillThere(String logged) {
        assertThat(frontEnd.ask("kernel_info_request", Json.object()).status()).isEqualTo("ok");
        assertThat(frontEnd.answer(
                                frontEnd.control, frontEnd.send(frontEnd.control, "kernel_info_request", Json.object()))
                        .status())
                .isEqualTo("ok");
        assertThat(frontEnd.run("1 + 1").result()).isEqualTo("2");
        assertThat(room.log.toString(UTF_8)).contains(logged);
    }
}

package loopbook.kernel.jupyter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.node.ObjectNode;

/** Shells beside the main one (JEP 91): their cells run at the same time and share one state. */
@Timeout(120)
class SubshellsTest {
    private Room room;
    private FrontEnd frontEnd;

    @BeforeEach
    void open() {
        room = new Room();
        frontEnd = room.frontEnd;
        frontEnd.run("import java.util.concurrent.CountDownLatch;\nvar main = new CountDownLatch(1);\n"
                + "var other = new CountDownLatch(1);\nint shared = 1;");
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void theKernelSaysThatItHasThem() {
        assertThat(frontEnd.ask("kernel_info_request", Json.object())
                        .content()
                        .path("supported_features")
                        .toString())
                .contains("\"kernel subshells\"");
    }

    @Test
    void theyAreMadeListedAndDeleted() {
        assertThat(listed()).isEqualTo("[]");
        String first = create();
        String second = create();
        assertThat(listed()).isEqualTo("[\"" + first + "\",\"" + second + "\"]");

        assertThat(control("delete_subshell_request", Json.object().put("subshell_id", first))
                        .status())
                .isEqualTo("ok");
        assertThat(listed()).isEqualTo("[\"" + second + "\"]");
        var again = control("delete_subshell_request", Json.object().put("subshell_id", first));
        assertThat(again.status()).isEqualTo("error");
        assertThat(again.content().path("evalue").asString()).contains(first);
    }

    @Test
    void aCellOfASubshellRunsWhileTheMainShellRunsOne() {
        String subshell = create();
        String slow = frontEnd.send(
                frontEnd.shell,
                "execute_request",
                FrontEnd.cell("main.countDown();\nother.await();\nSystem.out.println(\"slow\");\nshared"));
        String quick = send(
                subshell,
                "execute_request",
                FrontEnd.cell("main.await();\nSystem.out.println(\"quick\");\nshared = 2"));

        var answer = frontEnd.answer(frontEnd.shell, quick);
        assertThat(answer.result()).isEqualTo("2");
        assertThat(answer.text("stdout")).isEqualTo("quick\n");
        assertThat(answer.reply().parent().path("subshell_id").asString()).isEqualTo(subshell);
        send(subshell, "execute_request", FrontEnd.cell("other.countDown();"));
        var late = new FrontEnd.Answer(replies(2).get(slow), frontEnd.untilIdle(slow));
        assertThat(late.text("stdout")).isEqualTo("slow\n");
        assertThat(late.result()).isEqualTo("2");
    }

    @Test
    void noNumberIsGivenTwice() {
        String subshell = create();
        for (int i = 0; i < 10; i++) {
            frontEnd.send(frontEnd.shell, "execute_request", FrontEnd.cell("1"));
            send(subshell, "execute_request", FrontEnd.cell("2"));
        }

        assertThat(replies(20).values())
                .extracting(reply -> reply.content().path("execution_count").asInt())
                .doesNotHaveDuplicates();
    }

    @Test
    void anInterruptEndsTheCellsOfAllShells() {
        String subshell = create();
        String one =
                frontEnd.send(frontEnd.shell, "execute_request", FrontEnd.cell("main.countDown(); while (true) {}"));
        String two =
                send(subshell, "execute_request", FrontEnd.cell("main.await(); other.countDown(); while (true) {}"));
        String three = send(create(), "execute_request", FrontEnd.cell("other.await();"));
        awaitReply(three);
        control("interrupt_request", Json.object());

        for (int i = 0; i < 2; i++) {
            Message reply = frontEnd.receive(frontEnd.shell);
            assertThat(FrontEnd.parent(reply)).isIn(one, two);
            assertThat(reply.content().path("ename").asString()).isEqualTo("Interrupted");
        }
        assertThat(frontEnd.answer(frontEnd.shell, send(subshell, "execute_request", FrontEnd.cell("40 + 2")))
                        .result())
                .isEqualTo("42");
    }

    @Test
    void deletingOneEndsItsCellAndAbortsWhatWaitsAndNothingElse() {
        String subshell = create();
        String kept = frontEnd.send(frontEnd.shell, "execute_request", FrontEnd.cell("other.await(); 7"));
        String gone = send(subshell, "execute_request", FrontEnd.cell("main.countDown(); while (true) {}"));
        String queued = send(subshell, "execute_request", FrontEnd.cell("shared = 100;"));
        awaitReply(send(create(), "execute_request", FrontEnd.cell("main.await();")));
        control("delete_subshell_request", Json.object().put("subshell_id", subshell));

        Map<String, Message> replies = replies(2);
        assertThat(status(replies, gone)).isEqualTo("error");
        assertThat(status(replies, queued)).isEqualTo("aborted");
        send(create(), "execute_request", FrontEnd.cell("other.countDown();"));
        assertThat(status(replies(2), kept)).isEqualTo("ok");
        assertThat(frontEnd.run("shared").result()).isEqualTo("1");
    }

    @Test
    void aFailureAbortsWhatWaitsInItsOwnShellOnly() {
        String subshell = create();
        String held = frontEnd.send(frontEnd.shell, "execute_request", FrontEnd.cell("other.await();"));
        String waits = frontEnd.send(frontEnd.shell, "execute_request", FrontEnd.cell("shared"));
        var failed = frontEnd.answer(
                frontEnd.shell, send(subshell, "execute_request", FrontEnd.cell("throw new RuntimeException();")));
        assertThat(failed.status()).isEqualTo("error");
        send(subshell, "execute_request", FrontEnd.cell("other.countDown();"));

        Map<String, Message> replies = replies(3);
        assertThat(status(replies, held)).isEqualTo("ok");
        assertThat(status(replies, waits)).isEqualTo("ok");
    }

    @Test
    void everyOtherRequestOfASubshellIsAnsweredToo() {
        String subshell = create();
        ObjectNode code = Json.object().put("code", "shar").put("cursor_pos", 4);

        assertThat(frontEnd.answer(frontEnd.shell, send(subshell, "complete_request", code))
                        .content()
                        .path("matches")
                        .toString())
                .contains("shared");
        assertThat(frontEnd.answer(frontEnd.shell, send(subshell, "kernel_info_request", Json.object()))
                        .status())
                .isEqualTo("ok");
    }

    @Test
    void aRequestForAnUnknownSubshellIsAnErrorAndRunsNothing() {
        for (String type : List.of("execute_request", "complete_request", "kernel_info_request")) {
            var answer = frontEnd.answer(frontEnd.shell, send("no-such", type, FrontEnd.cell("shared = 9;")));

            assertThat(answer.reply().type()).isEqualTo(type.replace("_request", "_reply"));
            assertThat(answer.status()).isEqualTo("error");
            assertThat(answer.content().path("evalue").asString()).contains("no-such");
        }
        assertThat(frontEnd.run("shared").result()).isEqualTo("1");
    }

    @Test
    void eachReadsItsOwnInput() {
        String subshell = create();
        String cell = "new Scanner(System.in).nextLine() + shared";
        String one = frontEnd.send(frontEnd.shell, "execute_request", FrontEnd.cell(cell));
        String two = send(subshell, "execute_request", FrontEnd.cell(cell));
        Map<String, String> answers = new LinkedHashMap<>();
        for (int i = 0; i < 2; i++) {
            Message question = frontEnd.receive(frontEnd.stdin);
            answers.put(FrontEnd.parent(question), "line " + i + "1");
            frontEnd.send(frontEnd.stdin, "input_reply", Json.object().put("value", "line " + i));
            awaitReply(FrontEnd.parent(question));
        }

        assertThat(answers).containsOnlyKeys(one, two);
        answers.forEach((id, text) -> assertThat(frontEnd.untilIdle(id))
                .filteredOn(m -> m.type().equals("execute_result"))
                .singleElement()
                .satisfies(m -> assertThat(
                                m.content().path("data").path("text/plain").asString())
                        .isEqualTo(text)));
    }

    private FrontEnd.Answer control(String type, ObjectNode content) {
        return frontEnd.answer(frontEnd.control, frontEnd.send(frontEnd.control, type, content));
    }

    private String create() {
        return control("create_subshell_request", Json.object())
                .content()
                .path("subshell_id")
                .asString();
    }

    private String listed() {
        return control("list_subshell_request", Json.object())
                .content()
                .path("subshell_id")
                .toString();
    }

    private Map<String, Message> replies(int count) {
        Map<String, Message> replies = new TreeMap<>();
        while (replies.size() < count) {
            Message reply = frontEnd.receive(frontEnd.shell);
            replies.put(FrontEnd.parent(reply), reply);
        }
        return replies;
    }

    private static String status(Map<String, Message> replies, String id) {
        return replies.get(id).content().path("status").asString();
    }

    private void awaitReply(String id) {
        Message reply = frontEnd.receive(frontEnd.shell);
        assertThat(FrontEnd.parent(reply)).isEqualTo(id);
        assertThat(reply.content().path("status").asString()).isEqualTo("ok");
    }

    /** Sends a request to a subshell and returns its id. */
    private String send(String subshell, String type, ObjectNode content) {
        List<byte[]> frames = frontEnd.framesOf(type, content);
        ObjectNode header = (ObjectNode) Json.MAPPER.readTree(frames.get(2));
        frames.set(2, Json.MAPPER.writeValueAsBytes(header.put("subshell_id", subshell)));
        frames.set(
                1, new Signer(room.connection.scheme(), room.connection.key()).sign(frames.subList(2, frames.size())));
        frontEnd.sendRaw(frontEnd.shell, frames);
        return header.path("msg_id").asString();
    }
}

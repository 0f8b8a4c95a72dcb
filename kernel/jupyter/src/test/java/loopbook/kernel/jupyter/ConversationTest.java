package loopbook.kernel.jupyter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Requests and what comes back. */
class ConversationTest {
    private static Room room;
    private static FrontEnd frontEnd;

    @BeforeAll
    static void open() {
        room = new Room();
        frontEnd = room.frontEnd;
    }

    @AfterAll
    static void close() {
        room.close();
    }

    @Test
    void kernelInfoSaysWhoItIsOnShellAndOnControl() {
        var onShell = frontEnd.ask("kernel_info_request", Json.object());
        var onControl = frontEnd.answer(
                frontEnd.control, frontEnd.send(frontEnd.control, "kernel_info_request", Json.object()));

        assertThat(onShell.status()).isEqualTo("ok");
        assertThat(onShell.content().path("language_info").path("name").asString())
                .isEqualTo("java");
        assertThat(onShell.content()
                        .path("language_info")
                        .path("file_extension")
                        .asString())
                .isEqualTo(".java");
        assertThat(onShell.content().path("protocol_version").asString()).startsWith("5.");
        assertThat(onControl.content()).isEqualTo(onShell.content());
        assertThat(onShell.types()).containsExactly("status", "status");
    }

    @Test
    void aCellIsEchoedRunAndAnswered() {
        var answer = frontEnd.run("20 + 22");

        assertThat(answer.types()).containsExactly("status", "execute_input", "execute_result", "status");
        assertThat(answer.result()).isEqualTo("42");
        assertThat(answer.status()).isEqualTo("ok");
        assertThat(answer.content().path("payload").isArray()).isTrue();
        int count = answer.content().path("execution_count").asInt();
        assertThat(answer.said())
                .filteredOn(m -> m.content().has("execution_count"))
                .allSatisfy(m ->
                        assertThat(m.content().path("execution_count").asInt()).isEqualTo(count));
        assertThat(frontEnd.run("1").content().path("execution_count").asInt()).isEqualTo(count + 1);
    }

    @Test
    void aDeclarationHasNoResult() {
        assertThat(frontEnd.run("int declared = 3;").types()).containsExactly("status", "execute_input", "status");
    }

    @Test
    void anErrorIsPublishedAndInTheReply() {
        var answer = frontEnd.run("int zero = 0;\nint one = 1;\none / zero");

        assertThat(answer.types()).containsExactly("status", "execute_input", "error", "status");
        assertThat(answer.status()).isEqualTo("error");
        for (ObjectNode content :
                List.of(answer.content(), answer.only("error").orElseThrow().content())) {
            assertThat(content.path("ename").asString()).isEqualTo("java.lang.ArithmeticException");
            assertThat(content.path("evalue").asString()).contains("/ by zero");
            assertThat(content.path("traceback").toString()).contains("line 3", "one / zero");
        }
    }

    @Test
    void aSilentCellSaysNothingAndIsNotCounted() {
        int before = count(frontEnd.run("1"));
        var silent = frontEnd.ask(
                "execute_request", FrontEnd.cell("System.out.println(7); 7").put("silent", true));

        assertThat(silent.types()).containsExactly("status", "status");
        assertThat(silent.status()).isEqualTo("ok");
        assertThat(count(frontEnd.run("1"))).isEqualTo(before + 1);
    }

    @Test
    void aCellThatIsNotToBeStoredIsNotCountedButShown() {
        int before = count(frontEnd.run("1"));
        var answer =
                frontEnd.ask("execute_request", FrontEnd.cell("\"unstored\"").put("store_history", false));
        var tail = frontEnd.ask(
                "history_request", Json.object().put("hist_access_type", "tail").put("n", 1));

        assertThat(answer.result()).contains("unstored");
        assertThat(tail.content().path("history").toString()).doesNotContain("unstored");
        assertThat(count(frontEnd.run("1"))).isEqualTo(before + 1);
    }

    @Test
    void userExpressionsAreAnsweredOneByOne() {
        ObjectNode cell = FrontEnd.cell("int six = 6;");
        cell.putObject("user_expressions").put("good", "six * 7").put("bad", "nothingOfThatName");
        ObjectNode values =
                (ObjectNode) frontEnd.ask("execute_request", cell).content().path("user_expressions");

        assertThat(values.path("good").path("status").asString()).isEqualTo("ok");
        assertThat(values.path("good").path("data").path("text/plain").asString())
                .isEqualTo("42");
        assertThat(values.path("bad").path("status").asString()).isEqualTo("error");
        assertThat(values.path("bad").path("traceback").isEmpty()).isFalse();
    }

    @Test
    void cellsQueuedBehindAFailureAreAborted() {
        // The first holds the thread until all four are in the queue.
        List<String> ids = new ArrayList<>();
        ids.add(send("var held = new java.util.Scanner(System.in).nextLine();", true));
        frontEnd.receive(frontEnd.stdin);
        ids.add(send("throw new IllegalStateException(\"stop\");", true));
        ids.add(send("int never = 1;", true));
        ids.add(send("int neither = 1;", true));
        frontEnd.send(frontEnd.stdin, "input_reply", Json.object().put("value", "go"));

        assertThat(statuses(ids)).containsExactly("ok", "error", "aborted", "aborted");
        ids.subList(0, 2).forEach(frontEnd::untilIdle);
        ids.subList(2, 4).forEach(id -> assertThat(frontEnd.untilIdle(id))
                .extracting(Message::type)
                .containsExactly("status", "status"));
        assertThat(frontEnd.run("never").status()).isEqualTo("error");
    }

    @Test
    void cellsThatTheSocketStillHasWhenOneFailsAreAbortedToo() {
        List<List<byte[]>> cells = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            cells.add(frontEnd.framesOf("execute_request", FrontEnd.cell("int behind = " + i)));
        }
        List<String> ids = new ArrayList<>();
        ids.add(send("throw new IllegalStateException(new java.util.Scanner(System.in).nextLine());", true));
        frontEnd.receive(frontEnd.stdin);
        for (List<byte[]> cell : cells) {
            frontEnd.sendRaw(frontEnd.shell, cell);
            ids.add(Json.MAPPER.readTree(cell.get(2)).path("msg_id").asString());
        }
        frontEnd.send(frontEnd.stdin, "input_reply", Json.object().put("value", "stop"));

        List<String> statuses = statuses(ids);

        assertThat(statuses.get(0)).isEqualTo("error");
        assertThat(statuses.subList(1, statuses.size())).containsOnly("aborted");
        ids.forEach(frontEnd::untilIdle);
        assertThat(frontEnd.run("40 + 2").result()).isEqualTo("42");
    }

    @Test
    void cellsQueuedBehindAFailureRunWhenItSaysSo() {
        List<String> ids = new ArrayList<>();
        ids.add(send("var held = new java.util.Scanner(System.in).nextLine();", true));
        frontEnd.receive(frontEnd.stdin);
        ids.add(send("throw new IllegalStateException(\"go on\");", false));
        ids.add(send("int after = 1;", true));
        frontEnd.send(frontEnd.stdin, "input_reply", Json.object().put("value", "go"));

        assertThat(statuses(ids)).containsExactly("ok", "error", "ok");
        ids.forEach(frontEnd::untilIdle);
    }

    @Test
    void completionCountsCodePoints() {
        String before = "\"\ud83d\ude00\".toUpp";
        int points = before.codePointCount(0, before.length());
        var answer = frontEnd.ask(
                "complete_request", Json.object().put("code", before).put("cursor_pos", points));

        assertThat(answer.status()).isEqualTo("ok");
        assertThat(answer.content().path("matches").toString()).contains("toUpperCase");
        assertThat(answer.content().path("cursor_start").asInt()).isEqualTo(points - "toUpp".length());
        assertThat(answer.content().path("cursor_end").asInt()).isEqualTo(points);
        assertThat(answer.content().path("metadata").path("_jupyter_types_experimental"))
                .filteredOn(type -> type.path("text").asString().equals("toUpperCase("))
                .singleElement()
                .satisfies(type -> {
                    assertThat(type.path("type").asString()).isEqualTo("function");
                    assertThat(type.path("signature").asString().lines())
                            .containsExactlyInAnyOrder("String toUpperCase()", "String toUpperCase(Locale locale)");
                    assertThat(type.path("start").asInt()).isEqualTo(points - "toUpp".length());
                    assertThat(type.path("end").asInt()).isEqualTo(points);
                });
    }

    @Test
    void userExpressionsThatThrowOrAreNoneSaySo() {
        ObjectNode cell = FrontEnd.cell("int seven = 7;");
        cell.putObject("user_expressions").put("thrown", "1 / 0").put("none", "int eight = 8;");
        var answer = frontEnd.ask("execute_request", cell);
        ObjectNode values = (ObjectNode) answer.content().path("user_expressions");

        assertThat(answer.status()).isEqualTo("ok");
        assertThat(values.path("thrown").path("ename").asString()).isEqualTo("java.lang.ArithmeticException");
        assertThat(values.path("thrown").path("evalue").asString()).isEqualTo("/ by zero");
        assertThat(values.path("none").path("ename").asString()).isEqualTo("NoValue");
    }

    @Test
    void aFailureHasNoUserExpressions() {
        ObjectNode cell = FrontEnd.cell("throw new IllegalStateException();");
        cell.putObject("user_expressions").put("counted", "1");

        assertThat(frontEnd.ask("execute_request", cell).content().has("user_expressions"))
                .isFalse();
    }

    @Test
    void aSilentFailureIsOnlyInTheReplyAndInNoHistory() {
        var silent = frontEnd.ask(
                "execute_request",
                FrontEnd.cell("display(1); throw new IllegalStateException(\"quiet\");")
                        .put("silent", true));
        var tail = frontEnd.ask(
                "history_request", Json.object().put("hist_access_type", "tail").put("n", 1));

        assertThat(silent.types()).containsExactly("status", "status");
        assertThat(silent.content().path("ename").asString()).isEqualTo("java.lang.IllegalStateException");
        assertThat(tail.content().path("history").toString()).doesNotContain("quiet");
    }

    @Test
    void historyIsSearchedByPatternsAndGivenInRanges() {
        int line = count(frontEnd.run("\"needle one\""));
        frontEnd.run("\"needle two\"");
        ObjectNode search = Json.object().put("hist_access_type", "search").put("pattern", "\"needle ?ne*");
        ObjectNode range = Json.object()
                .put("hist_access_type", "range")
                .put("session", 0)
                .put("start", line)
                .put("stop", line + 1)
                .put("output", true);

        assertThat(frontEnd.ask("history_request", search).content().path("history"))
                .singleElement()
                .satisfies(row -> assertThat(row.get(2).asString()).isEqualTo("\"needle one\""));
        assertThat(frontEnd.ask("history_request", range).content().path("history"))
                .singleElement()
                .satisfies(row -> assertThat(row.get(2).toString()).contains("needle one"));
        assertThat(frontEnd.ask("history_request", Json.object().put("hist_access_type", "nope"))
                        .status())
                .isEqualTo("error");
    }

    @Test
    void inspectionFindsWhatIsThereAndSaysWhenNothingIs() {
        var found = frontEnd.ask(
                "inspect_request",
                Json.object()
                        .put("code", "\"abc\".substring(")
                        .put("cursor_pos", 16)
                        .put("detail_level", 0));
        var nothing =
                frontEnd.ask("inspect_request", Json.object().put("code", "   ").put("cursor_pos", 1));

        assertThat(found.content().path("found").asBoolean()).isTrue();
        assertThat(found.content().path("data").path("text/plain").asString()).contains("substring");
        assertThat(nothing.status()).isEqualTo("ok");
        assertThat(nothing.content().path("found").asBoolean(true)).isFalse();
    }

    @Test
    void isCompleteKnowsTheThreeAnswers() {
        Map<String, String> answers = new TreeMap<>();
        for (String code : List.of("1+1", "for (int i = 0; i < 3; i++) {", ")", "import = 7q", "import java.util.*")) {
            answers.put(
                    code,
                    frontEnd.ask("is_complete_request", Json.object().put("code", code))
                            .status());
        }

        assertThat(answers)
                .containsEntry("1+1", "complete")
                .containsEntry("for (int i = 0; i < 3; i++) {", "incomplete")
                .containsEntry(")", "invalid")
                .containsEntry("import = 7q", "invalid")
                .containsEntry("import java.util.*", "complete");
    }

    @Test
    void commsOfUnknownTargetsAreClosed() {
        assertThat(frontEnd.ask("comm_info_request", Json.object())
                        .content()
                        .path("comms")
                        .isObject())
                .isTrue();

        String id = frontEnd.send(
                frontEnd.shell, "comm_open", Json.object().put("comm_id", "c1").put("target_name", "no.such"));

        assertThat(frontEnd.untilIdle(id)).anySatisfy(m -> {
            assertThat(m.type()).isEqualTo("comm_close");
            assertThat(m.content().path("comm_id").asString()).isEqualTo("c1");
        });
    }

    private static String send(String code, boolean stopOnError) {
        return frontEnd.send(
                frontEnd.shell, "execute_request", FrontEnd.cell(code).put("stop_on_error", stopOnError));
    }

    private static List<String> statuses(List<String> ids) {
        Map<String, String> byId = new TreeMap<>();
        while (byId.size() < ids.size()) {
            Message reply = frontEnd.receive(frontEnd.shell);
            byId.put(FrontEnd.parent(reply), reply.content().path("status").asString());
        }
        return ids.stream().map(byId::get).toList();
    }

    private static int count(FrontEnd.Answer answer) {
        return answer.content().path("execution_count").asInt();
    }

    @Test
    void aNameWithAQuestionMarkIsExplained() {
        room.frontEnd.run("/** Twice as much. */\nint twice(int n) { return 2 * n; }");

        ObjectNode page = (ObjectNode)
                room.frontEnd.run("twice?").content().path("payload").get(0);

        assertThat(page.path("source").asString()).isEqualTo("page");
        assertThat(page.path("data").path("text/plain").asString()).isEqualTo("int twice(int n)\n\nTwice as much.");
        assertThat(page.path("data").path("text/html").asString()).contains("<p>Twice as much.");
        assertThat(room.frontEnd.run("?twice").content().path("payload").get(0)).isEqualTo(page);
        assertThat(room.frontEnd.run("nothing.at.all?").content().path("evalue").asString())
                .isEqualTo("nothing is known of nothing.at.all");
    }
}

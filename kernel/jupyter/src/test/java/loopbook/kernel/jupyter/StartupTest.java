package loopbook.kernel.jupyter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import loopbook.kernel.engine.EngineOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** A startup that does not go well, as a front end sees it. */
@Timeout(60)
class StartupTest {
    @Test
    void anInterruptWhileTheFirstCellWaitsEndsItAndTheNextOneHasEverything() {
        String slow = "if (System.getProperty(\"loopbook.test.slow\") != null) Thread.sleep(600_000);\nint dl = 41;";
        System.setProperty("loopbook.test.slow", "yes");
        try (Room room = new Room(o -> o.startup(slow))) {
            FrontEnd frontEnd = room.frontEnd;
            String cell = frontEnd.send(frontEnd.shell, "execute_request", FrontEnd.cell("dl + 1"));
            while (!someCellWaitsForTheStartup()) {
                assertThat(Thread.interrupted()).as("out of time").isFalse();
            }
            frontEnd.answer(frontEnd.control, frontEnd.send(frontEnd.control, "interrupt_request", Json.object()));
            Message reply = frontEnd.receive(frontEnd.shell);
            System.clearProperty("loopbook.test.slow");

            assertThat(FrontEnd.parent(reply)).isEqualTo(cell);
            assertThat(reply.content().path("ename").asString()).isEqualTo("Interrupted");
            assertThat(frontEnd.run("dl + 1").result()).isEqualTo("42");
        } finally {
            System.clearProperty("loopbook.test.slow");
        }
    }

    @Test
    void theFirstMessagesMayAskForHelp() {
        for (int i = 0; i < 3; i++) {
            try (Room room = new Room()) {
                var asked = List.of(asked(room, "\"a\".subs"), asked(room, "Lis"), asked(room, "new AtomicInteg"));

                assertThat(asked.get(0)).contains("substring(");
                assertThat(asked.get(1)).contains("List");
                assertThat(asked.get(2)).contains("AtomicInteger");
            }
        }
    }

    private static List<String> asked(Room room, String code) {
        return room.frontEnd
                .ask("complete_request", Json.object().put("code", code).put("cursor_pos", code.length()))
                .content()
                .path("matches")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    private static boolean someCellWaitsForTheStartup() {
        return Thread.getAllStackTraces().values().stream()
                .map(Arrays::toString)
                .anyMatch(stack -> stack.contains("Engine.run(") && stack.contains("CompletableFuture.join("));
    }

    @Test
    void aStartupThatFailsIsToldInTheFirstCell() {
        try (Room room = new Room(o -> o.startup("int dl = 1 / 0;"))) {
            assertThat(room.frontEnd.run("1 + 1").text("stderr")).contains("startup of this session failed", "by zero");
            assertThat(room.frontEnd.run("1 + 1").text("stderr")).isEmpty();
        }
    }

    @Test
    void anEngineThatCannotStartIsAnErrorOfEveryCell() {
        List<String> broken = new AbstractList<>() {
            @Override
            public String get(int index) {
                throw new IllegalArgumentException("nothing to import");
            }

            @Override
            public int size() {
                return 1;
            }
        };
        try (Room room = new Room(o ->
                new EngineOptions(broken, "", "1", null, List.of(), o.renderers(), o.output(), o.input(), o.names()))) {
            for (int i = 0; i < 2; i++) {
                var answer = room.frontEnd.run("1 + 1");

                assertThat(answer.status()).isEqualTo("error");
                assertThat(answer.only("error")
                                .orElseThrow()
                                .content()
                                .path("evalue")
                                .asString())
                        .contains("could not start", "nothing to import");
            }
        }
    }
}

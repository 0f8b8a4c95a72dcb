package loopbook.kernel.jupyter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What cells print and show. */
class OutputTest {
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
    void theTwoStreamsAreApartAndInOrder() {
        var answer = frontEnd.run("System.out.println(\"a\"); System.err.println(\"b\"); System.out.println(\"c\");");

        List<String> said = answer.said().stream()
                .filter(m -> m.type().equals("stream"))
                .map(m -> m.content().path("name").asString()
                        + m.content().path("text").asString())
                .toList();
        assertThat(said).containsExactly("stdouta\n", "stderrb\n", "stdoutc\n");
    }

    @Test
    void tenThousandLinesAreAFewMessages() {
        long start = System.nanoTime();
        var answer = frontEnd.run("for (int i = 0; i < 10_000; i++) System.out.println(\"line \" + i);");
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);

        assertThat(answer.text("stdout"))
                .isEqualTo(IntStream.range(0, 10_000)
                        .mapToObj(i -> "line " + i + "\n")
                        .collect(Collectors.joining()));
        // One for each 20 ms and each 64 KB, however long the machine takes for them.
        assertThat(answer.types().stream().filter("stream"::equals).count())
                .isLessThanOrEqualTo(millis / 20 + answer.text("stdout").length() / 65_536 + 2);
    }

    @Test
    void textPrintedFasterThanItCanBeSentAllArrives() {
        var answer = frontEnd.run("for (int i = 0; i < 300; i++) System.out.print(\"x\".repeat(100_000));");

        assertThat(answer.text("stdout")).hasSize(30_000_000);
    }

    @Test
    void whatIsPrintedIsSeenWhileTheCellRuns() {
        String id = frontEnd.send(
                frontEnd.shell,
                "execute_request",
                FrontEnd.cell("System.out.println(\"name?\"); new java.util.Scanner(System.in).nextLine()"));

        Message printed = frontEnd.awaitIopub("stream");
        frontEnd.receive(frontEnd.stdin);
        frontEnd.send(frontEnd.stdin, "input_reply", Json.object().put("value", "Ada"));

        assertThat(printed.content().path("text").asString()).isEqualTo("name?\n");
        assertThat(frontEnd.answer(frontEnd.shell, id).result()).contains("Ada");
    }

    @Test
    void displaysComeInOrderWithTextAndCanBeUpdated() {
        var answer = frontEnd.run(
                """
                System.out.println("before");
                display("one", "place");
                System.out.println("after");
                updateDisplay("place", "two");
                clear(true);""");

        assertThat(answer.types())
                .containsExactly(
                        "status",
                        "execute_input",
                        "stream",
                        "display_data",
                        "stream",
                        "update_display_data",
                        "clear_output",
                        "status");
        for (String type : List.of("display_data", "update_display_data")) {
            Message shown = answer.only(type).orElseThrow();
            assertThat(shown.content().path("transient").path("display_id").asString())
                    .isEqualTo("place");
            assertThat(shown.content().path("data").path("text/plain").asString())
                    .isNotEmpty();
        }
        assertThat(answer.only("clear_output")
                        .orElseThrow()
                        .content()
                        .path("wait")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void aThreadThatOutlivesItsCellStillPrintsUnderIt() {
        var first = frontEnd.run(
                """
                var gate = new java.util.concurrent.CountDownLatch(1);
                var late = new Thread(() -> {
                    try { gate.await(); } catch (InterruptedException e) { }
                    System.out.println("late words");
                });
                late.start();""");
        String second = frontEnd.send(frontEnd.shell, "execute_request", FrontEnd.cell("gate.countDown();"));
        Message late = frontEnd.awaitIopub("stream");

        assertThat(late.content().path("text").asString()).isEqualTo("late words\n");
        assertThat(FrontEnd.parent(late)).isEqualTo(FrontEnd.parent(first.reply()));
        frontEnd.receive(frontEnd.shell);
        assertThat(second).isNotEmpty();
    }

    @Test
    void readingWithoutLeaveIsAnErrorAtOnce() {
        var answer = frontEnd.ask(
                "execute_request", FrontEnd.cell("System.in.read()").put("allow_stdin", false));

        assertThat(answer.status()).isEqualTo("error");
    }
}

package loopbook.kernel.engine;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(120)
class InterruptTest {
    private static final boolean STOPS_ANYTHING =
            Runtime.version().feature() < 20 || Runtime.version().feature() >= 22;

    @RegisterExtension
    static final Notebook notebook =
            new Notebook(o -> o.imports("loopbook.kernel.engine.Gate", "static loopbook.kernel.display.Display.*")
                    .startup("int keep = 41;"));

    private static void ends(String code) throws Exception {
        assertThat(notebook.interrupted(code))
                .as(code)
                .isInstanceOfSatisfying(
                        Outcome.Interrupted.class, i -> assertThat(i.running()).isEmpty());
        assertThat(notebook.value("keep + 1")).isEqualTo(42);
    }

    @Test
    void anEndlessLoopEnds() throws Exception {
        ends("{ Gate.open(); while (true) {} }");
        ends("{ Gate.open(); for (;;) keep += 0; }");
        ends("do { Gate.open(); } while (keep > 0);");
    }

    @Test
    void aSleepEnds() throws Exception {
        ends("{ Gate.open(); Thread.sleep(600_000); }");
    }

    @Test
    void aLoopThatSwallowsInterruptsEnds() throws Exception {
        ends("{ Gate.open(); while (true) { try { Thread.sleep(1000); } catch (InterruptedException e) {} } }");
    }

    @Test
    void aLoopThatCatchesEverythingEnds() throws Exception {
        ends("{ Gate.open(); while (true) { try { keep += 0; } catch (Throwable t) {} } }");
    }

    @Test
    void endlessRecursionAndLambdasEnd() throws Exception {
        ends("int fib(int n) { Gate.open(); return n < 2 ? n : fib(n - 1) + fib(n - 2); }\nfib(90)");
        ends("IntStream.iterate(0, i -> { Gate.open(); return i + 1; }).filter(i -> i < 0).findFirst()");
    }

    @Test
    void aReadFromTheUserEnds() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        Input input = () -> {
            Gate.open();
            try {
                never.await();
            } catch (InterruptedException e) {
                throw new java.io.IOException("interrupted", e);
            }
            return java.util.Optional.empty();
        };
        CountDownLatch gate = Gate.close();
        Thread interrupter = new Thread(() -> {
            try {
                gate.await();
                notebook.engine.interrupt();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        interrupter.start();

        assertThat(notebook.run("System.in.read()", input)).isInstanceOf(Outcome.Interrupted.class);
        interrupter.join();
    }

    @Test
    void aLoopInsideTheJdkEnds() throws Exception {
        assumeTrue(STOPS_ANYTHING, "JDK 20 and 21 have no means for it");

        for (int i = 0; i < 5; i++) {
            ends("{ Gate.open(); new Random(1).ints().sum(); }");
        }
        ends("{ Gate.open(); Stream.iterate(1, x -> x).parallel().forEach(x -> {}); }");
        ends("{ Gate.open(); synchronized (\"lock\") { new Random(1).ints().sum(); } }");
    }

    @Test
    void whatCannotBeEndedIsNamedAndLeftBehind() throws Exception {
        CompletableFuture<Outcome> outcome = notebook.runInBackground(
                "var server = new java.net.ServerSocket(0);\nvar port = server.getLocalPort();\nserver.accept()");
        while (!someCellIsIn("sun.nio.ch.NioSocketImpl")) {
            assertThat(outcome).as("ended before it was to be interrupted").isNotDone();
        }
        notebook.engine.interrupt();

        assertThat(outcome.get(60, TimeUnit.SECONDS))
                .isInstanceOfSatisfying(Outcome.Interrupted.class, i -> assertThat(i.running())
                        .singleElement()
                        .asString()
                        .contains("did not end and still runs in sun.nio.ch.", "Restart the kernel"));
        assertThat(notebook.value("keep + 1")).isEqualTo(42);
        notebook.done("server.close();");
    }

    @Test
    void threadsOfOtherCellsAreNotTouched() throws Exception {
        notebook.done(
                """
                var pool = java.util.concurrent.Executors.newSingleThreadExecutor();
                var started = new java.util.concurrent.CountDownLatch(1);
                var release = new java.util.concurrent.CountDownLatch(1);
                var job = pool.submit(() -> { started.countDown(); release.await(); return "whole"; });
                started.await();""");
        ends("{ Gate.open(); while (true) {} }");

        assertThat(notebook.value("release.countDown();\njob.get()")).isEqualTo("whole");
    }

    @Test
    void threadsThatTheCellItselfStartedEndWithIt() throws Exception {
        ends(
                """
                var ended = new java.util.concurrent.CountDownLatch(1);
                new Thread(() -> { try { Gate.open(); while (true) {} } finally { ended.countDown(); } }).start();
                while (true) {}""");

        assertThat(notebook.value("ended.await(10, java.util.concurrent.TimeUnit.SECONDS)"))
                .isEqualTo(true);
    }

    @Test
    void manyThreadsEndTogether() throws Exception {
        ends(
                """
                var gone = new java.util.concurrent.CountDownLatch(20);
                for (int i = 0; i < 20; i++) {
                    var busy = new Thread(() -> { try { while (true) { Thread.yield(); } } finally { gone.countDown(); } });
                    busy.setDaemon(true);
                    busy.start();
                }
                Gate.open();
                while (true) {}""");

        assertThat(notebook.value("gone.await(10, java.util.concurrent.TimeUnit.SECONDS)"))
                .isEqualTo(true);
    }

    @Test
    void whatAnExceptionSaysOfItselfEndsToo() throws Exception {
        ends("throw new RuntimeException() { public String getMessage() { Gate.open(); while (true) {} } };");
    }

    @Test
    void anInterruptOfTheCallersThreadIsOneOfTheCell() throws Exception {
        CountDownLatch gate = Gate.close();
        Outcome[] outcome = new Outcome[1];
        Thread caller = new Thread(() -> outcome[0] = notebook.run("{ Gate.open(); while (true) {} }"));
        caller.start();
        assertThat(gate.await(60, TimeUnit.SECONDS)).isTrue();
        caller.interrupt();
        caller.join();

        assertThat(outcome[0]).isEqualTo(new Outcome.Interrupted(List.of()));
    }

    @Test
    void anInterruptAfterACellWasTakenUpEndsItBeforeItBegins() {
        Turn turn = notebook.engine.turn(new Cell(7, "keep = 0;", notebook, Input.none()));
        notebook.engine.interrupt();

        assertThat(turn.run()).isEqualTo(new Outcome.Interrupted(List.of()));
        assertThat(notebook.value("keep")).isEqualTo(41);
    }

    @Test
    void whatAStoppedCellHasHalfPrintedIsNotSeenInTheNextOne() throws Exception {
        for (int i = 0; i < 5; i++) {
            notebook.interrupted("Stream.generate(() -> \"spam\").peek(s -> Gate.open()).forEach(System.out::println)");
            Notebook next = notebook.beside();
            next.done("System.out.print(\"next\");");

            assertThat(next.out()).isEqualTo("next");
        }
    }

    @Test
    void aCellThatHasCalledEvalEndsToo() throws Exception {
        ends(
                """
                try { eval("throw new IllegalStateException()"); } catch (IllegalStateException e) {}
                Gate.open();
                while (true) { try { Thread.sleep(1000); } catch (InterruptedException e) {} }""");
        ends("eval(\"Gate.open(); while (true) {}\");");
    }

    @Test
    void anInterruptWhenNothingRunsIsHarmless() {
        notebook.engine.interrupt();

        assertThat(notebook.value("keep")).isEqualTo(41);
    }

    @Test
    void aCellThatIsStillCompiledEnds() throws Exception {
        assumeTrue(STOPS_ANYTHING);
        String code = IntStream.range(0, 3_000)
                .mapToObj(n -> "int many%d = %d;".formatted(n, n))
                .collect(joining("\n"));

        CompletableFuture<Outcome> outcome = notebook.runInBackground(code);
        while (!someCellIsIn("com.sun.tools.javac.comp.Attr")) {
            assertThat(outcome).as("ended before it was to be interrupted").isNotDone();
        }
        notebook.engine.interrupt();

        assertThat(outcome.get(60, TimeUnit.SECONDS)).isInstanceOf(Outcome.Interrupted.class);
        assertThat(notebook.value("keep + 1")).isEqualTo(42);
        assertThat(notebook.failure("many1").message()).contains("cannot find symbol");
    }

    @Test
    void aClassThatIsBeingInitialisedIsNotBroken() throws Exception {
        ends("{ while (true) { loopbook.kernel.engine.LateClass.value(); } }");

        assertThat(notebook.value("loopbook.kernel.engine.LateClass.value()")).isEqualTo(7);
    }

    private static boolean someCellIsIn(String type) {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> thread.getKey() instanceof Strand)
                .flatMap(thread -> Stream.of(thread.getValue()))
                .anyMatch(frame -> frame.getClassName().equals(type));
    }

    @Test
    void loopsInVirtualThreadsAndInTheCommonPoolEnd() throws Exception {
        notebook.run("var ended = new java.util.concurrent.CountDownLatch(1);");
        String loop =
                "Runnable loop = () -> { Gate.open(); try { while (true) {} } finally { ended.countDown(); } };\n";
        ends(loop + "java.util.concurrent.CompletableFuture.runAsync(loop).join();");
        assertThat(notebook.value("ended.await(30, java.util.concurrent.TimeUnit.SECONDS)"))
                .isEqualTo(true);

        assumeTrue(Runtime.version().feature() >= 21);
        notebook.run("ended = new java.util.concurrent.CountDownLatch(1);");
        ends(loop + "Thread.ofVirtual().start(loop).join();");
        assertThat(notebook.value("ended.await(30, java.util.concurrent.TimeUnit.SECONDS)"))
                .isEqualTo(true);
    }
}

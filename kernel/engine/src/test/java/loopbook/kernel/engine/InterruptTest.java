package loopbook.kernel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class InterruptTest {
    private static Notebook notebook;

    @BeforeAll
    static void start() {
        notebook = new Notebook(o -> o.imports("loopbook.kernel.engine.Gate").startup("int keep = 41;"));
    }

    @AfterAll
    static void close() {
        notebook.close();
    }

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
    void whatCannotBeEndedIsNamedAndLeftBehind() throws Exception {
        Outcome outcome = notebook.interrupted("{ Gate.open(); new Random(1).ints().limit(6_000_000_000L).sum(); }");

        if (Runtime.version().feature() < 20) {
            assertThat(outcome).isEqualTo(new Outcome.Interrupted(java.util.List.of()));
        } else {
            assertThat(outcome).isInstanceOfSatisfying(Outcome.Interrupted.class, i -> assertThat(i.running())
                    .singleElement()
                    .asString()
                    .contains("still runs in java."));
        }
        assertThat(notebook.value("keep + 1")).isEqualTo(42);
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
    void anInterruptOfTheCallersThreadIsOneOfTheCell() throws Exception {
        CountDownLatch gate = Gate.close();
        Outcome[] outcome = new Outcome[1];
        Thread caller = new Thread(() -> outcome[0] = notebook.run("{ Gate.open(); while (true) {} }"));
        caller.start();
        assertThat(gate.await(60, TimeUnit.SECONDS)).isTrue();
        caller.interrupt();
        caller.join();

        assertThat(outcome[0]).isEqualTo(new Outcome.Interrupted(java.util.List.of()));
    }

    @Test
    void anInterruptWhenNothingRunsIsHarmless() {
        notebook.engine.interrupt();

        assertThat(notebook.value("keep")).isEqualTo(41);
    }
}

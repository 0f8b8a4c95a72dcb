package loopbook.kernel.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Stops of what resists by more than a loop: locks held, threads of its own kind, work handed to others. */
@Timeout(120)
class HardStopsTest {
    private static final int JDK = Runtime.version().feature();
    private static final boolean STOPS_ANYTHING = JDK < 20 || JDK >= 22;

    @RegisterExtension
    static final Notebook notebook = new Notebook(
            o -> o.imports("java.util.concurrent.*", "java.util.concurrent.locks.*", "loopbook.kernel.engine.Gate"));

    private static void isStopped(String code) throws Exception {
        assertThat(notebook.interrupted(code)).as(code).isInstanceOf(Outcome.Interrupted.class);
    }

    @Test
    void aThreadThatIsLeftBehindWithTheLockOfTheOutputHoldsUpNobody() throws Exception {
        isStopped(
                """
                var server = new java.net.ServerSocket(0);
                synchronized (System.out) { synchronized (System.err) { Gate.open(); server.accept(); } }""");

        Notebook next = notebook.beside();
        next.done("System.out.print(\"next\"); System.err.print(\"too\");");
        assertThat(next.out()).isEqualTo("next");
        assertThat(next.err()).isEqualTo("too");
        notebook.done("server.close();");
    }

    @Test
    void aThreadThatThrowsWhenItIsInterruptedIsOnlyToldOf() throws Exception {
        isStopped(
                """
                class Stubborn extends Thread {
                    public void interrupt() { throw new IllegalStateException("not me"); }
                    public void run() { LockSupport.park(); }
                }
                var stubborn = new Stubborn();
                stubborn.start();
                Gate.open();
                while (true) {}""");

        notebook.done("LockSupport.unpark(stubborn); stubborn.join();");
    }

    @Test
    void aThreadThatTakesItsTimeToBeInterruptedHoldsUpNobody() throws Exception {
        isStopped(
                """
                var done = new CountDownLatch(1);
                class Slow extends Thread {
                    public void interrupt() { try { done.await(); } catch (InterruptedException e) {} }
                    public void run() { interrupt(); }
                }
                new Slow().start();
                Gate.open();
                while (true) {}""");

        notebook.done("done.countDown();");
    }

    @Test
    void theCommonPoolIsStoppedWhicheverCellUsedItFirst() throws Exception {
        notebook.done("ForkJoinPool.commonPool().submit(() -> {}).get();");
        isStopped(
                """
                var ended = new CountDownLatch(1);
                ForkJoinPool.commonPool().submit(() -> { Gate.open(); try { while (true) {} } finally { ended.countDown(); } }).join();""");

        assertThat(notebook.value("ended.await(60, TimeUnit.SECONDS)")).isEqualTo(true);
    }

    @Test
    void workOfTheJdkInTheCommonPoolEnds() throws Exception {
        assumeTrue(STOPS_ANYTHING);
        isStopped(
                """
                java.util.stream.LongStream.range(0, Long.MAX_VALUE).parallel().peek(n -> { if (n == 0) Gate.open(); }).sum()""");

        assertThat(ForkJoinPool.commonPool().awaitQuiescence(60, TimeUnit.SECONDS))
                .isTrue();
    }

    @Test
    void aThreadOfTheCellInsideTheJdkEnds() throws Exception {
        assumeTrue(STOPS_ANYTHING);
        isStopped(
                """
                var inside = new Thread(() -> { Gate.open(); new java.util.Random(1).ints().sum(); });
                inside.start();
                inside.join();""");

        assertThat(notebook.value("inside.join(60_000);\ninside.isAlive()")).isEqualTo(false);
    }

    @Test
    void aCellThatWaitsForAQuestionOfTheFrontEndEnds() throws Exception {
        CompletableFuture<String> question = CompletableFuture.supplyAsync(
                () -> {
                    notebook.engine.completeness("sb.append(i)\n".repeat(2_000));
                    return "answered";
                },
                task -> new Thread(task).start());
        while (!isInShell("lambda$ask")) {
            assertThat(question).isNotDone();
        }
        Turn turn = notebook.engine.turn(new Cell(1, "1 + 1\n2 + 2", notebook, Input.none()));
        CompletableFuture<Outcome> cell = CompletableFuture.supplyAsync(turn::run, task -> new Thread(task).start());
        while (!isInShell("ask", "tryLock")) {
            assertThat(cell).isNotDone();
        }
        notebook.engine.interrupt();

        assertThat(cell.get(60, TimeUnit.SECONDS)).isInstanceOf(Outcome.Interrupted.class);
        assertThat(question).isNotDone();
        question.get();
    }

    /** Whether some thread is in this method of {@link Shell}, and in those that it calls. */
    private static boolean isInShell(String method, String... called) {
        return Thread.getAllStackTraces().values().stream()
                .filter(stack -> Stream.of(called).allMatch(name -> isIn(stack, "", name)))
                .anyMatch(stack -> isIn(stack, Shell.class.getName(), method));
    }

    private static boolean isIn(StackTraceElement[] stack, String type, String method) {
        return Stream.of(stack)
                .anyMatch(frame -> frame.getClassName().startsWith(type)
                        && frame.getMethodName().startsWith(method));
    }

    @Test
    void aServerOfTheCellGoesOn() throws Exception {
        isStopped(
                """
                var door = new java.net.ServerSocket(0);
                var guests = new LinkedBlockingQueue<java.net.Socket>();
                var host = new Thread(() -> { try { while (true) { guests.add(door.accept()); } } catch (java.io.IOException closed) {} });
                host.start();
                while (host.getState() != Thread.State.RUNNABLE || guests.isEmpty()) {
                    new java.net.Socket(door.getInetAddress(), door.getLocalPort()).close();
                    Gate.open();
                }
                while (true) {}""");

        assertThat(notebook.value("host.isAlive()")).isEqualTo(true);
        notebook.done("door.close(); host.join();");
    }

    @Test
    void aVirtualThreadThatEndsSaysNothing() throws Exception {
        assumeTrue(JDK >= 21);
        Notebook page = notebook.beside();
        assertThat(
                        page.interrupted(
                                """
                        var virtual = Thread.ofVirtual().start(() -> { Gate.open(); while (true) {} });
                        virtual.join();"""))
                .isInstanceOf(Outcome.Interrupted.class);

        assertThat(page.value("virtual.join(60_000);\nvirtual.isAlive()")).isEqualTo(false);
        assertThat(page.err()).isEmpty();
    }

    @Test
    void whatAVirtualThreadDiesOfIsToldToItsCell() {
        assumeTrue(JDK >= 21);
        Notebook page = notebook.beside();
        page.done(
                "Thread.ofVirtual().name(\"light\").start(() -> { throw new IllegalStateException(\"heavy\"); }).join();");

        assertThat(page.err()).contains("The thread \"light\" ended with java.lang.IllegalStateException: heavy");
    }
}

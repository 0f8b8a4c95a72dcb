package loopbook.kernel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Cells of several threads at the same time, in one session. */
@Timeout(120)
class ConcurrentCellsTest {
    private Notebook notebook;

    @BeforeEach
    void start() {
        notebook = new Notebook(o -> o.imports("loopbook.kernel.engine.Gate"));
        notebook.done("var release = new java.util.concurrent.CountDownLatch(1);\nint total = 0;");
    }

    @AfterEach
    void close() {
        notebook.close();
    }

    /** Starts a cell that calls {@link Gate#open}, and waits until it has. */
    private CompletableFuture<Outcome> running(Turn turn) throws InterruptedException {
        CountDownLatch gate = Gate.close();
        CompletableFuture<Outcome> outcome = CompletableFuture.supplyAsync(turn::run, task -> new Thread(task).start());
        assertThat(gate.await(60, TimeUnit.SECONDS)).isTrue();
        return outcome;
    }

    private Turn turn(int number, String code, Page page) {
        return notebook.engine.turn(new Cell(number, code, page, Input.none()));
    }

    @Test
    void oneRunsWhileAnotherDoesAndEachPrintsToItself() throws Exception {
        Page first = new Page();
        var slow = running(turn(101, "Gate.open();\nrelease.await();\nSystem.out.print(\"slow\");\ntotal", first));

        notebook.done("total = 5;\nSystem.out.print(\"quick\");");
        notebook.done("release.countDown();");

        assertThat(slow.get()).isInstanceOfSatisfying(Outcome.Value.class, v -> assertThat(v.value())
                .isEqualTo(5));
        assertThat(first.text()).hasToString("slow");
        assertThat(notebook.out()).isEqualTo("quick");
    }

    @Test
    void manyThreadsDeclareAndCallWithoutTreadingOnEachOther() {
        List<CompletableFuture<Outcome>> all = new ArrayList<>();
        for (int t = 0; t < 6; t++) {
            int thread = t;
            all.add(CompletableFuture.supplyAsync(() -> {
                Outcome last = new Outcome.Done();
                for (int i = 0; i < 10 && last.wentWell(); i++) {
                    String name = "f" + thread + "_" + i;
                    String code = "int " + name + "() { return " + (thread * 10 + i) + "; }\nrecord R" + name
                            + "(int n) {}\nvar v" + name + " = new R" + name + "(" + name + "());\n" + name + "()";
                    last = turn(1000 + thread * 10 + i, code, new Page()).run();
                }
                return last;
            }));
        }

        assertThat(all).allSatisfy(each -> assertThat(each.get()).isInstanceOf(Outcome.Value.class));
        String sum = IntStream.range(0, 60)
                .mapToObj(i -> "vf" + i / 10 + "_" + i % 10 + ".n()")
                .collect(java.util.stream.Collectors.joining(" + "));
        assertThat(notebook.value(sum)).isEqualTo(59 * 60 / 2);
    }

    @Test
    void anInterruptOfOneTurnLeavesTheOthersAlone() throws Exception {
        var kept = running(turn(101, "Gate.open();\nrelease.await();\n7", new Page()));
        Turn turn = turn(102, "Gate.open();\nwhile (true) {}", new Page());
        var ended = running(turn);
        turn.interrupt();

        assertThat(ended.get()).isEqualTo(new Outcome.Interrupted(List.of()));
        notebook.done("release.countDown();");
        assertThat(kept.get()).isInstanceOf(Outcome.Value.class);
    }

    @Test
    void aTurnThatWasInterruptedBeforeItBeganDoesNotRun() {
        Turn turn = turn(101, "total = 100;", new Page());
        turn.interrupt();

        assertThat(turn.run()).isInstanceOf(Outcome.Interrupted.class);
        assertThat(notebook.value("total")).isEqualTo(0);
    }

    @Test
    void anInterruptOfTheEngineEndsAll() throws Exception {
        var one = running(turn(101, "Gate.open();\nwhile (true) {}", new Page()));
        var two = running(turn(102, "Gate.open();\nrelease.await();", new Page()));
        notebook.engine.interrupt();

        assertThat(one.get()).isInstanceOf(Outcome.Interrupted.class);
        assertThat(two.get()).isInstanceOf(Outcome.Interrupted.class);
    }

    @Test
    void aVariableThatGetsAnotherTypeIsNotTakenFromACellThatRuns() throws Exception {
        notebook.done("List<String> words = new ArrayList<>(List.of(\"old\"));");
        var slow = running(turn(101, "Gate.open();\nrelease.await();\nwords.get(0)", new Page()));

        notebook.done("String words = \"new\";\nrelease.countDown();");

        assertThat(slow.get()).isInstanceOfSatisfying(Outcome.Value.class, v -> assertThat(v.value())
                .isEqualTo("old"));
        assertThat(notebook.value("words")).isEqualTo("new");
    }

    @Test
    void aMethodThatIsDeclaredAnewServesACellThatRuns() throws Exception {
        notebook.done("String said() { return \"old\"; }");
        var slow = running(turn(101, "Gate.open();\nrelease.await();\nsaid()", new Page()));

        notebook.done("String said() { return \"new\"; }");
        notebook.done("release.countDown();");

        assertThat(slow.get()).isInstanceOfSatisfying(Outcome.Value.class, v -> assertThat(v.value())
                .isEqualTo("new"));
    }
}

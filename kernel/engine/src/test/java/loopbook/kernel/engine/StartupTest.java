package loopbook.kernel.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.AbstractList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A startup that does not go well: stopped, broken, impossible. */
@Timeout(60)
class StartupTest {
    private static final String SLOW = "{ Gate.open(); while (Gate.stays()) {} }\nint keep = 41;";

    private Notebook notebook;
    private Engine engine;

    @AfterEach
    void close() {
        Gate.stay(false);
        engine.close();
    }

    private void start(String startup) {
        start(o -> o.imports("loopbook.kernel.engine.Gate").startup(startup));
    }

    private void start(UnaryOperator<EngineOptions> options) {
        notebook = Notebook.starting(options);
        engine = notebook.engine;
    }

    private void startAndHang() throws InterruptedException {
        Gate.stay(true);
        CountDownLatch gate = Gate.close();
        start(SLOW);
        assertThat(gate.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void anInterruptEndsTheCellThatWaitsForItAndTheNextOneHasAllThatItDeclares() throws InterruptedException {
        startAndHang();
        AtomicReference<Outcome> waiting = new AtomicReference<>();
        Thread caller = new Thread(() -> waiting.set(engine.run("keep")));
        caller.start();
        while (caller.getState() != Thread.State.WAITING && caller.isAlive()) {
            Thread.onSpinWait();
        }
        engine.interrupt();
        caller.join();
        Gate.stay(false);

        assertThat(waiting.get()).isEqualTo(new Outcome.Interrupted(List.of()));
        assertThat(engine.run("keep")).isInstanceOfSatisfying(Outcome.Value.class, v -> assertThat(v.value())
                .isEqualTo(41));
        assertThat(engine.started()).isEqualTo(new Outcome.Done());
        assertThat(notebook.err()).isEmpty();
    }

    @Test
    void anInterruptBeforeAnyCellHarmsNone() throws InterruptedException {
        startAndHang();
        engine.interrupt();
        assertThat(engine.started()).isInstanceOf(Outcome.Interrupted.class);
        Gate.stay(false);

        assertThat(engine.run("keep")).isInstanceOf(Outcome.Value.class);
    }

    @Test
    void whatItLacksIsToldOnce() {
        start("int dl = 1 / 0;");

        engine.run("1 + 1");
        engine.run("2 + 2");
        assertThat(notebook.err())
                .containsOnlyOnce("startup of this session failed")
                .contains("by zero");
    }

    @Test
    void anEngineThatCannotStartSaysSoToEveryCell() {
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
        start(o ->
                new EngineOptions(broken, "", "1", null, List.of(), o.renderers(), o.output(), o.input(), o.names()));

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> engine.run("1 + 1"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("could not start")
                    .hasMessageContaining("nothing to import");
        }
    }
}

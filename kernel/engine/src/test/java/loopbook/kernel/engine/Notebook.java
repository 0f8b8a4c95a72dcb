package loopbook.kernel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import loopbook.kernel.display.MimeBundle;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * An engine and all that its cells put out: what the tests of this package talk to. As an extension in a static field it is
 * closed after the last test.
 */
final class Notebook implements OutputSink, AutoCloseable, AfterAllCallback {
    /** Cells call {@code loopbook.kernel.engine.Gate.open()} to say that they have come so far. */
    final Engine engine;

    private final StringBuilder out = new StringBuilder();
    private final StringBuilder err = new StringBuilder();
    private final List<MimeBundle> shown = new ArrayList<>();
    private int cells;

    Notebook() {
        this(o -> o);
    }

    Notebook(UnaryOperator<EngineOptions> options) {
        this(options, true);
        assertThat(engine.started()).isInstanceOf(Outcome.Done.class);
    }

    private Notebook(UnaryOperator<EngineOptions> options, boolean imports) {
        String[] names = imports ? new String[] {"java.util.*", "java.util.stream.*"} : new String[0];
        engine = Engine.start(o -> options.apply(o.imports(names).output(this)));
    }

    private Notebook(Engine engine) {
        this.engine = engine;
    }

    /** Another page on the same engine. */
    Notebook beside() {
        return new Notebook(engine);
    }

    /** One whose startup may go as it likes. */
    static Notebook starting(UnaryOperator<EngineOptions> options) {
        return new Notebook(options, false);
    }

    Outcome run(String code) {
        return engine.run(new Cell(++cells, code, this, Input.none()));
    }

    Outcome run(String code, Input input) {
        return engine.run(new Cell(++cells, code, this, input));
    }

    /** Runs a cell that must end with a value. */
    Object value(String code) {
        Outcome outcome = run(code);
        assertThat(outcome).as(code).isInstanceOf(Outcome.Value.class);
        return ((Outcome.Value) outcome).value();
    }

    /** Runs a cell that must end without a value. */
    void done(String code) {
        assertThat(run(code)).as(code).isEqualTo(new Outcome.Done());
    }

    /** Runs a cell that must fail. */
    Outcome.Failed failure(String code) {
        Outcome outcome = run(code);
        assertThat(outcome).as(code).isInstanceOf(Outcome.Failed.class);
        return (Outcome.Failed) outcome;
    }

    /** On a thread of its own: the common pool, which may be of one thread, is for the cells. */
    CompletableFuture<Outcome> runInBackground(String code) {
        return CompletableFuture.supplyAsync(() -> run(code), task -> new Thread(task).start());
    }

    /** Runs a cell that calls {@link Gate#open} and interrupts it then. */
    Outcome interrupted(String code) throws Exception {
        CountDownLatch gate = Gate.close();
        CompletableFuture<Outcome> outcome = runInBackground(code).whenComplete((end, thrown) -> gate.countDown());
        assertThat(gate.await(60, TimeUnit.SECONDS)).isTrue();
        if (outcome.isDone()) {
            throw new AssertionError("Ended before it was to be interrupted: " + outcome.get());
        }
        engine.interrupt();
        return outcome.get(60, TimeUnit.SECONDS);
    }

    synchronized String out() {
        return out.toString();
    }

    synchronized String err() {
        return err.toString();
    }

    synchronized List<MimeBundle> shown() {
        return List.copyOf(shown);
    }

    @Override
    public synchronized void stdout(String text) {
        out.append(text);
    }

    @Override
    public synchronized void stderr(String text) {
        err.append(text);
    }

    @Override
    public synchronized void display(MimeBundle bundle, String id) {
        shown.add(bundle);
    }

    @Override
    public synchronized void update(MimeBundle bundle, String id) {
        shown.add(bundle.with("id", id));
    }

    @Override
    public synchronized void clear(boolean wait) {
        shown.clear();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        close();
    }

    @Override
    public void close() {
        engine.close();
    }
}

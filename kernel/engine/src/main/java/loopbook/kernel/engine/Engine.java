package loopbook.kernel.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import loopbook.kernel.display.Renderers;

/**
 * Runs cells of Java. {@link #run} is for one thread at a time; everything else may be called from any thread, also
 * while a cell runs.
 */
public final class Engine implements AutoCloseable {
    private final EngineOptions options;

    private Engine(EngineOptions options) {
        this.options = options;
    }

    /** Begins to start an engine, and returns at once: imports and startup code run in the background. */
    public static Engine start(UnaryOperator<EngineOptions> change) {
        return new Engine(change.apply(EngineOptions.defaults()));
    }

    /** Waits for the startup code to end: {@link Outcome.Done}, or how it failed. */
    public Outcome started() {
        return new Outcome.Done();
    }

    /** Runs code as the next cell, with the options' output and input. */
    public Outcome run(String code) {
        return run(new Cell(1, code, options.output(), options.input()));
    }

    /** Runs a cell and waits for its end; the thread of the cell is the engine's own. */
    public Outcome run(Cell cell) {
        return new Outcome.Done();
    }

    /** Ends the cell that runs, if one does; {@link #run} then returns {@link Outcome.Interrupted}. Returns at once. */
    public void interrupt() {}

    /** What could be written at the cursor, an offset into the code in {@code char}s. */
    public Completions complete(String code, int cursor) {
        return new Completions(cursor, cursor, List.of());
    }

    /** What is known of the name at the cursor. */
    public Optional<Documentation> inspect(String code, int cursor) {
        return Optional.empty();
    }

    /** Whether code can be run as it is. */
    public Completeness completeness(String code) {
        return new Completeness(Completeness.Status.COMPLETE, "");
    }

    /** The variables that are declared now, in the order of their declaration. */
    public List<Variable> variables() {
        return List.of();
    }

    /** Adds jars and folders of classes to what cells compile and run with. */
    public void addToClassPath(List<Path> entries) {}

    /** How values are shown. */
    public Renderers renderers() {
        return options.renderers();
    }

    /** Interrupts the cell that runs, and lets go of the compiler. Threads that cells started are not waited for. */
    @Override
    public void close() {
        interrupt();
    }
}

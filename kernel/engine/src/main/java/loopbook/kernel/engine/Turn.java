package loopbook.kernel.engine;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** A cell that is to run, from {@link Engine#turn} until its end. Turns of several threads run at the same time. */
public final class Turn {
    private final Cell cell;
    private final Function<Turn, Outcome> runner;
    /** How often the whole engine was interrupted, now and when this began to wait for its turn. */
    private final IntSupplier interrupts;

    private final int interruptsBefore;
    private boolean interrupted;
    private @Nullable Run run;

    Turn(Cell cell, Function<Turn, Outcome> runner, IntSupplier interrupts) {
        this.cell = cell;
        this.runner = runner;
        this.interrupts = interrupts;
        interruptsBefore = interrupts.getAsInt();
    }

    /** Runs the cell, once, and waits for its end: see {@link Engine#run(Cell)}. */
    public Outcome run() {
        return runner.apply(this);
    }

    /** Ends this cell and no other; one that has not begun will not run. Returns at once. */
    public synchronized void interrupt() {
        interrupted = true;
        if (run != null) {
            run.interrupt();
        }
    }

    Cell cell() {
        return cell;
    }

    synchronized boolean interrupted() {
        return interrupted || interrupts.getAsInt() != interruptsBefore;
    }

    synchronized void begin(Run now) {
        run = now;
        if (interrupted()) {
            now.interrupt();
        }
    }

    synchronized void end() {
        run = null;
    }

    /** How it runs now; empty before and after. */
    synchronized Optional<Run> now() {
        return Optional.ofNullable(run);
    }
}

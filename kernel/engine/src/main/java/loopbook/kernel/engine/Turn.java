package loopbook.kernel.engine;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A cell that is to run, from {@link Engine#turn} until its end. Turns of several threads run at the same time. */
public final class Turn {
    private final Cell cell;
    private final Function<Turn, Outcome> runner;
    private boolean interrupted;
    private @Nullable Run run;

    Turn(Cell cell, Function<Turn, Outcome> runner) {
        this.cell = cell;
        this.runner = runner;
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
        return interrupted;
    }

    synchronized void begin(Run now) {
        run = now;
        if (interrupted) {
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

package loopbook.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import loopbook.errors.Interrupted;
import loopbook.errors.PartialFailure;
import loopbook.errors.Report;
import loopbook.http.Progress;
import loopbook.http.Threads;

/** Carries out the steps of a plan, some at a time: all that can be, whatever becomes of the others. */
final class Applying {
    private static final int WORKERS = 8;
    private static final long END_SECONDS = 10;

    private Applying() {}

    /** A step that was tried; why it failed, if it did. */
    private record Tried(Step step, Optional<RuntimeException> why) {}

    /** What was written, and what was not. */
    private record Outcome(List<Step> written, List<Failed> failed) implements Report {
        @Override
        public String toString() {
            int count = written.stream().mapToInt(Step::size).sum();
            String not = failed.stream()
                    .map(one -> "  " + one.what() + ": " + one.why().getMessage())
                    .collect(Collectors.joining("\n"));
            String done = written.stream().map(step -> "  " + step.about()).collect(Collectors.joining("\n"));
            return "not written:\n" + not + "\nwritten (" + count + "):\n" + done;
        }
    }

    /** Returns how many items or annotations were written; one step alone fails as it is. */
    static int apply(List<Step> steps) {
        List<Tried> tried = attempts(steps);
        List<Report.Failed> failed = new ArrayList<>();
        List<Step> written = new ArrayList<>();
        for (Tried one : tried) {
            one.why()
                    .ifPresentOrElse(
                            why -> failed.add(new Report.Failed(one.step().about(), why)),
                            () -> written.add(one.step()));
        }
        if (failed.size() == 1 && written.isEmpty()) {
            throw failed.get(0).why();
        } else if (!failed.isEmpty()) {
            int all = steps.stream().mapToInt(Step::size).sum();
            int left = all - written.stream().mapToInt(Step::size).sum();
            throw new PartialFailure(
                    left + " of " + all
                            + " were not written; the others are. A new plan of the same rows has what is left",
                    new Outcome(List.copyOf(written), List.copyOf(failed)));
        }
        return written.stream().mapToInt(Step::size).sum();
    }

    private static List<Tried> attempts(List<Step> steps) {
        ExecutorService pool = Threads.pool("changes", WORKERS);
        try (Progress progress = Progress.start("Writing changes", steps.size())) {
            List<Future<Tried>> futures = new ArrayList<>();
            steps.forEach(step -> futures.add(pool.submit(() -> attempt(step))));
            List<Tried> tried = new ArrayList<>();
            for (Future<Tried> future : futures) {
                tried.add(future.get());
                progress.add(1);
            }
            return tried;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Interrupted("Interrupted while writing changes; a new plan of the same rows has what is left", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            end(pool);
        }
    }

    private static Tried attempt(Step step) {
        try {
            step.write();
            return new Tried(step, Optional.empty());
        } catch (RuntimeException e) {
            return new Tried(step, Optional.of(e));
        }
    }

    /** Nothing is written any more when the call has ended. */
    private static void end(ExecutorService pool) {
        pool.shutdownNow();
        boolean interrupted = Thread.interrupted();
        try {
            pool.awaitTermination(interrupted ? 1 : END_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

package loopbook.kernel.engine;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Ends a cell that was interrupted, by steps: {@code Thread.interrupt}; after 100 ms the stop checks in the cell's code; if it
 * still runs, {@link ThreadStop}; a second later what runs on is left behind and named.
 */
final class Pursuit implements Runnable {
    private static final long POLITE_MS = 100;
    private static final long CHECKED_MS = 50;
    private static final long FORCED_MS = 1000;
    /** For so long a stop waits for a place where it breaks nothing. */
    private static final long CAREFUL_MS = 700;

    private static final long SWEEP_MS = 5000;
    /** Where the JDK calls what may wait inside the operating system. */
    private static final List<String> OUTSIDE = List.of("sun.nio.", "java.net.", "java.io.", "java.lang.Process");

    private final CellGroup group;
    private final Set<Strand> strands;
    private final Consumer<String> leftBehind;
    private final Runnable over;
    private @Nullable Thread caller;

    /**
     * @param strands the threads that run the cell now
     * @param leftBehind told what did not end, in words
     * @param over run when nobody needs to wait any longer
     */
    Pursuit(CellGroup group, Set<Strand> strands, Consumer<String> leftBehind, Runnable over) {
        this.group = group;
        this.strands = strands;
        this.leftBehind = leftBehind;
        this.over = over;
    }

    @Override
    public void run() {
        ThreadStop.prepare();
        try {
            try {
                interruptAll();
                if (!ends(POLITE_MS)) {
                    force();
                }
            } finally {
                over.run();
            }
            sweep();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Classes of the user's may have an {@code interrupt} of their own: nobody waits for that, and it comes last. */
    private void interruptAll() {
        strands.forEach(Strand::interrupt);
        if (caller == null || !caller.isAlive()) {
            Runnable others = () -> group.threads().stream()
                    .sorted(Comparator.comparing(thread -> thread.getClass().getClassLoader() != null))
                    .forEach(Pursuit::interrupt);
            try {
                caller = EngineThreads.daemon("interrupts of " + group.getName(), others);
                caller.start();
            } catch (OutOfMemoryError full) {
                others.run(); // The cell has taken all threads that there can be.
            }
        }
    }

    private static void interrupt(Thread thread) {
        try {
            thread.interrupt();
        } catch (Throwable own) {
            System.getLogger(Pursuit.class.getName())
                    .log(System.Logger.Level.DEBUG, "A thread could not be interrupted", own);
        }
    }

    private void force() throws InterruptedException {
        Planted.forcing(group, true);
        try {
            boolean ended = ends(CHECKED_MS);
            if (!ended) {
                ThreadStop.ready();
            }
            long began = System.nanoTime();
            for (long ms = 0; !ended && ms < FORCED_MS; ms = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began)) {
                interruptAll();
                stopAll(ms > CAREFUL_MS);
                ended = ends(CHECKED_MS) && pooled().isEmpty();
            }
            busy().forEach(this::describe);
            pooled().forEach(this::describe);
        } finally {
            Planted.forcing(group, false);
        }
    }

    private void stopAll(boolean anywhere) throws InterruptedException {
        for (Strand strand : strands) {
            strand.stopNow(anywhere);
        }
        for (Thread thread : Stream.concat(busy().stream(), pooled().stream()).toList()) {
            if (!isStrand(thread)) {
                ThreadStop.stop(thread, false);
            }
        }
    }

    /** Virtual threads of the cell cannot be listed: those that compute find this out by themselves. */
    private void sweep() throws InterruptedException {
        Planted.stopping(group, true);
        try {
            TimeUnit.MILLISECONDS.sleep(SWEEP_MS);
        } finally {
            Planted.stopping(group, false);
        }
    }

    /** Whether the thread that runs the cell ends within so many ms, and then no other thread of the cell is at work. */
    private boolean ends(long millis) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        for (Thread thread : busy()) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left > 0) {
                thread.join(left);
            }
        }
        return busy().isEmpty();
    }

    /** The thread that runs the cell, and those of its others that are at work; who only waits may go on. */
    private List<Thread> busy() {
        return group.threads().stream()
                .filter(t -> isStrand(t)
                        || (computes(t.getStackTrace()) && t.getState() == Thread.State.RUNNABLE && !isPooled(t)))
                .toList();
    }

    /** Threads of the common pool at work; whose work that is cannot be told. */
    private static List<Thread> pooled() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(e -> isPooled(e.getKey())
                        && e.getKey().getState() == Thread.State.RUNNABLE
                        && computes(e.getValue()))
                .filter(e ->
                        Stream.of(e.getValue()).anyMatch(f -> f.getMethodName().equals("doExec")))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static boolean isPooled(Thread thread) {
        return thread instanceof ForkJoinWorkerThread worker && worker.getPool() == ForkJoinPool.commonPool();
    }

    /** Not so what listens inside the operating system. Other native methods, as where a class is loaded, are over in a moment. */
    private static boolean computes(StackTraceElement[] stack) {
        return stack.length > 0
                && !(stack[0].isNativeMethod() && OUTSIDE.stream().anyMatch(stack[0].getClassName()::startsWith));
    }

    private boolean isStrand(Thread thread) {
        return thread instanceof Strand strand && strands.contains(strand);
    }

    private void describe(Thread running) {
        StackTraceElement[] stack = running.getStackTrace();
        String where = stack.length == 0 ? "" : " in " + stack[0].getClassName() + "." + stack[0].getMethodName();
        String what = "The thread \"" + running.getName() + "\" did not end and still runs" + where
                + ". Restart the kernel if it must end.";
        if (isStrand(running)) {
            leftBehind.accept(what);
        } else {
            group.tell(what);
        }
    }
}

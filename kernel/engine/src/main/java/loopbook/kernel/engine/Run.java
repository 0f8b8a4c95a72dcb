package loopbook.kernel.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import loopbook.kernel.display.Stages;
import org.jspecify.annotations.Nullable;

/**
 * One cell while it runs: its pieces run one after the other on threads of its group. An interrupt goes by steps:
 * {@code Thread.interrupt}; after 100 ms the stop checks in the cell's code; if it still runs, {@link ThreadStop}; a second
 * later what runs on is left behind and named.
 */
final class Run {
    private static final long POLITE_MS = 100;
    private static final long CHECKED_MS = 50;
    private static final long FORCED_MS = 1000;
    /** For so long a stop waits for a place where it breaks nothing. */
    private static final long CAREFUL_MS = 700;

    private static final long SWEEP_MS = 1000;
    /** After how many tenths of a second a cell is one that somebody may want to stop; what that takes is made ready then. */
    private static final int LONG_TENTHS = 3;

    /** The compiler calls itself for each term of an expression; what is not used costs nothing. */
    private static final long COMPILER_STACK = 64L << 20;

    private static final int SHORT_CELL = 2_000;

    private final CellGroup group;
    private final ClassLoader loader;
    private final List<String> leftBehind = new ArrayList<>();
    private volatile boolean interrupted;
    private volatile boolean abandoned;
    /** The threads that run the cell: one, or several when its own threads call {@code eval}. */
    private final Set<Strand> strands = ConcurrentHashMap.newKeySet();

    Run(CellGroup group, ClassLoader loader) {
        this.group = group;
        this.loader = loader;
    }

    CellGroup group() {
        return group;
    }

    boolean interrupted() {
        return interrupted;
    }

    /** Ends what asks after an interrupt. */
    void check() {
        if (interrupted) {
            throw new Stopped();
        }
    }

    /** What did not end in time, in words. */
    List<String> leftBehind() {
        synchronized (leftBehind) {
            return List.copyOf(leftBehind);
        }
    }

    /** Code of the cell. */
    @FunctionalInterface
    interface Body {
        @Nullable
        Object run() throws Throwable;
    }

    /**
     * Runs it on a thread of the cell and waits for it; throws what it throws, {@link Stopped} after an interrupt. What a part
     * of the cell calls runs on the thread of that part.
     */
    @Nullable
    Object call(Body body) throws Throwable {
        return call(body, 0);
    }

    private @Nullable Object call(Body body, long stack) throws Throwable {
        check();
        if (Thread.currentThread() instanceof Strand own && strands.contains(own)) {
            return body.run();
        }
        Strand now = new Strand(group, loader, body, stack);
        strands.add(now);
        now.start();
        if (interrupted) {
            pursue();
        }
        await(now);
        strands.remove(now);
        check();
        return now.result();
    }

    /**
     * Work of the compiler, which an interrupt ends as it ends the code of a cell; that of a short cell is over before an
     * interrupt could come, and not worth a thread.
     */
    <T> T compile(Supplier<T> work) {
        if (group.codeLength() < SHORT_CELL) {
            return work.get();
        }
        AtomicReference<T> made = new AtomicReference<>();
        try {
            call(
                    () -> {
                        made.set(work.get());
                        return null;
                    },
                    COMPILER_STACK);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable impossible) {
            throw new IllegalStateException("A supplier throws nothing checked", impossible);
        }
        return Objects.requireNonNull(made.get());
    }

    private void await(Thread thread) {
        boolean called = false;
        for (int tenths = 0; thread.isAlive() && !abandoned; tenths++) {
            if (tenths == LONG_TENTHS) {
                ThreadStop.prepare();
            }
            try {
                thread.join(100);
            } catch (InterruptedException e) {
                called = true;
                interrupt();
            }
        }
        if (called) {
            Thread.currentThread().interrupt();
        }
    }

    void interrupt() {
        if (interrupted) {
            return;
        }
        interrupted = true;
        pursue();
    }

    private void pursue() {
        try {
            group.interrupt();
            EngineThreads.daemon("interrupt of " + group.getName(), this::end).start();
        } catch (OutOfMemoryError full) {
            end(); // The cell has taken all threads that there can be: so this one does it.
        }
    }

    private void end() {
        ThreadStop.prepare();
        try {
            if (!ends(POLITE_MS)) {
                force();
            }
            sweep();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            abandoned = true;
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
                group.interrupt();
                for (Strand strand : strands) {
                    strand.stopNow(ms > CAREFUL_MS);
                }
                ended = ends(CHECKED_MS);
            }
            busy().forEach(this::describe);
        } finally {
            Planted.forcing(group, false);
            abandoned = true;
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
                .filter(t -> isStrand(t) || t.getState() == Thread.State.RUNNABLE)
                .toList();
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
            synchronized (leftBehind) {
                leftBehind.add(what);
            }
        } else {
            group.tell(what);
        }
    }

    /** A thread that keeps what its body returned or threw. */
    private static final class Strand extends Thread {
        private final CellGroup group;
        private final Body body;
        private volatile boolean over;
        private @Nullable Object value;
        private @Nullable Throwable thrown;

        /** @param stack bytes; 0 for what the JVM gives */
        Strand(CellGroup group, ClassLoader loader, Body body, long stack) {
            super(group, null, group.getName(), stack);
            this.group = group;
            this.body = body;
            setDaemon(true);
            setContextClassLoader(loader);
        }

        @Override
        public void run() {
            Stages.start(group);
            try {
                value = body.run();
                over = true;
            } catch (Throwable t) {
                over = true;
                thrown = t;
            }
        }

        void stopNow(boolean anywhere) throws InterruptedException {
            if (!over) {
                ThreadStop.stop(this, anywhere);
            }
        }

        @Nullable
        Object result() throws Throwable {
            if (thrown != null) {
                throw thrown;
            }
            return value;
        }
    }
}

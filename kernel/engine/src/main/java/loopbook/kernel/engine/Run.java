package loopbook.kernel.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One cell while it runs: its pieces run one after the other on threads of its group. A {@link Pursuit} ends it when it is interrupted. */
final class Run {
    /** After how many tenths of a second a cell is one that somebody may want to stop; what that takes is made ready then. */
    private static final int LONG_TENTHS = 3;

    /** The compiler calls itself for each term of an expression; what is not used costs nothing. */
    private static final long COMPILER_STACK = 64L << 20;

    private static final int SHORT_CELL = 2_000;

    private final CellGroup group;
    private final ClassLoader loader;
    private final List<String> leftBehind = new ArrayList<>();
    private volatile boolean interrupted;
    /** Open when the last interrupt has done what it can. */
    private volatile CountDownLatch pursued = new CountDownLatch(1);

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

    /** Waits for the thread, and after an interrupt until that has done what it can, so that it does not reach into the next cell. */
    private void await(Thread thread) {
        boolean called = false;
        for (int tenths = 0; interrupted ? pursued.getCount() > 0 : thread.isAlive(); tenths++) {
            if (tenths == LONG_TENTHS) {
                ThreadStop.prepare();
            }
            try {
                if (interrupted) {
                    pursued.await(100, TimeUnit.MILLISECONDS);
                } else {
                    thread.join(100);
                }
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
        CountDownLatch over = new CountDownLatch(1);
        pursued = over;
        Pursuit pursuit = new Pursuit(group, strands, this::leaveBehind, over::countDown);
        try {
            EngineThreads.daemon("interrupt of " + group.getName(), pursuit).start();
        } catch (OutOfMemoryError full) {
            pursuit.run(); // The cell has taken all threads that there can be: so this one does it.
        }
    }

    private void leaveBehind(String what) {
        synchronized (leftBehind) {
            leftBehind.add(what);
        }
    }
}

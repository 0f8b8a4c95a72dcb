package loopbook.kernel.engine;

import java.lang.invoke.CallSite;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Optional;
import java.util.concurrent.ForkJoinWorkerThread;
import loopbook.kernel.display.Stage;
import loopbook.kernel.display.Stages;
import org.jspecify.annotations.Nullable;

/**
 * What {@link ByteCode} plants into the code of cells. Public for that reason alone: not for use by hand.
 */
public final class Planted {
    /** Whether any cell is being stopped; kept apart, so that the check costs one read as long as none is. */
    private static volatile boolean anyStopping;

    /** How many cells are being stopped, and how many of them because they did not end when they were asked to. */
    private static int count;

    private static volatile int forced;

    private Planted() {}

    /** Hears of the values of a cell's expressions. */
    public interface Ear {
        /** The value of the part with this number. */
        void value(int part, @Nullable Object value);

        /** Makes the call, and hears of its value. */
        void call(int part, Code<?> code) throws Throwable;

        /** Makes a call that gives nothing. */
        void call(int part, VoidCode code) throws Throwable;

        /** A value that nobody wants. */
        default void nothing(@Nullable Object value) {}
    }

    /** A call with a value. */
    @FunctionalInterface
    public interface Code<T> {
        /** Makes it. */
        @Nullable
        T run() throws Throwable;
    }

    /** A call without one. */
    @FunctionalInterface
    public interface VoidCode {
        /** Makes it. */
        void run() throws Throwable;
    }

    /** Links a method of a cell to the body that it has now. */
    public static CallSite link(MethodHandles.Lookup lookup, String name, MethodType type)
            throws NoSuchMethodException, IllegalAccessException {
        if (lookup.lookupClass().getClassLoader() instanceof CellLoader cells) {
            return cells.links().link(lookup, name, type);
        }
        throw new IllegalAccessException(lookup.lookupClass() + " is not of a cell");
    }

    /** In every loop and at the beginning of every method: ends a cell that is being stopped. */
    public static void check() {
        if (anyStopping) {
            checkCell();
        }
    }

    /** In place of {@code System.exit}. */
    @SuppressWarnings("DoNotCallSuggester")
    public static void exit(int status) {
        throw new ExitRequest(status);
    }

    /** In place of {@code Runtime.exit} and {@code Runtime.halt}. */
    @SuppressWarnings("DoNotCallSuggester")
    public static void exit(Runtime runtime, int status) {
        throw new ExitRequest(status);
    }

    /** From now on the checks in this cell's code throw, and those in the common pool; or no longer do. */
    static synchronized void forcing(CellGroup cell, boolean now) {
        forced += now ? 1 : -1;
        stopping(cell, now);
    }

    /** From now on the checks in this cell's code throw; or no longer do. */
    static synchronized void stopping(CellGroup cell, boolean now) {
        cell.stopping(now);
        count += now ? 1 : -1;
        anyStopping = count > 0;
    }

    /** Whose work a thread of the common pool does cannot be told (from JDK 19 on): it ends while any cell is being ended. */
    private static void checkCell() {
        Optional<Stage> own = Stages.own();
        boolean pooled = own.isEmpty() && forced > 0 && Thread.currentThread() instanceof ForkJoinWorkerThread;
        if (pooled || (own.isPresent() && own.get() instanceof CellGroup cell && cell.stopping())) {
            throw new Stopped();
        }
    }
}

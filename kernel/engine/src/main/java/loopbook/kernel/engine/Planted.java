package loopbook.kernel.engine;

/**
 * What {@link ByteCode} plants into the code of cells. Public for that reason alone: not for use by hand.
 */
public final class Planted {
    /** Whether any cell is being stopped; kept apart, so that the check costs one read as long as none is. */
    private static volatile boolean anyStopping;

    private static int count;

    private Planted() {}

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

    /** From now on the checks in this cell's code throw; or no longer do. */
    static synchronized void stopping(CellGroup cell, boolean now) {
        cell.stopping(now);
        count += now ? 1 : -1;
        anyStopping = count > 0;
    }

    private static void checkCell() {
        for (ThreadGroup g = Thread.currentThread().getThreadGroup(); g != null; g = g.getParent()) {
            if (g instanceof CellGroup cell && cell.stopping()) {
                throw new Stopped();
            }
        }
    }
}

package loopbook.kernel.engine;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import loopbook.kernel.display.Stage;
import loopbook.kernel.display.Stages;
import org.jspecify.annotations.Nullable;

/**
 * The standard streams of the process. Once an engine has started, {@code System.out}, {@code System.err} and
 * {@code System.in} lead to the cell whose thread uses them; what is no cell's goes on to the process's own.
 */
public final class Streams {
    private static final PrintStream OUT = System.out;
    private static final PrintStream ERR = System.err;
    private static final InputStream IN = System.in;

    private static @Nullable PrintStream routedOut;
    private static @Nullable PrintStream routedErr;

    private Streams() {}

    /** {@code System.out} as the process had it at its start: for a log that must not land in a notebook. */
    public static PrintStream processOut() {
        return OUT;
    }

    /** {@code System.err} as the process had it at its start: for a log that must not land in a notebook. */
    public static PrintStream processErr() {
        return ERR;
    }

    /** {@code System.in} as the process had it at its start. */
    public static InputStream processIn() {
        return IN;
    }

    /** Puts the routing streams in place; again is harmless, and undoes what a cell has put there. */
    static synchronized void route() {
        if (System.out != routedOut) {
            routeOut();
        }
        if (System.err != routedErr) {
            routeErr();
        }
        if (!(System.in instanceof RoutedInput)) {
            System.setIn(new RoutedInput(IN));
        }
    }

    /**
     * New ones, after a stop: in those that there were a thread may have left half a line, and one that was left behind may hold
     * their locks.
     */
    static synchronized void fresh() {
        routeOut();
        routeErr();
    }

    private static void routeOut() {
        routedOut = new PrintStream(new Routed(OUT, false), false, StandardCharsets.UTF_8);
        System.setOut(routedOut);
    }

    private static void routeErr() {
        routedErr = new PrintStream(new Routed(ERR, true), false, StandardCharsets.UTF_8);
        System.setErr(routedErr);
    }

    /** The cell of this thread, or the one that was entered last; empty before the first. */
    static Optional<CellGroup> cell() {
        Optional<Stage> stage = Stages.current();
        return stage.map(s -> s instanceof CellGroup cell ? cell : null);
    }

    /** Under a plain {@code PrintStream}: only that writes a line and its end in one piece. */
    private static final class Routed extends OutputStream {
        private final PrintStream fallback;
        private final boolean err;

        private Routed(PrintStream fallback, boolean err) {
            this.fallback = fallback;
            this.err = err;
        }

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            Optional<CellGroup> cell = cell();
            if (cell.isPresent()) {
                cell.get().write(err, bytes, offset, length);
            } else {
                fallback.write(bytes, offset, length);
            }
        }

        @Override
        public void flush() {
            fallback.flush();
        }

        /** A program that closes the process's streams at its end is a cell here, and others come after it. */
        @Override
        public void close() {
            fresh();
        }
    }
}

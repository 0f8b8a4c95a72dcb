package loopbook.kernel.engine;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import loopbook.kernel.display.Stage;
import loopbook.kernel.display.Stages;

/**
 * The standard streams of the process. Once an engine has started, {@code System.out}, {@code System.err} and
 * {@code System.in} lead to the cell whose thread uses them; what is no cell's goes on to the process's own.
 */
public final class Streams {
    private static final PrintStream OUT = System.out;
    private static final PrintStream ERR = System.err;
    private static final InputStream IN = System.in;

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
        if (!(System.out instanceof Open)) {
            System.setOut(new Open(new Routed(OUT, false)));
        }
        if (!(System.err instanceof Open)) {
            System.setErr(new Open(new Routed(ERR, true)));
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
        System.setOut(new Open(new Routed(OUT, false)));
        System.setErr(new Open(new Routed(ERR, true)));
    }

    /** The cell of this thread, or the one that was entered last; empty before the first. */
    static Optional<CellGroup> cell() {
        Optional<Stage> stage = Stages.current();
        return stage.map(s -> s instanceof CellGroup cell ? cell : null);
    }

    /** A program that closes the process's streams at its end is a cell here, and others come after it. */
    private static final class Open extends PrintStream {
        Open(OutputStream out) {
            super(out, false, StandardCharsets.UTF_8);
        }

        @Override
        public void close() {
            flush();
        }
    }

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
    }
}

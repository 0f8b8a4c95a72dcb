package loopbook.kernel.engine;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import loopbook.kernel.display.Past;
import loopbook.kernel.display.Renderers;
import loopbook.kernel.display.Screen;
import loopbook.kernel.display.Stage;
import loopbook.kernel.display.Stages;
import org.jspecify.annotations.Nullable;

/**
 * The threads of one cell: the one that runs it and all that it starts. Their output goes to the cell, also late;
 * an interrupt reaches them and no others. A group outlives its cell: a pool that the cell made starts its threads in it, whenever
 * they are needed.
 */
final class CellGroup extends ThreadGroup implements Stage {
    private final Cell cell;
    private final Renderers renderers;
    private final Past past;
    private final Function<String, @Nullable Object> evaluator;
    private final Function<Throwable, List<String>> trace;
    private final Typed typed;
    private final Text out = new Text();
    private final Text err = new Text();
    private volatile boolean stopping;

    CellGroup(
            ThreadGroup parent,
            Cell cell,
            Renderers renderers,
            Past past,
            Function<String, @Nullable Object> evaluator,
            Function<Throwable, List<String>> trace) {
        super(parent, cell.name());
        this.cell = cell;
        this.typed = new Typed(cell.input());
        this.renderers = renderers;
        this.past = past;
        this.evaluator = evaluator;
        this.trace = trace;
    }

    @Override
    public Screen screen() {
        return cell.output();
    }

    @Override
    public Renderers renderers() {
        return renderers;
    }

    @Override
    public Past past() {
        return past;
    }

    @Override
    public @Nullable Object eval(String code) {
        return evaluator.apply(code);
    }

    @Override
    public List<String> trace(Throwable thrown) {
        return trace.apply(thrown);
    }

    int codeLength() {
        return cell.code().length();
    }

    Input input() {
        return cell.input();
    }

    /** {@code System.in} of the cell. */
    Typed typed() {
        return typed;
    }

    void write(boolean toErr, byte[] bytes, int offset, int length) {
        String text = (toErr ? err : out).decode(bytes, offset, length);
        if (text.isEmpty()) {
            return;
        }
        if (toErr) {
            cell.output().stderr(text);
        } else {
            cell.output().stdout(text);
        }
    }

    /** A line for the user, beside the output of the cell's own code. */
    void tell(String line) {
        cell.output().stderr(line + "\n");
    }

    /** Whether the stop checks in the code of this cell must throw now. */
    boolean stopping() {
        return stopping;
    }

    void stopping(boolean now) {
        stopping = now;
    }

    /** The threads that live now, those of groups below included. */
    List<Thread> threads() {
        Thread[] all = new Thread[activeCount() + 16];
        return Arrays.asList(all).subList(0, enumerate(all));
    }

    /**
     * What a virtual thread dies of the JVM tells to the process's handler alone; from now on it is told to the cell. A handler that
     * somebody has set stays.
     */
    static synchronized void hearOfVirtualThreads() {
        if (Thread.getDefaultUncaughtExceptionHandler() == null) {
            Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> {
                Optional<Stage> own = Stages.own();
                if (own.isPresent() && own.get() instanceof CellGroup cell) {
                    cell.uncaughtException(thread, thrown);
                } else {
                    System.err.print("Exception in thread \"" + thread.getName() + "\" ");
                    thrown.printStackTrace();
                }
            });
        }
    }

    /** Told to the cell that started the thread, with lines of cells; one that was stopped is no news. */
    @Override
    public void uncaughtException(Thread thread, Throwable thrown) {
        Reserve.open(thrown);
        if (thrown instanceof ExitRequest exit) {
            tell("The thread \"" + thread.getName() + "\" ended by " + exit.getMessage() + "; the session goes on.");
        } else if (!(thrown instanceof Stopped) && !Stopped.isThreadDeath(thrown)) {
            tell("The thread \"" + thread.getName() + "\" ended with " + String.join("\n", trace.apply(thrown)));
        }
    }

    /** Bytes of UTF-8 to text, however a character may be cut in two. */
    private static final class Text {
        private byte[] rest = {};

        synchronized String decode(byte[] bytes, int offset, int length) {
            byte[] all = bytes;
            int from = offset;
            int to = offset + length;
            if (rest.length > 0) {
                all = Arrays.copyOf(rest, rest.length + length);
                System.arraycopy(bytes, offset, all, rest.length, length);
                from = 0;
                to = all.length;
            }
            int end = to - cut(all, from, to);
            rest = Arrays.copyOfRange(all, end, to);
            return new String(all, from, end - from, StandardCharsets.UTF_8);
        }

        /** How many bytes at the end are the beginning of a character that goes on. */
        private static int cut(byte[] bytes, int from, int to) {
            for (int back = 1; back <= 3 && to - back >= from; back++) {
                int b = bytes[to - back] & 0xff;
                if (b >= 0xc0) {
                    int needs = b >= 0xf0 ? 4 : b >= 0xe0 ? 3 : 2;
                    return needs > back ? back : 0;
                }
                if (b < 0x80) {
                    return 0;
                }
            }
            return 0;
        }
    }
}

package loopbook.kernel.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import loopbook.kernel.display.Past;
import loopbook.kernel.display.Renderers;
import loopbook.kernel.display.Stages;
import org.jspecify.annotations.Nullable;

/**
 * Runs cells of Java. Everything may be called from any thread, also while a cell runs. Cells of several threads run at
 * the same time and share one state: they are compiled, and what they declare is published, one after the other.
 */
public final class Engine implements AutoCloseable {
    private final EngineOptions options;
    private final CompletableFuture<Shell> shell = new CompletableFuture<>();
    private final CompletableFuture<Outcome> started = new CompletableFuture<>();
    /** How the startup ended at last: an interrupted one is run again before the next cell. */
    private volatile @Nullable Outcome startedAgain;

    /** What runs, or waits for the startup. */
    private final Set<Turn> turns = ConcurrentHashMap.newKeySet();

    /** About two seconds of computing. */
    private static final int PRACTICE_CELLS = 100;

    private static final int CELLS_A_COMPLETION = 10;

    /** How the engine finds out that nobody wants anything: by looking again and again. */
    private static final int LOOK_MILLIS = 50;

    private static final int LOOKS_OF_QUIET = 4;
    private static final int MOST_LOOKS = 100;

    private final AtomicInteger interrupts = new AtomicInteger();
    /** Of somebody who types, and waits for the answer. */
    private final AtomicInteger questions = new AtomicInteger();

    private boolean startupTold;
    private final ThreadGroup groups = EngineThreads.cells();
    private final CountDownLatch firstCell = new CountDownLatch(1);
    private final AtomicInteger cells = new AtomicInteger();
    private final ClassPath classPath = new ClassPath();
    private final TypeIndex types = new TypeIndex(() -> shell.join().classPath());
    private final Docs docs = new Docs(types);
    private final Past past = new Past();
    private volatile boolean closed;

    private Engine(EngineOptions options) {
        this.options = options;
    }

    /** Begins to start an engine, and returns at once: imports and startup code run in the background. */
    public static Engine start(UnaryOperator<EngineOptions> change) {
        Streams.route();
        CellGroup.hearOfVirtualThreads();
        Engine engine = new Engine(change.apply(EngineOptions.defaults()));
        EngineThreads.daemon("engine start", engine::startUp).start();
        return engine;
    }

    private void startUp() {
        try {
            Jdk.trouble().ifPresent(trouble -> {
                throw new IllegalStateException(trouble);
            });
            ClassIndex index = new ClassIndex(classPath.entries(), options.classIndex());
            Shell made = new Shell(index, types);
            shell.complete(made);
            Outcome outcome = begin(made, startup());
            made.work(workshop -> {
                workshop.keep();
                return outcome;
            });
            started.complete(outcome);
            Reserve.fill();
            warm(made);
        } catch (RuntimeException | Error e) {
            shell.completeExceptionally(e);
            started.completeExceptionally(e);
        }
    }

    /**
     * Loads and compiles what the first completion and the first expression need, so that no user waits for it. Who begins
     * with a cell at once, as a notebook that is run as a whole does, is not made to share the machine with that.
     */
    private void warm(Shell made) {
        try {
            awaitQuiet();
            complete(made, completer(made).members());
            if (firstCell.getCount() > 0 && turns.isEmpty() && !closed) {
                begin(made, startup(options.warmUp()));
            }
            complete(made, completer(made).types());
            practise(made);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void complete(Shell made, List<String> beginnings) throws InterruptedException {
        for (String code : beginnings) {
            letOthersFirst();
            // Who stops a cell wants quiet: what is not loaded yet is loaded when it is asked for.
            if (!closed && interrupts.get() == 0) {
                completer(made).complete(code, code.length());
            }
        }
    }

    private void letOthersFirst() throws InterruptedException {
        if (questions.get() > 0 || !turns.isEmpty()) {
            awaitQuiet();
        }
    }

    /** Until nothing was asked for a moment, for some seconds at most. */
    private void awaitQuiet() throws InterruptedException {
        int quiet = 0;
        for (int i = 0; i < MOST_LOOKS && quiet < LOOKS_OF_QUIET && !closed; i++) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            quiet = turns.isEmpty() && questions.get() == 0 ? quiet + 1 : 0;
        }
    }

    /** While nobody runs anything the JVM gets to know the compiler: cells take a fraction of the time afterwards. */
    private void practise(Shell made) throws InterruptedException {
        for (int i = 0; i < PRACTICE_CELLS && firstCell.getCount() > 0 && turns.isEmpty() && !closed; i++) {
            begin(made, startup("1 + " + i));
            if (i % CELLS_A_COMPLETION == 0) {
                completer(made).complete("\"\".len", 6);
                completer(made).inspect("\"\".length", 6);
            }
            letOthersFirst();
        }
    }

    private Cell startup() {
        String imports = String.join(
                "", options.imports().stream().map(i -> "import " + i + ";\n").toList());
        return startup(imports + options.startup());
    }

    private Cell startup(String code) {
        return new Cell(0, "startup", 1, code, options.output(), options.input());
    }

    /** Waits for the startup code to end: {@link Outcome.Done}, {@link Outcome.Value}, or how it failed. */
    public Outcome started() {
        Outcome first = started.join();
        Outcome again = startedAgain;
        return again == null ? first : again;
    }

    /**
     * Waits for the startup, and runs it again if an interrupt has ended it before this cell came. How the cell ends
     * that was interrupted while it waited; empty when it may run. What the startup lacks is told once.
     */
    private synchronized Optional<Outcome> awaitStartup(Turn turn) {
        Outcome outcome = started();
        if (outcome instanceof Outcome.Interrupted && !turn.interrupted()) {
            outcome = begin(shell.join(), startup());
            startedAgain = outcome;
        }
        if (turn.interrupted()) {
            return Optional.of(new Outcome.Interrupted(List.of()));
        }
        if (!startupTold && !outcome.wentWell()) {
            options.output()
                    .stderr("The startup of this session failed; cells run, but without what it declares.\n"
                            + String.join("\n", Script.failure("startup", outcome)) + "\n");
        }
        startupTold = true;
        return Optional.empty();
    }

    /** Runs code as the next cell, with the options' output and input. */
    public Outcome run(String code) {
        return run(new Cell(cells.incrementAndGet(), code, options.output(), options.input()));
    }

    /**
     * Runs a cell and waits for its end; the threads of the cell are the engine's own. Waits for the startup: an
     * interrupt meanwhile ends both, and the next cell begins with the startup.
     *
     * @throws IllegalStateException if the engine could not start, or is closed
     */
    public Outcome run(Cell cell) {
        return turn(cell).run();
    }

    /** A cell that can be interrupted by itself, also before it runs; {@link #interrupt} ends it from now on. */
    public Turn turn(Cell cell) {
        return new Turn(cell, this::run, interrupts::get);
    }

    private Outcome run(Turn turn) {
        Cell cell = turn.cell();
        if (closed) {
            throw new IllegalStateException("The engine is closed; " + cell.name() + " was not run.");
        }
        try {
            Outcome outcome = taking(turn, null);
            if (cell.number() > 0 && cell.name().equals("Cell [" + cell.number() + "]")) {
                docs.read(cell.code());
                boolean hasValue = outcome instanceof Outcome.Value;
                past.add(cell.number(), cell.code(), hasValue, hasValue ? ((Outcome.Value) outcome).value() : null);
            }
            return outcome;
        } catch (CompletionException none) {
            Throwable cause = none.getCause();
            String why = cause instanceof IllegalStateException ? cause.getMessage() : "It could not start: " + cause;
            throw new IllegalStateException(why + " " + cell.name() + " was not run.", none);
        } finally {
            firstCell.countDown();
        }
    }

    /** Runs a script; {@code steps} is told of the value of each expression in it. */
    Outcome run(String name, String code, @Nullable Consumer<Script.Step> steps) {
        return taking(turn(new Cell(0, name, 1, code, options.output(), options.input())), steps);
    }

    private Outcome taking(Turn turn, @Nullable Consumer<Script.Step> steps) {
        turns.add(turn);
        try {
            if (turns.size() == 1) {
                Streams.route(); // what the cells before have left
            }
            return awaitStartup(turn).orElseGet(() -> execute(shell.join(), turn, steps));
        } finally {
            turns.remove(turn);
        }
    }

    /** Runs code that waits for no startup: the startup itself. */
    private Outcome begin(Shell in, Cell cell) {
        Turn turn = turn(cell);
        turns.add(turn);
        try {
            return execute(in, turn, null);
        } finally {
            turns.remove(turn);
        }
    }

    private Outcome execute(Shell in, Turn turn, @Nullable Consumer<Script.Step> steps) {
        Cell cell = turn.cell();
        CellGroup group = new CellGroup(
                groups, cell, options.renderers(), past, code -> inner(in, turn, code), t -> new Traces(in.places())
                        .lines(t));
        Run run = new Run(group, in.loader());
        turn.begin(run);
        in.unnamed().enter();
        Stages.enter(group);
        try {
            return runner(in, run, cell, steps).run();
        } finally {
            turn.end();
            if (turn.interrupted()) {
                Streams.fresh();
            }
            in.unnamed().leave();
        }
    }

    CellRunner runner(Shell in, Run run, Cell cell, @Nullable Consumer<Script.Step> steps) {
        return new CellRunner(in, run, cell, options, start -> new CellSession(this, in, run, cell, start), steps);
    }

    /** Code that a cell runs by {@code eval}, as a part of it. */
    private @Nullable Object inner(Shell in, Turn turn, String code) {
        Run run = turn.now().orElseThrow(() -> new IllegalStateException("eval runs code only while its cell runs"));
        Cell cell = turn.cell();
        Cell part = new Cell(cell.number(), "eval in " + cell.name(), 1, code, cell.output(), cell.input());
        CellRunner runner = runner(in, run, part, null);
        Outcome outcome = runner.run();
        if (outcome instanceof Outcome.Value value) {
            return value.value();
        } else if (outcome instanceof Outcome.Failed && runner.thrown().isPresent()) {
            throw Engine.<RuntimeException>asItIs(runner.thrown().get());
        } else if (outcome instanceof Outcome.Failed failed) {
            throw new IllegalArgumentException(String.join("\n", failed.trace()));
        } else if (outcome instanceof Outcome.Interrupted) {
            throw new Stopped();
        } else if (outcome instanceof Outcome.Exited exited) {
            throw new ExitRequest(exited.status());
        }
        return null;
    }

    /** For a checked exception out of code that declares none, as the code of cells is allowed to throw. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T extends Throwable> T asItIs(Throwable thrown) throws T {
        throw (T) thrown;
    }

    /**
     * Ends all cells that run or wait for the startup, and the startup; {@link #run} then returns
     * {@link Outcome.Interrupted}. Returns at once.
     */
    public void interrupt() {
        interrupts.incrementAndGet();
        turns.forEach(Turn::interrupt);
    }

    private <T> T answer(Function<Completer, T> question) {
        questions.incrementAndGet();
        try {
            return question.apply(completer(shell.join()));
        } finally {
            questions.decrementAndGet();
        }
    }

    private Completer completer(Shell in) {
        return new Completer(in, options, docs, classPath.entries());
    }

    /** What could be written at the cursor, an offset into the code in {@code char}s. */
    public Completions complete(String code, int cursor) {
        return answer(completer -> completer.complete(code, cursor));
    }

    /** What is known of the name at the cursor. */
    public Optional<Documentation> inspect(String code, int cursor) {
        return answer(completer -> completer.inspect(code, cursor));
    }

    /** Whether code can be run as it is. */
    public Completeness completeness(String code) {
        return answer(completer -> completer.completeness(code));
    }

    /** The variables that are declared now, in the order of their declaration. */
    public List<Variable> variables() {
        return shell.join().variables();
    }

    /** Adds jars and folders of classes to what cells compile and run with. */
    public void addToClassPath(List<Path> entries) {
        Shell in = shell.join();
        ClassIndex fresh = new ClassIndex(entries, null);
        classPath.add(entries);
        in.addToClassPath(entries, fresh);
        types.read(fresh);
    }

    List<Path> classPath() {
        return classPath.entries();
    }

    List<Magic> magics() {
        return options.magics();
    }

    /** How values are shown. */
    public Renderers renderers() {
        return options.renderers();
    }

    /**
     * Ends the process as {@link Runtime#halt} does, and sooner where it can: for a kernel whose cells compute while it is
     * shut down. Never returns.
     */
    public static void halt(int status) {
        ThreadStop.exit(status);
    }

    /**
     * Interrupts all cells that run, and lets go of the compiler and of the jars that were added: classes of these that are not
     * loaded yet are not found any more. Threads that cells started are not waited for.
     */
    @Override
    public void close() {
        closed = true;
        interrupt();
        if (shell.isDone() && !shell.isCompletedExceptionally()) {
            shell.join().close();
        }
        EngineThreads.forget(groups);
    }
}

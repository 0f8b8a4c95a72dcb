package loopbook.kernel.engine;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import loopbook.kernel.display.Displayed;
import org.jspecify.annotations.Nullable;

/** Runs one cell: as a whole, but for what magics cut it into. Nothing of a whole runs unless all of it compiles. */
final class CellRunner {
    private static final Pattern DEPS = Pattern.compile("(?m)^//DEPS[ \\t]+(\\S.*)$");

    private final Shell shell;
    private final Run run;
    private final Cell cell;
    private final EngineOptions options;
    private final IntFunction<Session> sessions;
    private final @Nullable Consumer<Script.Step> steps;
    private final Troubles troubles;
    private final Source.Places lines;
    private @Nullable Throwable uncaught;
    /** Whether something of the cell has run. */
    private boolean begun;

    /** @param sessions what a magic sees that stands at this place of the cell */
    CellRunner(
            Shell shell,
            Run run,
            Cell cell,
            EngineOptions options,
            IntFunction<Session> sessions,
            @Nullable Consumer<Script.Step> steps) {
        this.shell = shell;
        this.run = run;
        this.cell = cell;
        this.options = options;
        this.sessions = sessions;
        this.steps = steps;
        this.troubles = new Troubles(shell);
        this.lines = new Source.Places(cell);
    }

    Outcome run() {
        try {
            return whole();
        } catch (Stopped whileItWasCompiled) {
            return interrupted();
        } catch (StackOverflowError ofTheParser) {
            return troubles.plain(
                    cell,
                    new Piece(Piece.Kind.JAVA, cell.code(), 0, cell.code().length()),
                    Troubles.COMPILE_ERROR,
                    Troubles.TOO_DEEP);
        } catch (OutOfMemoryError ofTheCompiler) {
            if (Reserve.letGo() && !begun) {
                return run();
            }
            return troubles.plain(
                    cell,
                    new Piece(Piece.Kind.JAVA, cell.code(), 0, cell.code().length()),
                    OutOfMemoryError.class.getName(),
                    Troubles.NO_MEMORY);
        }
    }

    private Outcome whole() {
        Optional<Outcome> failed = dependencies();
        if (failed.isPresent()) {
            return failed.get();
        }
        List<Step> work = new ArrayList<>();
        Optional<Piece> broken = order(work);
        if (broken.isPresent()) {
            return new NotJava(shell, run, cell, options, troubles).outcome(broken.get(), this::origin);
        }
        Outcome outcome = new Outcome.Done();
        for (int i = 0; i < work.size(); i++) {
            Step step = work.get(i);
            if (run.interrupted()) {
                return interrupted();
            }
            boolean last = i == work.size() - 1;
            outcome = step.magic() == null ? java(step.parts(), last) : magic(step.magic());
            if (!outcome.wentWell()) {
                return outcome;
            }
        }
        return outcome;
    }

    /** What is done at once: Java that is compiled as a whole, or a magic. */
    private record Step(List<Part> parts, @Nullable Piece magic) {}

    /** The usual cell is cut without JShell, which takes any. */
    private Optional<Piece> order(List<Step> steps) {
        List<Piece> quick = Pieces.quick(cell.code());
        if (!quick.isEmpty() && order(quick, steps).isEmpty()) {
            return Optional.empty();
        }
        return order(
                shell.ask(run, s -> new Pieces(s.sourceCodeAnalysis())
                        .checking(run::check)
                        .cut(cell.code())),
                steps);
    }

    /** Puts the pieces in steps; the first one that does not parse, if there is one: then nothing is run. */
    private Optional<Piece> order(List<Piece> pieces, List<Step> steps) {
        List<Piece> java = new ArrayList<>();
        for (Piece piece : pieces) {
            switch (piece.kind()) {
                case BROKEN -> {
                    Optional<Piece> earlier = parsed(java, steps);
                    return earlier.isPresent() ? earlier : Optional.of(piece);
                }
                case JAVA -> java.add(piece);
                default -> {
                    Optional<Piece> broken = parsed(java, steps);
                    if (broken.isPresent()) {
                        return broken;
                    }
                    java.clear();
                    steps.add(new Step(List.of(), piece));
                }
            }
        }
        return parsed(java, steps);
    }

    private Optional<Piece> parsed(List<Piece> pieces, List<Step> steps) {
        if (pieces.isEmpty()) {
            return Optional.empty();
        }
        List<Part> parts = shell.work(workshop -> run.compile(() -> workshop.parse(pieces, this::origin)));
        if (parts.size() < pieces.size()) {
            Set<Piece> good = parts.stream().map(Part::piece).collect(Collectors.toSet());
            return pieces.stream().filter(piece -> !good.contains(piece)).findFirst();
        }
        Workshop.groups(parts).stream()
                .filter(group -> !group.isEmpty())
                .forEach(group -> steps.add(new Step(group, null)));
        return Optional.empty();
    }

    private Places.Place origin(Piece piece) {
        Source at = lines.at(piece.start());
        return new Places.Place(cell.name(), at.line(), at.text());
    }

    /**
     * JBang's {@code //DEPS} lines, wherever they stand in Java: libraries come before the code that needs them. What a magic of
     * the whole cell runs, it runs as a cell of its own.
     */
    private Optional<Outcome> dependencies() {
        boolean ofMagic = cell.code().stripLeading().startsWith("%%");
        List<MatchResult> lines = DEPS.matcher(cell.code())
                .results()
                .filter(line -> !ofMagic && Lines.inCode(cell.code(), line.start()))
                .toList();
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        String wanted = lines.stream().map(line -> line.group(1)).collect(Collectors.joining(" "));
        int start = lines.get(0).start();
        Outcome outcome = magic(new Piece(
                Piece.Kind.LINE_MAGIC, "maven " + wanted, start, lines.get(0).end()));
        return outcome.wentWell() ? Optional.empty() : Optional.of(outcome);
    }

    private Outcome interrupted() {
        return new Outcome.Interrupted(run.leftBehind());
    }

    /** Compiles parts as a whole and runs them. */
    private Outcome java(List<Part> parts, boolean last) {
        Part end = parts.get(parts.size() - 1);
        Workshop.Made made =
                made(parts, part -> part.isValue() && isOpen(part) && (steps != null || (last && part.equals(end))));
        made.notes().forEach(note -> cell.output().stderr("Note: " + note + ".\n"));
        Compiled code = made.code();
        if (code == null) {
            return troubles.compile(cell, made);
        }
        shell.places().put(made.unit());
        Values values = new Values(parts);
        return guarded(thrown -> failed(made, thrown).piece(), () -> {
            code.run(values);
            return last && values.heard == parts.size() - 1 ? shown(values.value) : new Outcome.Done();
        });
    }

    /** Compiled as it stands; failing that, with the imports that it lacks, if it compiles with these. */
    private Workshop.Made made(List<Part> parts, Predicate<Part> reported) {
        Workshop.Made first = shell.work(workshop -> workshop.make(run, parts, List.of(), reported));
        Workshop.Made made = first;
        Set<String> lacking = new LinkedHashSet<>();
        while (made.code() == null && lacking.addAll(shell.unimported().lines(made))) {
            made = shell.work(workshop -> workshop.make(run, parts, lacking, reported));
        }
        if (made.code() == null) {
            return first;
        }
        lacking.forEach(line -> cell.output().stderr("Note: added " + line + "\n"));
        return made;
    }

    /** Whether no semicolon closes it: then its value is wanted. */
    private boolean isOpen(Part part) {
        return !Piece.closed(
                cell.code().substring(part.piece().start(), part.piece().end()));
    }

    /** The part in which an exception came up. */
    private static Part failed(Workshop.Made made, Throwable thrown) {
        List<Unit.@Nullable Place> lines = made.unit().lines();
        for (StackTraceElement frame : thrown.getStackTrace()) {
            boolean run = frame.getClassName().equals(made.unit().className())
                    && frame.getMethodName().matches("(lambda\\$)?part\\d+\\$.*")
                    && frame.getLineNumber() > 0;
            Unit.Place place = run ? lines.get(frame.getLineNumber()) : null;
            if (place != null && made.parts().contains(place.part())) {
                return place.part();
            }
        }
        return made.parts().get(made.parts().size() - 1);
    }

    /** Hears the values of a group of parts while it runs. */
    private final class Values implements Planted.Ear {
        private final List<Part> parts;
        private int heard = -1;
        private @Nullable Object value;

        Values(List<Part> parts) {
            this.parts = parts;
        }

        @Override
        public void value(int part, @Nullable Object now) {
            heard = part;
            value = now;
            if (steps != null && !Displayed.is(now)) {
                step(
                        parts.get(part).piece(),
                        new Outcome.Value(now, options.renderers().render(now)));
            }
        }

        @Override
        public void call(int part, Planted.Code<?> code) throws Throwable {
            value(part, code.run());
        }

        @Override
        public void call(int part, Planted.VoidCode code) throws Throwable {
            code.run();
        }
    }

    private Outcome thrown(Piece piece, Throwable thrown) {
        if (thrown instanceof ExitRequest exit) {
            return new Outcome.Exited(exit.status());
        }
        if (thrown instanceof CellFailed failed) {
            return failed.outcome();
        }
        uncaught = thrown;
        if (thrown instanceof LinkageError) {
            shell.work(workshop -> {
                workshop.threw(thrown);
                return null;
            });
        }
        return new Traces(shell.places()).failure(cell, piece, thrown);
    }

    /** What the code of the cell threw and did not catch, if that is how it failed. */
    Optional<Throwable> thrown() {
        return Optional.ofNullable(uncaught);
    }

    private Outcome shown(@Nullable Object value) {
        return Displayed.is(value)
                ? new Outcome.Done()
                : new Outcome.Value(value, options.renderers().render(value));
    }

    private void step(Piece piece, Outcome.Value value) {
        int line = Places.line(cell, piece);
        String source = cell.code().substring(piece.start(), piece.end());
        int skipped = (int) source.chars()
                .takeWhile(Character::isWhitespace)
                .filter(c -> c == '\n')
                .count();
        int more = (int) source.strip().chars().filter(c -> c == '\n').count();
        if (steps != null) {
            steps.accept(new Script.Step(line + skipped, line + skipped + more, source.strip(), value));
        }
    }

    private Outcome magic(Piece piece) {
        String line = piece.source().lines().findFirst().orElse("").strip();
        String[] words = line.split("\\s+", 2);
        Magic magic = options.magics().stream()
                .filter(m -> m.name().equals(words[0]) || m.aliases().contains(words[0]))
                .findFirst()
                .orElse(null);
        if (magic == null) {
            return troubles.plain(cell, piece, "UnknownMagic", NearMisses.magic(words[0], options.magics()));
        }
        String arguments = words.length > 1 ? words[1] : "";
        String body = piece.kind() == Piece.Kind.CELL_MAGIC ? body(piece.source()) : null;
        return guarded(thrown -> piece, () -> {
            Object value = magic.run(sessions.apply(piece.start()), arguments, body);
            return value == null
                    ? new Outcome.Done()
                    : new Outcome.Value(value, options.renderers().render(value));
        });
    }

    private static String body(String source) {
        int end = source.indexOf('\n');
        return end < 0 ? "" : source.substring(end + 1);
    }

    /** Runs something on a thread of the cell, and turns what it throws into an outcome of the piece that {@code at} finds. */
    private Outcome guarded(Function<Throwable, Piece> at, Run.Body body) {
        begun = true;
        Reserve.fill();
        try {
            return (Outcome) Objects.requireNonNull(run.call(() -> outcome(at, body)));
        } catch (Stopped e) {
            return interrupted();
        } catch (Throwable t) {
            Reserve.open(t);
            return run.interrupted() ? interrupted() : thrown(at.apply(t), t);
        }
    }

    /** On the thread of the cell, where a stop also reaches what an exception says of itself: that is code of the cell, too. */
    private @Nullable Object outcome(Function<Throwable, Piece> at, Run.Body body) throws Throwable {
        try {
            return body.run();
        } catch (Stopped e) {
            throw e;
        } catch (MagicError e) {
            return troubles.plain(cell, at.apply(e), "MagicError", String.valueOf(e.getMessage()));
        } catch (Throwable t) {
            Reserve.open(t);
            return thrown(at.apply(t), t);
        }
    }
}

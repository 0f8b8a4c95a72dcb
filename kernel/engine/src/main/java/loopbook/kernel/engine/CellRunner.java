package loopbook.kernel.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.VarSnippet;
import jdk.jshell.spi.SPIResolutionException;
import loopbook.kernel.display.Displayed;
import org.jspecify.annotations.Nullable;

/** Runs one cell, piece by piece. Nothing runs unless all of it parses. */
final class CellRunner {
    private static final Pattern DEPS = Pattern.compile("(?m)^//DEPS[ \\t]+(\\S.*)$");

    private final Shell shell;
    private final Run run;
    private final Cell cell;
    private final EngineOptions options;
    private final Session session;
    private final @Nullable Consumer<Script.Step> steps;
    private final Troubles troubles;
    private boolean lastPiece;
    private final List<Waiting> waiting = new ArrayList<>();

    /** A declaration that refers to something that may be declared further down. */
    private record Waiting(DeclarationSnippet snippet, Piece piece) {}

    CellRunner(
            Shell shell,
            Run run,
            Cell cell,
            EngineOptions options,
            Session session,
            @Nullable Consumer<Script.Step> steps) {
        this.shell = shell;
        this.run = run;
        this.cell = cell;
        this.options = options;
        this.session = session;
        this.steps = steps;
        this.troubles = new Troubles(shell);
    }

    Outcome run() {
        Optional<Outcome> failed = dependencies();
        if (failed.isPresent()) {
            return failed.get();
        }
        List<Piece> pieces = shell.ask(s -> new Pieces(s.sourceCodeAnalysis()).of(cell.code()));
        if (!pieces.isEmpty() && pieces.get(pieces.size() - 1).kind() == Piece.Kind.BROKEN) {
            return broken(pieces.get(pieces.size() - 1));
        }
        Outcome last = new Outcome.Done();
        for (Piece piece : pieces) {
            lastPiece = piece.end() == pieces.get(pieces.size() - 1).end();
            if (run.interrupted()) {
                return interrupted();
            }
            last = piece(piece);
            if (!last.wentWell()) {
                return last;
            }
        }
        return stillWaiting().<Outcome>map(w -> unresolved(w)).findFirst().orElse(last);
    }

    /** JBang's {@code //DEPS} lines, wherever they stand: libraries come before the code that needs them. */
    private Optional<Outcome> dependencies() {
        List<MatchResult> lines = DEPS.matcher(cell.code()).results().toList();
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

    private Outcome piece(Piece piece) {
        return piece.kind() == Piece.Kind.JAVA ? java(piece) : magic(piece);
    }

    /** JShell refuses it without running anything, and says why. */
    private Outcome broken(Piece piece) {
        List<SnippetEvent> events = shell.eval(run, piece.source()).events();
        return troubles.compile(cell, piece, diagnostics(events.get(0).snippet()));
    }

    private Outcome java(Piece piece) {
        Shell.Result result = eval(piece);
        List<SnippetEvent> own =
                result.events().stream().filter(e -> e.causeSnippet() == null).toList();
        own.forEach(e -> shell.places().put(e.snippet(), cell, piece));
        tellLost(result);
        if (run.interrupted()) {
            return interrupted();
        }
        if (result.thrown() != null) {
            return thrown(piece, result.thrown());
        }
        for (SnippetEvent event : own) {
            if (event.status() == Snippet.Status.REJECTED) {
                return stillWaiting()
                        .map(this::unresolved)
                        .findFirst()
                        .orElseGet(() -> troubles.compile(cell, piece, diagnostics(event.snippet())));
            }
            if (!event.status().isDefined() || event.status() == Snippet.Status.RECOVERABLE_DEFINED) {
                waiting.add(new Waiting((DeclarationSnippet) event.snippet(), piece));
            }
        }
        boolean wanted = lastPiece || steps != null;
        return wanted && shows(own, piece) ? value(piece, result.value()) : new Outcome.Done();
    }

    /**
     * Runs a piece. The compact constructor of a record is made public first, where JShell demands it: it makes the
     * record public, and then complains of the constructor.
     */
    private Shell.Result eval(Piece piece) {
        Shell.Result result = shell.eval(run, piece.source());
        SnippetEvent event = result.events().isEmpty() ? null : result.events().get(0);
        if (event == null || event.status() != Snippet.Status.REJECTED) {
            return result;
        }
        return diagnostics(event.snippet()).stream()
                .filter(d -> d.getCode().equals("compiler.err.invalid.canonical.constructor.in.record"))
                .filter(d -> !piece.source().startsWith("public", (int) d.getStartPosition()))
                .findFirst()
                .map(d -> shell.eval(run, insert(piece.source(), (int) d.getStartPosition(), "public ")))
                .orElse(result);
    }

    private static String insert(String text, int at, String more) {
        return text.substring(0, at) + more + text.substring(at);
    }

    /** A variable that another declaration has reset is told, never silent. */
    private void tellLost(Shell.Result result) {
        result.lost().forEach(name -> tell("the variable " + name + " is null now"));
        result.events().stream()
                .filter(e -> e.causeSnippet() != null && e.snippet() instanceof VarSnippet)
                .filter(e -> e.previousStatus() == Snippet.Status.VALID)
                .filter(e -> e.status() == Snippet.Status.RECOVERABLE_NOT_DEFINED)
                .forEach(e -> tell("the variable " + ((VarSnippet) e.snippet()).name() + " is gone"));
    }

    private void tell(String what) {
        cell.output().stderr("Note: " + what + ", since the class of its value was redefined.\n");
    }

    private Outcome thrown(Piece piece, Throwable thrown) {
        if (thrown instanceof ExitRequest exit) {
            return new Outcome.Exited(exit.status());
        }
        if (thrown instanceof CellFailed failed) {
            return failed.outcome();
        }
        if (thrown instanceof SPIResolutionException) {
            return stillWaiting()
                    .map(this::unresolved)
                    .findFirst()
                    .orElseGet(() -> troubles.plain(
                            cell, piece, Troubles.COMPILE_ERROR, "calls something that is not fully declared"));
        }
        return shell.ask(s -> troubles.thrown(cell, piece, thrown));
    }

    private Stream<Waiting> stillWaiting() {
        return waiting.stream().filter(w -> shell.ask(s -> s.status(w.snippet())) != Snippet.Status.VALID);
    }

    /** All or nothing: what refers to something unknown at the end of the cell is not declared. */
    private Outcome.Failed unresolved(Waiting left) {
        List<Diag> diagnostics = diagnostics(left.snippet());
        List<String> unresolved =
                shell.ask(s -> s.unresolvedDependencies(left.snippet()).toList());
        shell.ask(s -> s.drop(left.snippet()));
        return diagnostics.isEmpty()
                ? troubles.unresolved(cell, left.piece(), unresolved)
                : troubles.compile(cell, left.piece(), diagnostics);
    }

    private List<Diag> diagnostics(Snippet snippet) {
        return shell.ask(s -> s.diagnostics(snippet).toList());
    }

    /** An expression shows its value, unless a semicolon closes it. */
    private boolean shows(List<SnippetEvent> events, Piece piece) {
        Snippet last = events.get(events.size() - 1).snippet();
        boolean expression =
                last.kind() == Snippet.Kind.EXPRESSION || last.subKind() == Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND;
        return expression && !Piece.closed(cell.code().substring(piece.start(), piece.end()));
    }

    private Outcome value(Piece piece, @Nullable Object value) {
        if (Displayed.is(value)) {
            return new Outcome.Done();
        }
        Outcome shown = guarded(
                piece, () -> new Outcome.Value(value, options.renderers().render(value)));
        if (steps != null && shown instanceof Outcome.Value step) {
            int line = Places.line(cell, piece);
            String source = cell.code().substring(piece.start(), piece.end());
            int skipped = (int) source.chars()
                    .takeWhile(Character::isWhitespace)
                    .filter(c -> c == '\n')
                    .count();
            int more = (int) source.strip().chars().filter(c -> c == '\n').count();
            steps.accept(new Script.Step(line + skipped, line + skipped + more, source.strip(), step));
        }
        return shown;
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
        return guarded(piece, () -> {
            Object value = magic.run(session, arguments, body);
            return value == null
                    ? new Outcome.Done()
                    : new Outcome.Value(value, options.renderers().render(value));
        });
    }

    private static String body(String source) {
        int end = source.indexOf('\n');
        return end < 0 ? "" : source.substring(end + 1);
    }

    /** Runs what is not a snippet on a thread of the cell, and turns what it throws into an outcome. */
    private Outcome guarded(Piece piece, Run.Body body) {
        try {
            return (Outcome) java.util.Objects.requireNonNull(run.call(body));
        } catch (Stopped e) {
            return interrupted();
        } catch (MagicError e) {
            return troubles.plain(cell, piece, "MagicError", String.valueOf(e.getMessage()));
        } catch (Throwable t) {
            return run.interrupted() ? interrupted() : thrown(piece, t);
        }
    }
}

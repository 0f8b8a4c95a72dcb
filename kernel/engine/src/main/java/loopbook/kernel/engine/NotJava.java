package loopbook.kernel.engine;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import jdk.jshell.Diag;
import jdk.jshell.SnippetEvent;

/** A cell that does not parse: JShell, which runs nothing, says what is wrong with it, and where else. */
final class NotJava {
    /** So many places are told, each of which JShell has to look at. */
    private static final int MOST_BROKEN = 20;

    private final Shell shell;
    private final Run run;
    private final Cell cell;
    private final EngineOptions options;
    private final Troubles troubles;

    NotJava(Shell shell, Run run, Cell cell, EngineOptions options, Troubles troubles) {
        this.shell = shell;
        this.run = run;
        this.cell = cell;
        this.options = options;
        this.troubles = troubles;
    }

    /**
     * How the cell ends.
     *
     * @param first  the first piece that does not parse
     * @param origin where a piece stands
     */
    Outcome outcome(Piece first, Function<Piece, Places.Place> origin) {
        Optional<Misplaced> misplaced = Misplaced.find(cell.code(), options.magics());
        if (misplaced.isPresent()) {
            return troubles.plain(
                    cell,
                    misplaced.get().piece(),
                    Troubles.COMPILE_ERROR,
                    misplaced.get().message());
        }
        List<Troubles.Unparsed> unparsed = allBroken(first, origin).stream()
                .map(each -> new Troubles.Unparsed(each, diagnostics(each)))
                .filter(each -> each.diagnostics().stream().anyMatch(Diag::isError))
                .toList();
        return unparsed.isEmpty() ? troubles.notJava(cell, first) : troubles.compile(cell, unparsed);
    }

    /** The first piece that does not parse, and those behind it, as far as they can be told from it. */
    private List<Piece> allBroken(Piece first, Function<Piece, Places.Place> origin) {
        List<Piece> all = shell.ask(run, s -> new Pieces(s.sourceCodeAnalysis())
                .recovering()
                .checking(run::check)
                .cut(cell.code()));
        List<Piece> java =
                all.stream().filter(piece -> piece.kind() == Piece.Kind.JAVA).toList();
        Set<Piece> good = shell.work(workshop -> workshop.parse(java, origin)).stream()
                .map(Part::piece)
                .collect(Collectors.toSet());
        List<Piece> broken = all.stream()
                .filter(piece ->
                        piece.kind() == Piece.Kind.BROKEN || (piece.kind() == Piece.Kind.JAVA && !good.contains(piece)))
                .limit(MOST_BROKEN)
                .toList();
        boolean same = !broken.isEmpty() && broken.get(0).start() == first.start();
        return same ? broken : List.of(first);
    }

    private List<Diag> diagnostics(Piece piece) {
        return shell.ask(run, s -> {
            List<SnippetEvent> events = s.eval(piece.source());
            List<Diag> found =
                    events.stream().flatMap(e -> s.diagnostics(e.snippet())).toList();
            events.forEach(e -> s.drop(e.snippet()));
            return found;
        });
    }
}

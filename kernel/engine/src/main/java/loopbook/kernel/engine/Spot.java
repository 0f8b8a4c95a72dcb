package loopbook.kernel.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.SourceCodeAnalysis.Suggestion;

/**
 * The snippet that the cursor is in, with what the cell declares above it: JShell looks at one snippet, and runs nothing.
 *
 * @param snippet from its beginning to the cursor
 * @param start   where it begins in the cell
 * @param imports lines of the session, and of the cell above the cursor
 * @param added   lines that the cell is given when it runs, since it names types that nothing imports
 */
record Spot(
        SourceCodeAnalysis analysis, String snippet, int start, Above above, Set<String> imports, Set<String> added) {
    /** What JShell is asked about; it ends at the cursor. */
    String text() {
        return above.head() + snippet;
    }

    /** Where something in the text stands in the cell. */
    int inCell(int offset) {
        return offset - above.head().length() + start;
    }

    /** What JShell finds at the end of a text, what fits best first; it puts into {@code anchor} where that begins. */
    Set<String> suggestions(String text, int[] anchor) {
        List<Suggestion> suggestions = analysis.completionSuggestions(text, text.length(), anchor);
        Set<String> found = new LinkedHashSet<>();
        suggestions.stream().filter(Suggestion::matchesType).forEach(s -> found.add(s.continuation()));
        suggestions.forEach(s -> found.add(s.continuation()));
        found.removeIf(Above::isOwn);
        return found;
    }

    /** Asks something about the place at the cursor. */
    static <T> T ask(Shell shell, String code, int cursor, Function<Spot, T> question) {
        return shell.askSeeing(jshell -> {
            SourceCodeAnalysis analysis = jshell.sourceCodeAnalysis();
            int start = snippetStart(analysis, code, cursor);
            String snippet = code.substring(start, cursor);
            List<Part> parts = above(shell, analysis, code.substring(0, start));
            Set<String> imports = new LinkedHashSet<>(Above.imports(parts));
            Set<String> declared = new HashSet<>();
            parts.forEach(part -> declared.addAll(part.names()));
            shell.work(workshop -> {
                imports.addAll(workshop.symbols().imports());
                workshop.symbols().all().forEach(symbol -> declared.add(symbol.name()));
                return imports;
            });
            Set<String> words = Bare.words(code.substring(0, cursor));
            Set<String> added = shell.unimported().lines(words, imports, declared);
            Above above = Above.of(parts, snippet, added);
            List<Snippet> imported = imported(shell, jshell, above.imports());
            try {
                return question.apply(new Spot(analysis, snippet, start, above, imports, added));
            } finally {
                imported.forEach(jshell::drop);
            }
        });
    }

    private static List<Part> above(Shell shell, SourceCodeAnalysis analysis, String code) {
        if (code.isBlank()) {
            return List.of();
        }
        List<Piece> quick = Pieces.quick(code);
        List<Piece> java = (quick.isEmpty() ? new Pieces(analysis).cut(code) : quick)
                .stream().filter(piece -> piece.kind() == Piece.Kind.JAVA).toList();
        Places.Place nowhere = new Places.Place("", 0, "");
        return shell.work(workshop -> workshop.parse(java, piece -> nowhere));
    }

    /** The cell's own imports that the session does not have. */
    private static List<Snippet> imported(Shell shell, JShell jshell, List<String> lines) {
        List<Snippet> imported = new ArrayList<>();
        if (!lines.isEmpty()) {
            List<String> known = shell.work(workshop -> workshop.symbols().imports());
            lines.stream()
                    .filter(line -> !known.contains(line))
                    .forEach(line -> imported.add(jshell.eval(line).get(0).snippet()));
        }
        return imported;
    }

    /** Where the snippet begins that the cursor is in; all before it are complete. */
    private static int snippetStart(SourceCodeAnalysis analysis, String code, int cursor) {
        int start = afterMagics(code, cursor);
        while (true) {
            CompletionInfo info = analysis.analyzeCompletion(code.substring(start, cursor));
            int next = cursor - info.remaining().length();
            boolean complete = info.completeness() == SourceCodeAnalysis.Completeness.COMPLETE && next > start;
            if (!complete || (next == cursor && ";}".indexOf(code.charAt(cursor - 1)) < 0)) {
                return start;
            }
            start = next;
        }
    }

    private static int afterMagics(String code, int cursor) {
        return Lines.magics(code).stream()
                .filter(line -> line[1] < cursor)
                .mapToInt(line -> line[1])
                .max()
                .orElseGet(() -> code.startsWith("%%") ? Math.max(0, Math.min(cursor, code.indexOf('\n') + 1)) : 0);
    }
}

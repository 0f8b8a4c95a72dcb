package loopbook.kernel.engine;

import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import jdk.jshell.Snippet;
import jdk.jshell.SourceCodeAnalysis;

/** Whether code is complete, and how far its next line goes in. */
final class Indents {
    /** Nothing but what belongs to a declaration that is to come. */
    private static final Pattern ANNOTATIONS = Pattern.compile("\\s*(@[\\w.]+(\\([^)]*\\))?\\s*)+");
    /** A name with a question mark, which the kernel explains. */
    private static final Pattern QUESTION = Pattern.compile("\\s*[\\w.$]+\\?{1,2}\\s*");

    private Indents() {}

    static Completeness completeness(
            SourceCodeAnalysis analysis, String code, Function<List<Piece>, List<Part>> parser) {
        if (QUESTION.matcher(code).matches()) {
            return new Completeness(Completeness.Status.COMPLETE, "");
        }
        List<Piece> pieces = new Pieces(analysis).of(code, parser);
        if (pieces.isEmpty()) {
            return new Completeness(Completeness.Status.COMPLETE, "");
        }
        Piece last = pieces.get(pieces.size() - 1);
        if (last.kind() == Piece.Kind.CELL_MAGIC) {
            boolean closed = code.endsWith("\n");
            return new Completeness(closed ? Completeness.Status.COMPLETE : Completeness.Status.INCOMPLETE, "");
        }
        if (pieces.stream().anyMatch(piece -> isBrokenImport(analysis, piece))) {
            return new Completeness(Completeness.Status.INVALID, "");
        }
        String written = code.substring(last.start());
        SourceCodeAnalysis.Completeness seen =
                analysis.analyzeCompletion(written).completeness();
        boolean headless = seen == SourceCodeAnalysis.Completeness.CONSIDERED_INCOMPLETE
                || ANNOTATIONS.matcher(written).matches();
        if (last.kind() != Piece.Kind.BROKEN && !headless) {
            boolean parsed = last.kind() != Piece.Kind.JAVA
                    || parser.apply(List.of(last)).size() == 1;
            return new Completeness(parsed ? Completeness.Status.COMPLETE : Completeness.Status.INVALID, "");
        }
        boolean open = headless || seen == SourceCodeAnalysis.Completeness.DEFINITELY_INCOMPLETE;
        return open
                ? new Completeness(Completeness.Status.INCOMPLETE, next(code))
                : new Completeness(Completeness.Status.INVALID, "");
    }

    /** JShell takes anything after the word for an import that lacks its semicolon. */
    private static boolean isBrokenImport(SourceCodeAnalysis analysis, Piece piece) {
        return piece.source().stripLeading().startsWith("import ")
                && analysis.sourceToSnippets(piece.source()).stream()
                        .anyMatch(snippet -> snippet.kind() == Snippet.Kind.ERRONEOUS);
    }

    /** How far the next line goes in: by the steps that the code itself takes, as far as its last line leaves open. */
    private static String next(String code) {
        int depth = Math.max(0, Lines.depth(code));
        String step = "    ";
        int end = code.indexOf('\n');
        while (end >= 0) {
            String blanks = blanks(code, end + 1);
            int open = Lines.depth(code.substring(0, end));
            if (open > 0 && !blanks.isEmpty()) {
                step = blanks.length() % open == 0 ? blanks.substring(0, blanks.length() / open) : step;
                break;
            }
            end = code.indexOf('\n', end + 1);
        }
        return step.repeat(depth);
    }

    private static String blanks(String code, int start) {
        int end = start;
        while (end < code.length() && (code.charAt(end) == ' ' || code.charAt(end) == '\t')) {
            end++;
        }
        return code.substring(start, end);
    }
}

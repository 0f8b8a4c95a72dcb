package loopbook.kernel.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.ErroneousSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;

/** Cuts a cell into what is run piece by piece, without running anything. */
final class Pieces {
    private static final Pattern CELL_MAGIC = Pattern.compile("\\s*%%([^\\n]*)(\\n|$)");
    private static final Pattern PACKAGE = Pattern.compile("(?m)^[ \\t]*package\\s+[\\w.]+\\s*;");

    private final SourceCodeAnalysis analysis;

    Pieces(SourceCodeAnalysis analysis) {
        this.analysis = analysis;
    }

    /** The pieces in order; the last is {@link Piece.Kind#BROKEN} if the cell does not parse. */
    List<Piece> of(String cell) {
        Matcher magic = CELL_MAGIC.matcher(cell);
        if (magic.lookingAt()) {
            return List.of(new Piece(Piece.Kind.CELL_MAGIC, cell.substring(magic.start(1)), 0, cell.length()));
        }
        List<Piece> pieces = new ArrayList<>();
        int from = 0;
        for (int[] line : MagicLines.in(cell)) {
            java(cell, from, line[0], pieces);
            String source = cell.substring(line[0], line[1]).strip().substring(1);
            pieces.add(new Piece(Piece.Kind.LINE_MAGIC, source, line[0], line[1]));
            from = line[1];
        }
        java(cell, from, cell.length(), pieces);
        return pieces;
    }

    private void java(String cell, int from, int to, List<Piece> pieces) {
        String text = withoutPackage(cell.substring(from, to));
        int at = 0;
        while (at < text.length()) {
            String rest = text.substring(at);
            CompletionInfo info = analysis.analyzeCompletion(rest);
            int next = text.length() - info.remaining().length();
            switch (info.completeness()) {
                case EMPTY -> {
                    return;
                }
                case COMPLETE, COMPLETE_WITH_SEMI, CONSIDERED_INCOMPLETE -> {
                    String source = info.source() == null ? rest : info.source();
                    pieces.add(new Piece(Piece.Kind.JAVA, source, from + at, from + next));
                }
                default -> {
                    pieces.add(new Piece(broken(rest), rest, from + at, to));
                    return;
                }
            }
            at = next > at ? next : text.length();
        }
    }

    /** What the quick look calls unknown may still be right: the parser decides. */
    private Piece.Kind broken(String source) {
        List<Snippet> snippets = analysis.sourceToSnippets(source);
        boolean erroneous = snippets.stream().anyMatch(s -> s instanceof ErroneousSnippet);
        return erroneous || snippets.isEmpty() ? Piece.Kind.BROKEN : Piece.Kind.JAVA;
    }

    /** A pasted file's package line means nothing here: blanked, so that all positions stay. */
    private static String withoutPackage(String text) {
        Matcher line = PACKAGE.matcher(text);
        return line.find() && text.substring(0, line.start()).isBlank()
                ? text.substring(0, line.start()) + " ".repeat(line.end() - line.start()) + text.substring(line.end())
                : text;
    }
}

package loopbook.kernel.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
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

    /** What may stand behind a closed bracket without being the beginning of anything. */
    private static final Pattern CONTINUED = Pattern.compile("(else|catch|finally)\\b|while\\s*\\([^{}]*\\)\\s*;");

    /** What may stand before the name of a method, and such a name. */
    private static final Pattern RETURNED = Pattern.compile("[\\w$.<>,?&\\[\\]@\\s\\P{ASCII}]+");

    private static final Pattern CALLED = Pattern.compile("[\\w$\\P{ASCII}]+\\s*\\(");

    private final SourceCodeAnalysis analysis;
    private final boolean recovering;
    private final Runnable check;

    Pieces(SourceCodeAnalysis analysis) {
        this(analysis, false, () -> {});
    }

    private Pieces(SourceCodeAnalysis analysis, boolean recovering, Runnable check) {
        this.analysis = analysis;
        this.recovering = recovering;
        this.check = check;
    }

    /** Goes on behind what does not parse, at the next line that may begin something: to find the other such places. */
    Pieces recovering() {
        return new Pieces(analysis, true, check);
    }

    /** Ends with what this throws, which is run before each piece: cutting a long cell takes seconds. */
    Pieces checking(Runnable now) {
        return new Pieces(analysis, recovering, now);
    }

    /**
     * The pieces of a cell of the usual form, each on lines of its own and closed there, without a look at their grammar:
     * only right if the parser takes each as one. Empty if the cell has another form.
     */
    static List<Piece> quick(String cell) {
        if (cell.indexOf('%') >= 0
                && (cellMagic(cell).isPresent() || !Lines.magics(cell).isEmpty())) {
            return magicsAlone(cell);
        }
        List<Piece> pieces = new ArrayList<>();
        int from = Lines.skip(cell, 0);
        for (int end : Lines.ends(cell)) {
            String source = end > from ? cell.substring(from, end) : "";
            char last = Lines.lastSign(source);
            if (last != 0) {
                int next = Lines.skip(cell, end);
                boolean closed = last == ';' || last == '}';
                if (next < cell.length() && (!closed || goesOn(cell, next))) {
                    return List.of();
                }
                cut(cell, from, end, pieces);
                from = next;
            }
        }
        return from < cell.length() ? List.of() : pieces;
    }

    /** The magics of a cell that has nothing else: they need nobody who knows Java, and little memory. */
    private static List<Piece> magicsAlone(String cell) {
        Optional<Piece> whole = cellMagic(cell);
        if (whole.isPresent()) {
            return List.of(whole.get());
        }
        List<Piece> pieces = new ArrayList<>();
        int from = 0;
        for (int[] line : Lines.magics(cell)) {
            if (Lines.skip(cell, from) < line[0]) {
                return List.of();
            }
            pieces.add(lineMagic(cell, line));
            from = line[1];
        }
        return Lines.skip(cell, from) < cell.length() ? List.of() : pieces;
    }

    private static Optional<Piece> cellMagic(String cell) {
        Matcher magic = CELL_MAGIC.matcher(cell);
        return magic.lookingAt()
                ? Optional.of(new Piece(Piece.Kind.CELL_MAGIC, cell.substring(magic.start(1)), 0, cell.length()))
                : Optional.empty();
    }

    private static Piece lineMagic(String cell, int[] line) {
        String source = cell.substring(line[0], line[1]).strip().substring(1);
        return new Piece(Piece.Kind.LINE_MAGIC, source, line[0], line[1]);
    }

    /** Closed statements that stand one behind the other. */
    private static void cut(String cell, int from, int end, List<Piece> pieces) {
        String source = cell.substring(from, end);
        int done = 0;
        for (int semicolon : Lines.semicolons(source)) {
            int next = Lines.skip(source, semicolon + 1);
            if (next < source.length()) {
                pieces.add(new Piece(
                        Piece.Kind.JAVA, source.substring(done, semicolon + 1), from + done, from + semicolon + 1));
                done = next;
            }
        }
        pieces.add(new Piece(Piece.Kind.JAVA, source.substring(done), from + done, end));
    }

    /** The pieces in order; the last is {@link Piece.Kind#BROKEN} if the cell does not parse, as the parser sees it. */
    List<Piece> of(String cell, Function<List<Piece>, List<Part>> parser) {
        return parsed(cut(cell), parser);
    }

    /** The same by a quick look, which takes some of what does not parse for good. */
    List<Piece> cut(String cell) {
        Optional<Piece> whole = cellMagic(cell);
        if (whole.isPresent()) {
            return List.of(whole.get());
        }
        List<Piece> pieces = new ArrayList<>();
        int from = 0;
        for (int[] line : Lines.magics(cell)) {
            java(cell, from, line[0], pieces);
            pieces.add(lineMagic(cell, line));
            from = line[1];
        }
        java(cell, from, cell.length(), pieces);
        return pieces;
    }

    /** A cell of several pieces runs only if the parser takes them all; of a single one nothing can have run. */
    private static List<Piece> parsed(List<Piece> pieces, Function<List<Piece>, List<Part>> parser) {
        if (pieces.size() < 2 || pieces.get(pieces.size() - 1).kind() == Piece.Kind.BROKEN) {
            return pieces;
        }
        List<Piece> java =
                pieces.stream().filter(p -> p.kind() == Piece.Kind.JAVA).toList();
        List<Piece> good = parser.apply(java).stream().map(Part::piece).toList();
        return java.stream()
                .filter(piece -> !good.contains(piece))
                .findFirst()
                .map(piece -> List.of(piece.broken()))
                .orElse(pieces);
    }

    private void java(String cell, int from, int to, List<Piece> pieces) {
        String text = withoutPackage(cell.substring(from, to));
        NavigableSet<Integer> breaks = breaks(text);
        int at = Lines.skip(text, 0);
        while (at < text.length()) {
            check.run();
            String rest = text.substring(at, end(text, at, Objects.requireNonNull(breaks.higher(at))));
            CompletionInfo info = analysis.analyzeCompletion(rest);
            if (!isWhole(info)) {
                rest = text.substring(at, end(text, at, text.length()));
                info = analysis.analyzeCompletion(rest);
            }
            int next = at + rest.length() - info.remaining().length();
            switch (info.completeness()) {
                case EMPTY -> next = text.length();
                case COMPLETE, COMPLETE_WITH_SEMI, CONSIDERED_INCOMPLETE -> {
                    String source = info.source() == null ? rest : info.source();
                    pieces.add(new Piece(Piece.Kind.JAVA, source, from + at, from + next));
                }
                default -> {
                    next = recovering ? recovery(text, at) : text.length();
                    String source = text.substring(at, next);
                    pieces.add(new Piece(broken(recovering ? source : rest), source, from + at, from + next));
                }
            }
            at = Lines.skip(text, next > at ? next : text.length());
        }
    }

    /** Ends of lines at which what stands above is over, whatever it is: to cut it nobody has to look further down. */
    private static NavigableSet<Integer> breaks(String text) {
        NavigableSet<Integer> breaks = new TreeSet<>();
        int from = 0;
        for (int end : Lines.ends(text)) {
            char last = Lines.lastSign(text.substring(from, end));
            from = last == 0 ? from : end;
            if ((last == ';' || last == '}') && begins(text, Lines.skip(text, end))) {
                breaks.add(end);
            }
        }
        breaks.add(text.length());
        return breaks;
    }

    private static boolean isWhole(CompletionInfo info) {
        return switch (info.completeness()) {
            case COMPLETE, COMPLETE_WITH_SEMI, CONSIDERED_INCOMPLETE -> true;
            default -> false;
        };
    }

    /** How far to look for the piece that begins here. */
    private int end(String text, int from, int limit) {
        int end = endOfExpression(text, from, limit);
        return end < 0 ? limit : end;
    }

    /**
     * Where an expression ends that no semicolon closes, but the end of a line: after it comes something that cannot
     * go on with it. -1 if this is none.
     */
    private int endOfExpression(String text, int from, int limit) {
        for (int end : Lines.ends(text.substring(from, limit))) {
            String line = text.substring(from, from + end);
            int next = Lines.skip(text, from + end);
            if (next >= limit) {
                return -1;
            }
            char last = Lines.lastSign(line);
            if (last != 0
                    && !endsOpen(line, last)
                    && !goesOn(text, next)
                    && !isMethod(text, from, from + end, next, limit)) {
                switch (analysis.analyzeCompletion(line).completeness()) {
                    case COMPLETE, COMPLETE_WITH_SEMI -> {
                        return last == ';' || last == '}' ? -1 : from + end;
                    }
                    case UNKNOWN -> {
                        return -1;
                    }
                    default -> {}
                }
            }
        }
        return -1;
    }

    private static int recovery(String text, int from) {
        for (int end : Lines.recoveries(text.substring(from))) {
            if (begins(text, Lines.skip(text, from + end)) && end > 0) {
                return from + end;
            }
        }
        return text.length();
    }

    /** Whether something begins here that does not belong to what stands before it. */
    private static boolean begins(String text, int at) {
        return at < text.length()
                && !goesOn(text, at)
                && !CONTINUED.matcher(text).region(at, text.length()).lookingAt();
    }

    /** Whether the last line of a text asks for more: an annotation, an operator. */
    private static boolean endsOpen(String text, char last) {
        int end = Lines.lastSignAt(text) + 1;
        String code = text.substring(0, end);
        boolean counted = code.endsWith("++") || code.endsWith("--");
        return ("?:*/%&|^=,.!~<+-".indexOf(last) >= 0 && !counted)
                || code.substring(code.lastIndexOf('\n') + 1).strip().startsWith("@");
    }

    /** Whether it is no expression that stands above, but what a method returns whose name stands in the next line. */
    private boolean isMethod(String text, int from, int end, int next, int limit) {
        if (!RETURNED.matcher(text).region(from, end).matches()
                || !CALLED.matcher(text).region(next, limit).lookingAt()) {
            return false;
        }
        CompletionInfo info = analysis.analyzeCompletion(text.substring(from, limit));
        return isWhole(info) && Lines.lastSign(info.source()) == '}';
    }

    /** Whether what stands here belongs to the line before: {@code .list()}, {@code + 1}. */
    private static boolean goesOn(String text, int at) {
        if (text.startsWith("++", at) || text.startsWith("--", at)) {
            return false;
        }
        boolean sign = ".+-*/%&|^?:=<>)]},;{[(".indexOf(text.charAt(at)) >= 0;
        boolean word = text.startsWith("!=", at) || text.startsWith("instanceof", at);
        return (sign || word) && !text.startsWith("/**", at);
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

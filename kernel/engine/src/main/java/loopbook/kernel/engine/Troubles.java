package loopbook.kernel.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.Diag;

/** Turns what went wrong into lines for the user: where in the cell, the source line, a caret. */
final class Troubles {
    static final String TOO_DEEP = "the compiler gave up: something in this cell is nested too deeply";
    static final String COMPILE_ERROR = "CompileError";
    /** What there is to do when the heap is full. */
    static final String STILL_HELD =
            "Variables, static fields and out(n) keep what they hold: set the large ones to null, or forget all variables and"
                    + " results with %reset.";

    static final String NO_MEMORY = "there is too little memory left for this cell. " + STILL_HELD;

    /** The class that is written around the declarations of a cell. */
    private static final Pattern WRAPPER =
            Pattern.compile("\\b(REPL\\.)?It\\d+[.$]| in (class )?REPL\\.It\\d+\\b(?![.$])");

    /** What the class of an anonymous object has around its name. */
    private static final Pattern LIFTED = Pattern.compile("\\bAround\\$\\d+\\$\\d+[.$]|\\$\\d+\\$\\d+\\b");

    private static final Pattern HALF = Pattern.compile("\\s*(else|catch|finally)\\b");

    private final Hints hints;

    Troubles(Shell shell) {
        this.hints = new Hints(shell);
    }

    /** What JShell says of a piece that is no Java. */
    record Unparsed(Piece piece, List<Diag> diagnostics) {}

    /** Of what the compiler says nothing about. */
    Outcome.Failed notJava(Cell cell, Piece piece) {
        String source = piece.source();
        int comment = Lines.inComment(source) ? source.lastIndexOf("/*") : -1;
        Piece at = comment < 0
                ? piece
                : new Piece(Piece.Kind.JAVA, source.substring(comment), piece.start() + comment, piece.end());
        return plain(cell, at, COMPILE_ERROR, comment < 0 ? "this is not Java" : "unclosed comment");
    }

    /** The message; of the second half of a statement that it lacks the first one. */
    private static List<String> message(Unparsed unparsed, Diag diag) {
        Matcher half = HALF.matcher(unparsed.piece().source());
        boolean alone = half.lookingAt() && diag.getPosition() <= half.start(1);
        return alone
                ? List.of("'" + half.group(1) + "' without '" + (half.group(1).equals("else") ? "if" : "try") + "'")
                : message(diag.getMessage(Locale.ROOT));
    }

    /** Errors of pieces that do not parse: of each line the first, since the others there mostly follow from it. */
    Outcome.Failed compile(Cell cell, List<Unparsed> pieces) {
        List<String> trace = new ArrayList<>();
        Set<Integer> told = new LinkedHashSet<>();
        String message = "";
        for (Unparsed unparsed : pieces) {
            for (Diag diag : unparsed.diagnostics()) {
                Source at = Source.at(cell, unparsed.piece().start() + (int) Math.max(0, diag.getPosition()));
                if (diag.isError() && told.add(at.line())) {
                    List<String> text = message(unparsed, diag);
                    message = message.isEmpty() ? text.get(0) : message;
                    trace.add(cell.name() + ", line " + at.line() + ": " + text.get(0));
                    trace.addAll(text.subList(1, text.size()));
                    trace.addAll(at.caret((int) (diag.getEndPosition() - diag.getPosition())));
                    trace.addAll(hints.of(diag.getMessage(Locale.ROOT)));
                }
            }
        }
        String snippet = pieces.get(0).piece().source().strip();
        return new Outcome.Failed(COMPILE_ERROR, message, trace, told.iterator().next(), snippet);
    }

    /** Errors of a cell that was compiled as a whole, in the order of its lines. */
    Outcome.Failed compile(Cell cell, Workshop.Made made) {
        List<String> trace = new ArrayList<>();
        Set<String> told = new HashSet<>();
        int first = 0;
        String message = "";
        String snippet = "";
        List<String> names =
                made.parts().stream().flatMap(part -> part.names().stream()).toList();
        for (Placed error : placed(cell, made)) {
            List<String> text = message(error.text());
            Source at = Source.at(cell, error.offset());
            if (!told.add(at.line() + text.get(0) + at.column())) {
                continue;
            }
            if (first == 0) {
                first = at.line();
                message = text.get(0);
                snippet = error.part();
            }
            trace.add(cell.name() + ", line " + at.line() + ": " + text.get(0));
            trace.addAll(text.subList(1, text.size()));
            trace.addAll(at.caret(error.length()));
            trace.addAll(hints.of(error.raw(), names));
        }
        return new Outcome.Failed(COMPILE_ERROR, message, trace, first, snippet);
    }

    /** An error and where it stands in the cell. */
    private record Placed(int offset, int length, String raw, String text, String part) {}

    private static List<Placed> placed(Cell cell, Workshop.Made made) {
        List<Placed> all = new ArrayList<>();
        for (Javac.Trouble error : made.errors()) {
            Unit.Place place = made.unit().place(error.position());
            Part part = place == null ? made.parts().get(0) : place.part();
            int offset = part.piece().start() + (place == null ? 0 : place.offset());
            int length = (int) error.length();
            String text = asWritten(error.message());
            all.add(new Placed(
                    Math.min(offset, cell.code().length()),
                    length,
                    error.message(),
                    text,
                    part.text().strip()));
        }
        all.sort(Comparator.comparingInt(Placed::offset));
        return all;
    }

    /** An error that is not the compiler's: with its place and the source line. */
    Outcome.Failed plain(Cell cell, Piece piece, String name, String message) {
        int skip = piece.source().length() - piece.source().stripLeading().length();
        Source at = Source.at(cell, piece.start() + (piece.kind() == Piece.Kind.JAVA ? skip : 0));
        List<String> trace = new ArrayList<>();
        trace.add(cell.name() + ", line " + at.line() + ": " + message);
        trace.add("    " + at.text().strip());
        return new Outcome.Failed(
                name, message, trace, at.line(), piece.source().strip());
    }

    /** Names as the user wrote them: {@code n} and not {@code REPL.$JShell$49.n}. */
    static String asWritten(String text) {
        String plain = LIFTED.matcher(WRAPPER.matcher(text).replaceAll("")).replaceAll("");
        return plain.replaceAll("<anonymous \\d+>", "the anonymous class");
    }

    /** The compiler's message, without the line that names JShell's own class. */
    private static List<String> message(String text) {
        List<String> lines = text.lines()
                .filter(line -> !line.strip().startsWith("location:"))
                .toList();
        return lines.isEmpty() ? List.of("the compiler gave no reason") : lines;
    }
}

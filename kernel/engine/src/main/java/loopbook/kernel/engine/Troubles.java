package loopbook.kernel.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.Diag;

/** Turns what went wrong into lines for the user: where in the cell, the source line, a caret. */
final class Troubles {
    static final String COMPILE_ERROR = "CompileError";

    private static final int MOST_FRAMES = 20;
    /** The class that JShell writes around a declaration. */
    private static final Pattern WRAPPER = Pattern.compile("REPL\\.\\$JShell\\$\\w+[.$]");

    private final Places places;
    private final Hints hints;

    Troubles(Shell shell) {
        this.places = shell.places();
        this.hints = new Hints(shell);
    }

    /** Errors of the compiler, all of them. */
    Outcome.Failed compile(Cell cell, Piece piece, List<Diag> diagnostics) {
        List<String> trace = new ArrayList<>();
        int first = 0;
        String message = "";
        for (Diag diag : diagnostics) {
            if (diag.isError()) {
                List<String> text = message(diag);
                Source at = Source.at(cell, piece.start() + (int) Math.max(0, diag.getPosition()));
                first = first == 0 ? at.line() : first;
                message = message.isEmpty() ? text.get(0) : message;
                trace.add(cell.name() + ", line " + at.line() + ": " + text.get(0));
                trace.addAll(text.subList(1, text.size()));
                trace.addAll(at.caret((int) (diag.getEndPosition() - diag.getPosition())));
                symbol(diag).map(hints::of).ifPresent(trace::addAll);
            }
        }
        return new Outcome.Failed(
                COMPILE_ERROR, message, trace, first, piece.source().strip());
    }

    /** A declaration whose body names what is declared nowhere: {@code method nix()}, {@code variable y}. */
    Outcome.Failed unresolved(Cell cell, Piece piece, List<String> names) {
        List<String> trace = new ArrayList<>();
        int first = 0;
        for (String name : names) {
            String word = name.replaceFirst("^\\w+ ", "").replaceFirst("\\(.*", "");
            Matcher use = Pattern.compile("\\b" + Pattern.quote(word) + "\\b").matcher(piece.source());
            Source at = Source.at(cell, piece.start() + (use.find() ? use.start() : 0));
            first = first == 0 ? at.line() : first;
            trace.add(cell.name() + ", line " + at.line() + ": cannot find symbol");
            trace.add("  symbol:   " + name);
            trace.addAll(at.caret(word.length()));
            trace.addAll(hints.of(name));
        }
        return new Outcome.Failed(
                COMPILE_ERROR,
                "cannot find symbol",
                trace,
                first,
                piece.source().strip());
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

    /** An exception: its class, message and causes, the frames down to the cell's own line. */
    Outcome.Failed thrown(Cell cell, Piece piece, Throwable thrown) {
        List<String> trace = new ArrayList<>();
        Optional<Places.Place> here = place(thrown, cell);
        trace.addAll(lines(thrown));
        here.ifPresent(p -> {
            trace.add(p + ":");
            trace.add("    " + p.source().strip());
        });
        int line = here.map(Places.Place::line).orElse(Places.line(cell, piece));
        return new Outcome.Failed(
                className(thrown), text(thrown), trace, line, piece.source().strip());
    }

    /** An exception and its causes, each with its frames. */
    List<String> lines(Throwable thrown) {
        List<String> trace = new ArrayList<>();
        describe(thrown, "", trace);
        for (Throwable cause = thrown.getCause(); cause != null && trace.size() < 100; cause = cause.getCause()) {
            describe(cause, "Caused by: ", trace);
        }
        return trace;
    }

    /** The innermost line of this cell that the exception went through. */
    private Optional<Places.Place> place(Throwable thrown, Cell cell) {
        for (StackTraceElement frame : thrown.getStackTrace()) {
            Optional<Places.Place> place = places.of(frame).filter(p -> p.name().equals(cell.name()));
            if (place.isPresent()) {
                return place;
            }
        }
        return Optional.empty();
    }

    private void describe(Throwable thrown, String before, List<String> trace) {
        String message = text(thrown);
        trace.addAll((before + className(thrown) + (message.isEmpty() ? "" : ": " + message))
                .lines()
                .toList());
        List<StackTraceElement> frames = ownCut(thrown.getStackTrace());
        frames.stream().limit(MOST_FRAMES).map(this::frame).forEach(trace::add);
        if (frames.size() > MOST_FRAMES) {
            trace.add("  ... " + (frames.size() - MOST_FRAMES) + " more");
        }
    }

    /** The name as the user wrote it: without the class that JShell wrote around it. */
    private static String className(Throwable thrown) {
        return asWritten(thrown.getClass().getName());
    }

    /** Names as the user wrote them: {@code n} and not {@code REPL.$JShell$49.n}. */
    private static String asWritten(String text) {
        return WRAPPER.matcher(text).replaceAll("");
    }

    private static String text(Throwable thrown) {
        try {
            return asWritten(Optional.ofNullable(thrown.getMessage()).orElse(""));
        } catch (RuntimeException e) {
            return "(its getMessage() threw " + e.getClass().getName() + ")";
        }
    }

    private String frame(StackTraceElement frame) {
        Optional<Places.Place> place = places.of(frame);
        if (place.isEmpty()) {
            return "  at " + frame;
        }
        String method = frame.getMethodName();
        boolean top = method.startsWith("do_it$") || method.startsWith("lambda$") || method.startsWith("<");
        return "  at " + (top ? place.get().toString() : method + " (" + place.get() + ")");
    }

    /** Without what lies below the outermost frame of a cell: reflection, the engine, the thread. */
    private static List<StackTraceElement> ownCut(StackTraceElement[] frames) {
        int last = frames.length;
        while (last > 0 && !frames[last - 1].getClassName().startsWith("REPL.$JShell$")) {
            last--;
        }
        List<StackTraceElement> kept = List.of(frames).subList(0, last > 0 ? last : frames.length);
        return kept.stream()
                .filter(f -> !f.getClassName().startsWith("loopbook.kernel.engine."))
                .toList();
    }

    /** The name that is not known, unless it was looked for in another class than the cell's. */
    private static Optional<String> symbol(Diag diag) {
        List<String> lines =
                diag.getMessage(Locale.ROOT).lines().map(String::strip).toList();
        boolean elsewhere = lines.stream().anyMatch(l -> l.matches("location:\\s+\\S+\\s+\\S.*"));
        return lines.stream()
                .filter(line -> line.startsWith("symbol:") && !elsewhere)
                .map(line -> line.substring("symbol:".length()))
                .findFirst();
    }

    /** The compiler's message, without the line that names JShell's own class. */
    private static List<String> message(Diag diag) {
        List<String> lines = diag.getMessage(Locale.ROOT)
                .lines()
                .filter(line -> !line.strip().startsWith("location:"))
                .toList();
        return lines.isEmpty() ? List.of("the compiler gave no reason") : lines;
    }
}

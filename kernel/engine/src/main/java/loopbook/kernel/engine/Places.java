package loopbook.kernel.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SourceCodeAnalysis.SnippetWrapper;

/** Knows where in which cell each snippet stands, and so what a frame of a stack trace means to the user. */
final class Places {
    private final JShell shell;
    private final Map<String, Origin> bySnippetId = new HashMap<>();

    Places(JShell shell) {
        this.shell = shell;
    }

    /** A snippet's beginning: the cell's name and the line. */
    private record Origin(String name, int line) {}

    /** A line of a cell. */
    record Place(String name, int line, String source) {
        @Override
        public String toString() {
            return name + ", line " + line;
        }
    }

    void put(Snippet snippet, Cell cell, Piece piece) {
        bySnippetId.put(snippet.id(), new Origin(cell.name(), line(cell, piece)));
    }

    static int line(Cell cell, Piece piece) {
        return cell.line()
                + (int) cell.code()
                        .substring(0, piece.start())
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }

    /** The line of a cell that this frame stands in; empty for a frame that is not of a cell. */
    Optional<Place> of(StackTraceElement frame) {
        if (!frame.getClassName().startsWith("REPL.$JShell$") || frame.getLineNumber() < 1) {
            return Optional.empty();
        }
        return snippet(frame.getClassName()).flatMap(snippet -> place(snippet, frame.getLineNumber()));
    }

    private Optional<Place> place(Snippet snippet, int wrappedLine) {
        Origin origin = bySnippetId.get(snippet.id());
        if (origin == null) {
            return Optional.empty();
        }
        // A snippet may begin with the end of the line before; its first word is where it stands.
        int position = Math.max(
                position(shell.sourceCodeAnalysis().wrapper(snippet), wrappedLine),
                snippet.source().length() - snippet.source().stripLeading().length());
        List<String> lines = snippet.source().lines().toList();
        int line = (int) snippet.source()
                .substring(0, position)
                .chars()
                .filter(c -> c == '\n')
                .count();
        String source = line < lines.size() ? lines.get(line) : "";
        return Optional.of(new Place(origin.name(), origin.line() + line, source));
    }

    /** Where a line of the class that JShell wrote around the snippet begins in the snippet itself. */
    private static int position(SnippetWrapper wrapper, int line) {
        String wrapped = wrapper.wrapped();
        int start = 0;
        for (int i = 1; i < line && start >= 0; i++) {
            start = wrapped.indexOf('\n', start) + 1;
        }
        int end = wrapped.indexOf('\n', start);
        for (int at = start; at < (end < 0 ? wrapped.length() : end); at++) {
            int position = wrapper.wrappedToSourcePosition(at);
            if (position >= 0 && position < wrapper.source().length()) {
                return position;
            }
        }
        return 0;
    }

    /** The newest snippet of this class: the version letters at the end of a class name do not matter. */
    private Optional<Snippet> snippet(String className) {
        String wanted = base(className);
        return shell.snippets()
                .filter(s -> bySnippetId.containsKey(s.id()))
                .filter(s -> base(shell.sourceCodeAnalysis().wrapper(s).fullClassName())
                        .equals(wanted))
                .reduce((older, newer) -> newer);
    }

    /** Whether this is the class around a snippet, and not one inside it. */
    static boolean isTopLevel(String className) {
        return className.startsWith("REPL.$JShell$")
                && className.indexOf('$', base(className).length()) < 0;
    }

    /** {@code REPL.$JShell$12} of {@code REPL.$JShell$12B$Person}. */
    static String base(String className) {
        int at = "REPL.$JShell$".length();
        while (at < className.length() && Character.isDigit(className.charAt(at))) {
            at++;
        }
        return className.substring(0, at);
    }
}

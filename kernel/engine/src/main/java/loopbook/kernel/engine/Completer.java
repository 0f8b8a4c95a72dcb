package loopbook.kernel.engine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.SourceCodeAnalysis.Suggestion;

/** Help while typing. JShell looks at one snippet; this finds the one that the cursor is in. */
final class Completer {
    private final Shell shell;
    private static final int FEWEST_LETTERS = 3;
    private static final int MOST_TYPES = 20;

    private final List<Magic> magics;
    private final Suggestions strings;

    private final TypeIndex types;

    private final Docs docs;
    private final SourceTexts sources;

    Completer(Shell shell, EngineOptions options, TypeIndex types, Docs docs, List<Path> classPath) {
        this.shell = shell;
        this.magics = options.magics();
        this.strings = new Suggestions(options.names(), this::values);
        this.types = types;
        this.docs = docs;
        this.sources = new SourceTexts(shell.loader(), classPath);
    }

    private Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Variable variable : shell.variables()) {
            if (variable.value() != null) {
                values.put(variable.name(), variable.value());
            }
        }
        return values;
    }

    /** Loads and compiles what the first completion needs, so that no user waits for it. */
    void warm() {
        complete("\"\".len", 6);
    }

    Completions complete(String code, int cursor) {
        int at = Math.max(0, Math.min(cursor, code.length()));
        int lineStart = code.lastIndexOf('\n', at - 1) + 1;
        if (code.startsWith("%", lineStart)) {
            return magics(code, lineStart, at);
        }
        return strings.at(code, at).orElseGet(() -> shell.askSeeing(s -> java(s.sourceCodeAnalysis(), code, at)));
    }

    private Completions magics(String code, int lineStart, int cursor) {
        int start = lineStart + (code.startsWith("%%", lineStart) ? 2 : 1);
        String begun = code.substring(Math.min(start, cursor), cursor);
        int blank = begun.indexOf(' ');
        if (blank >= 0) {
            return arguments(begun.substring(0, blank), begun.substring(begun.lastIndexOf(' ') + 1), cursor);
        }
        List<Completions.Match> matches = magics.stream()
                .filter(m -> m.name().startsWith(begun))
                .map(m -> new Completions.Match(m.name(), "magic", m.help()))
                .toList();
        return new Completions(Math.min(start, cursor), cursor, matches);
    }

    private Completions arguments(String name, String begun, int cursor) {
        List<Completions.Match> matches = magics.stream()
                .filter(m -> m.name().equals(name) || m.aliases().contains(name))
                .flatMap(m -> m.complete(begun).stream())
                .map(text -> new Completions.Match(text, "argument", ""))
                .toList();
        return new Completions(cursor - begun.length(), cursor, matches);
    }

    private Completions java(SourceCodeAnalysis analysis, String code, int cursor) {
        int start = snippetStart(analysis, code, cursor);
        String snippet = code.substring(start, cursor);
        int[] anchor = {snippet.length()};
        List<Suggestion> suggestions = analysis.completionSuggestions(snippet, snippet.length(), anchor);
        Map<String, Completions.Match> matches = new LinkedHashMap<>();
        suggestions.stream()
                .filter(Suggestion::matchesType)
                .forEach(s -> matches.putIfAbsent(s.continuation(), match(s.continuation())));
        suggestions.stream().forEach(s -> matches.putIfAbsent(s.continuation(), match(s.continuation())));
        boolean known = !matches.isEmpty();
        int from = known ? start + anchor[0] : startOfName(code, cursor);
        if (!known || from == startOfName(code, cursor)) {
            Keywords.at(code, startOfName(code, cursor), cursor).forEach(m -> matches.putIfAbsent(m.text(), m));
            notImported(code, cursor, matches.keySet()).forEach(m -> matches.putIfAbsent(m.text(), m));
        }
        return new Completions(from, cursor, new ArrayList<>(matches.values()));
    }

    /** Types that no import names, with their packages: so written they need no import. */
    private List<Completions.Match> notImported(String code, int cursor, Set<String> known) {
        int start = startOfName(code, cursor);
        String begun = code.substring(start, cursor);
        boolean member = code.substring(0, start).stripTrailing().endsWith(".");
        if (member || begun.length() < FEWEST_LETTERS || !Character.isUpperCase(begun.charAt(0))) {
            return List.of();
        }
        return types.startingWith(begun)
                .filter(type -> !known.contains(simpleName(type)))
                .limit(MOST_TYPES)
                .map(type -> new Completions.Match(type, "class", "import " + type + ";"))
                .toList();
    }

    private static String simpleName(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }

    private static int startOfName(String code, int cursor) {
        int at = cursor;
        while (at > 0 && Character.isJavaIdentifierPart(code.charAt(at - 1))) {
            at--;
        }
        return at;
    }

    /** The kind is read off the form: JShell's suggestions carry only their text. */
    private static Completions.Match match(String text) {
        boolean function = text.endsWith("(") || text.endsWith("()");
        boolean constant = text.equals(text.toUpperCase(Locale.ROOT));
        boolean type = !text.isEmpty() && Character.isUpperCase(text.charAt(0)) && !constant;
        return new Completions.Match(text, function ? "function" : type ? "class" : "instance", "");
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

    Optional<Documentation> inspect(String code, int cursor) {
        int at = endOfName(code, Math.max(0, Math.min(cursor, code.length())));
        return shell.askSeeing(s -> {
            SourceCodeAnalysis analysis = s.sourceCodeAnalysis();
            int start = snippetStart(analysis, code, at);
            String snippet = code.substring(start, at);
            List<SourceCodeAnalysis.Documentation> found = analysis.documentation(snippet, snippet.length(), true);
            if (found.isEmpty()) {
                found = analysis.documentation(snippet + "(", snippet.length() + 1, true);
            }
            return found.isEmpty() ? type(analysis, snippet) : Optional.of(docs.of(found, sources));
        });
    }

    private static Optional<Documentation> type(SourceCodeAnalysis analysis, String snippet) {
        String type = analysis.analyzeType(snippet, snippet.length());
        return type == null
                ? Optional.empty()
                : Optional.of(new Documentation(snippet.strip() + ": " + View.asWritten(type), ""));
    }

    private static int endOfName(String code, int cursor) {
        int at = cursor;
        while (at < code.length() && Character.isJavaIdentifierPart(code.charAt(at))) {
            at++;
        }
        return at;
    }

    Completeness completeness(String code) {
        Places.Place nowhere = new Places.Place("", 0, "");
        return shell.ask(s -> Indents.completeness(
                s.sourceCodeAnalysis(), code, pieces -> shell.work(w -> w.parse(pieces, piece -> nowhere))));
    }
}

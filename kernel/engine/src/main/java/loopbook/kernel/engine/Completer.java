package loopbook.kernel.engine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.SourceCodeAnalysis;

/** Help while typing. JShell looks at one snippet; this finds the one that the cursor is in. */
final class Completer {
    private final Shell shell;
    private static final int FEWEST_LETTERS = 3;
    private static final int MOST_TYPES = 20;
    /** A type with its package. */
    private static final Pattern QUALIFIED = Pattern.compile("(?<![\\w.$])((?:\\p{Ll}\\w*\\.)+)(\\p{Lu}[\\w$]*)");
    /** What every object has, and seldom is wanted. */
    private static final Set<String> OF_ALL =
            Set.of("clone", "equals", "finalize", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait");
    /** A variable as JShell writes it. */
    private static final Pattern VARIABLE = Pattern.compile("([\\w$]+):([^\\n]+)");
    /** Magics whose arguments, and whose cell, are Java. */
    private static final Set<String> OF_JAVA = Set.of("time", "timeit");

    private final EngineOptions options;
    private final List<Magic> magics;
    private final Suggestions strings;

    private final Docs docs;
    private final SourceTexts sources;
    private final Look look;

    Completer(Shell shell, EngineOptions options, Docs docs, List<Path> classPath) {
        this.shell = shell;
        this.options = options;
        this.magics = options.magics();
        this.strings = new Suggestions(options.names(), this::values);
        this.docs = docs;
        this.sources = new SourceTexts(shell.loader(), classPath);
        this.look = new Look(shell, docs.parameters(), sources);
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

    /** What to complete so that who types first need not wait for all that is loaded then: members, also of the variables. */
    List<String> members() {
        Stream<String> variables = shell.variables().stream().map(variable -> variable.name() + ".");
        return Stream.concat(Stream.of("\"\".len"), variables).toList();
    }

    /**
     * What to complete before a type is asked for: for that all types that are imported are read. One package after the other, since
     * nobody else's question is answered while one of these is.
     */
    List<String> types() {
        Stream<String> packages = options.imports().stream()
                .filter(line -> line.endsWith(".*") && !line.startsWith("static "))
                .map(line -> line.substring(0, line.length() - 1) + "None");
        return Stream.concat(packages, Stream.of("new Abs")).toList();
    }

    Completions complete(String code, int cursor) {
        int at = Math.max(0, Math.min(cursor, code.length()));
        int lineStart = code.lastIndexOf('\n', at - 1) + 1;
        if (code.startsWith("//DEPS ", lineStart) && Lines.inLineComment(code.substring(0, at))) {
            return arguments("maven", code, at);
        } else if (code.startsWith("%", lineStart)) {
            return magics(code, lineStart, at);
        } else if (isNoJava(code, at)) {
            return new Completions(at, at, List.of());
        }
        return strings.at(code, at).orElseGet(() -> java(code, at));
    }

    /** Comments, and the bodies of cell magics that are about something else. */
    private boolean isNoJava(String code, int cursor) {
        String first = code.lines().findFirst().orElse("");
        boolean other = first.startsWith("%%")
                && !OF_JAVA.contains(first.substring(2).strip().split("\\s+")[0]);
        return other || Lines.inComment(code.substring(0, cursor));
    }

    private Completions magics(String code, int lineStart, int cursor) {
        int start = lineStart + (code.startsWith("%%", lineStart) ? 2 : 1);
        String begun = code.substring(Math.min(start, cursor), cursor);
        int blank = begun.indexOf(' ');
        if (blank >= 0 && OF_JAVA.contains(begun.substring(0, blank))) {
            int java = start + blank;
            String plain = code.substring(0, lineStart) + " ".repeat(java - lineStart) + code.substring(java);
            return strings.at(plain, cursor).orElseGet(() -> java(plain, cursor));
        } else if (blank >= 0) {
            return arguments(begun.substring(0, blank), code, cursor);
        }
        List<Completions.Match> matches = magics.stream()
                .filter(m -> m.name().startsWith(begun))
                .map(m -> new Completions.Match(m.name(), "magic", m.help()))
                .toList();
        return new Completions(Math.min(start, cursor), cursor, matches);
    }

    private Completions arguments(String name, String code, int cursor) {
        String begun = lastWord(code.substring(code.lastIndexOf('\n', cursor - 1) + 1, cursor));
        List<Completions.Match> matches = magics.stream()
                .filter(m -> m.name().equals(name) || m.aliases().contains(name))
                .flatMap(m -> m.complete(begun, magics).stream())
                .map(text -> new Completions.Match(text, "argument", ""))
                .toList();
        return new Completions(cursor - begun.length(), cursor, matches);
    }

    /** From the last blank on, or from a quote that is still open. */
    private static String lastWord(String line) {
        int start = 0;
        char open = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            boolean begins = i == start;
            if (open != 0) {
                open = c == open ? 0 : open;
            } else if (begins && (c == '"' || c == '\'')) {
                open = c;
            } else if (c == ' ') {
                start = i + 1;
            }
        }
        return line.substring(start);
    }

    private Completions java(String code, int cursor) {
        return Spot.ask(shell, code, cursor, spot -> {
            String text = spot.text();
            int[] anchor = {text.length()};
            Set<String> found = spot.suggestions(text, anchor);
            int name = startOfName(code, cursor);
            if (found.isEmpty() && code.substring(0, name).stripTrailing().endsWith("::")) {
                return references(spot, code, cursor);
            }
            int from = found.isEmpty() ? name : spot.inCell(anchor[0]);
            Map<String, Completions.Match> matches = new LinkedHashMap<>();
            look.known(spot, code, from, cursor, found).forEach(match -> matches.putIfAbsent(match.text(), match));
            if (from == name) {
                Keywords.at(code, name, cursor).forEach(m -> matches.putIfAbsent(m.text(), m));
                notImported(spot, code, cursor, matches.keySet()).forEach(m -> matches.putIfAbsent(m.text(), m));
            }
            List<Completions.Match> ordered = new ArrayList<>(matches.values());
            if (isMember(code, name)) {
                ordered.sort(Comparator.comparing(match -> OF_ALL.contains(Look.name(match.text()))));
            }
            return new Completions(from, cursor, ordered);
        });
    }

    private static boolean isMember(String code, int name) {
        return code.substring(0, name).stripTrailing().endsWith(".");
    }

    /** Behind {@code ::}, of which JShell knows nothing. */
    private Completions references(Spot spot, String code, int cursor) {
        int name = startOfName(code, cursor);
        String begun = code.substring(name, cursor);
        List<Completions.Match> matches = look.at(spot, code, name, List.of()).values().stream()
                .filter(member ->
                        member.kind().equals("function") && member.name().startsWith(begun))
                .map(member -> Look.match(member.name(), member))
                .toList();
        return new Completions(name, cursor, matches);
    }

    /** Types that no import names. The import is added when the cell runs; where the name alone is not enough, the package is. */
    private List<Completions.Match> notImported(Spot spot, String code, int cursor, Set<String> known) {
        int start = startOfName(code, cursor);
        String begun = code.substring(start, cursor);
        if (isMember(code, start) || begun.length() < FEWEST_LETTERS || !Character.isUpperCase(begun.charAt(0))) {
            return List.of();
        }
        boolean whole = spot.snippet().stripLeading().startsWith("import ");
        Set<String> names = known.stream().map(Look::name).collect(Collectors.toSet());
        return shell.unimported()
                .startingWith(begun)
                .filter(type -> !names.contains(Unimported.simpleName(type)))
                .limit(MOST_TYPES)
                .map(type -> new Completions.Match(
                        whole ? type : shell.unimported().written(type, spot.imports()),
                        "class",
                        "import " + type + ";"))
                .toList();
    }

    private static int startOfName(String code, int cursor) {
        int at = cursor;
        while (at > 0 && Character.isJavaIdentifierPart(code.charAt(at - 1))) {
            at--;
        }
        return at;
    }

    Optional<Documentation> inspect(String code, int cursor) {
        int at = endOfName(code, Math.max(0, Math.min(cursor, code.length())));
        return Spot.ask(shell, code, at, spot -> {
            SourceCodeAnalysis analysis = spot.analysis();
            String text = spot.text();
            List<SourceCodeAnalysis.Documentation> found = analysis.documentation(text, text.length(), true);
            if (found.isEmpty()) {
                found = analysis.documentation(text + "(", text.length() + 1, true);
            }
            Optional<Documentation> known = found.isEmpty()
                    ? type(analysis, spot.snippet())
                    : Optional.of(withType(docs.of(found, sources), analysis));
            String name = code.substring(startOfName(code, at), at);
            return known.map(documentation -> shortened(documentation, spot.imports()))
                    .map(documentation -> withImport(documentation, name, spot.added()));
        });
    }

    /** A method or a variable without the packages that are imported, as cells name types; of a type itself the package is told. */
    private static Documentation shortened(Documentation documentation, Set<String> imports) {
        String signature = documentation
                .signature()
                .lines()
                .map(line -> line.contains(" ") || line.contains("(") ? shortened(line, imports) : line)
                .collect(Collectors.joining("\n"));
        return new Documentation(signature, documentation.html());
    }

    private static String shortened(String signature, Set<String> imports) {
        return QUALIFIED.matcher(signature).replaceAll(name -> {
            boolean known = imports.contains("import " + name.group(1) + "*;")
                    || imports.contains("import " + name.group() + ";");
            return Matcher.quoteReplacement(known ? name.group(2) : name.group());
        });
    }

    /** Of a variable that has no comment, what is known of its type. */
    private Documentation withType(Documentation variable, SourceCodeAnalysis analysis) {
        Matcher typed = VARIABLE.matcher(variable.signature());
        if (!typed.matches() || !variable.html().isEmpty()) {
            return variable;
        }
        String type = Signature.erased(typed.group(2));
        List<SourceCodeAnalysis.Documentation> found = analysis.documentation(type, type.length(), true);
        String html = found.isEmpty() ? "" : docs.of(found, sources).html();
        return new Documentation(typed.group(2) + " " + typed.group(1), html);
    }

    private static Documentation withImport(Documentation documentation, String name, Set<String> added) {
        return added.stream()
                .filter(line -> line.endsWith("." + name + ";"))
                .findFirst()
                .map(line -> new Documentation(
                        line + " // is added when the cell runs\n" + documentation.signature(), documentation.html()))
                .orElse(documentation);
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

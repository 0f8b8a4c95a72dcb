package loopbook.kernel.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds out by one look of the compiler what the names are that can stand at the cursor. */
final class Look {
    private static final Pattern STATIC_IMPORT = Pattern.compile("import static ([\\w.$]+)\\.[\\w*]+;");
    /** Of more classes the constructors are not told: who sees so many names goes on typing. */
    private static final int MOST_CLASSES = 30;

    /** Makes a statement of any expression. */
    private static final String VALUE = "Object value$ = ";

    private final Shell shell;
    private final Members.Names names;

    Look(Shell shell, ParameterNames parameters, SourceTexts sources) {
        this.shell = shell;
        this.names = (module, type, method, types) -> parameters.of(sources, module, type, method, types);
    }

    /**
     * What JShell suggests for the text from {@code from} to the cursor, with kinds and signatures; before that the local
     * variables, of which JShell knows nothing.
     */
    List<Completions.Match> known(Spot spot, String code, int from, int cursor, Set<String> suggestions) {
        Map<String, Members.Member> members = at(spot, code, from, suggestions);
        String begun = code.substring(from, cursor);
        List<Completions.Match> matches = new ArrayList<>();
        members.values().stream()
                .filter(member -> member.kind().equals("local") && member.name().startsWith(begun))
                .forEach(member -> matches.add(
                        new Completions.Match(member.name(), "instance", String.join("\n", member.signatures()))));
        for (String text : suggestions) {
            Members.Member member = members.get(name(text) + (text.contains("(") ? "(" : ""));
            matches.add(member == null ? guessed(text) : match(text, member));
        }
        return matches;
    }

    static Completions.Match match(String text, Members.Member member) {
        return new Completions.Match(text, member.kind(), String.join("\n", member.signatures()));
    }

    /** By the form, for what the look did not find. */
    private static Completions.Match guessed(String text) {
        boolean constant = text.equals(text.toUpperCase(Locale.ROOT));
        boolean type = !text.isEmpty() && Character.isUpperCase(text.charAt(0)) && !constant;
        return new Completions.Match(text, text.contains("(") ? "function" : type ? "class" : "instance", "");
    }

    /** What is suggested, without brackets. */
    static String name(String suggestion) {
        int open = suggestion.indexOf('(');
        return open < 0 ? suggestion : suggestion.substring(0, open);
    }

    /** By name, what there is where a name would begin in the cell. */
    Map<String, Members.Member> at(Spot spot, String code, int from, Collection<String> suggestions) {
        Map<String, Members.Member> found = at(spot, code, from, suggestions, "");
        // Behind an operator nothing makes a statement, and what is none has no types.
        return found.isEmpty() && !suggestions.isEmpty() ? at(spot, code, from, suggestions, VALUE) : found;
    }

    private Map<String, Members.Member> at(
            Spot spot, String code, int from, Collection<String> suggestions, String head) {
        String before = code.substring(spot.start(), from).stripTrailing();
        boolean member = before.endsWith(".") || before.endsWith("::");
        Set<String> lines = shell.work(workshop -> workshop.view().lines());
        lines.addAll(spot.above().imports());
        StringBuilder text = new StringBuilder("package " + Unit.PACKAGE + ";\n");
        lines.forEach(line -> text.append(line).append('\n'));
        if (!member) {
            text.append("class Made$ {\n").append(constructors(suggestions)).append("}\n");
        }
        text.append(
                spot.above().head().isEmpty()
                        ? Above.plain(before)
                        : spot.above().head());
        // A call can stand alone, a name cannot: that would be no tree of the compiler's.
        String call = before.endsWith("::") ? ";" : "();";
        text.append(head)
                .append(before)
                .append(member ? "" : " ")
                .append(Members.MARK)
                .append(call)
                .append("\n}}\n");
        return shell.work(workshop -> workshop.javac()
                .look(
                        Unit.PACKAGE + "." + Above.CLASS,
                        text.toString(),
                        task -> Members.of(task, names, member ? Set.of() : owners(lines))));
    }

    /** Asks for the constructors of what might be classes. */
    private static String constructors(Collection<String> suggestions) {
        List<String> classes = suggestions.stream()
                .filter(text -> text.contains("(") && Character.isUpperCase(text.charAt(0)))
                .map(Look::name)
                .distinct()
                .toList();
        return classes.size() > MOST_CLASSES
                ? ""
                : classes.stream()
                        .map(name -> "Object " + name + "$ = " + name + "." + Members.MAKE + ";\n")
                        .collect(Collectors.joining());
    }

    /** The classes whose members need no name before them. */
    private static Set<String> owners(Set<String> lines) {
        Stream<String> imported = lines.stream()
                .map(STATIC_IMPORT::matcher)
                .filter(Matcher::matches)
                .map(line -> line.group(1));
        return Stream.concat(imported, Stream.of(Unit.PACKAGE + "." + Above.CLASS))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}

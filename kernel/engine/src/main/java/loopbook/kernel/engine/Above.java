package loopbook.kernel.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a cell declares above the snippet that is being typed. Whoever looks at that snippet alone sees it as a class that
 * stands around the snippet: methods and types are its members, variables are local.
 *
 * @param imports the cell's own, as lines, and those that it is given when it runs
 * @param head    the class up to where the snippet goes on; empty if the cell declares nothing above
 */
record Above(List<String> imports, String head) {
    /** The name of the class, which nobody should be offered. */
    static final String CLASS = "Above$";

    private static final Pattern OF_METHODS = Pattern.compile("\\b(public|protected|private|static|final|abstract)\\b");
    private static final Pattern OF_TYPES = Pattern.compile("\\b(public|protected|private|static)\\b");
    private static final Pattern MODIFIERS = Pattern.compile(
            "(?s)\\s*((public|protected|private|static|final|abstract|sealed|non-sealed|strictfp|synchronized)\\s+|@\\w+(\\([^)]*\\))?\\s+)*");
    private static final Pattern MEMBER = Pattern.compile(
            "(?s)((class|interface|enum|record|@interface)\\s.*|(<[^(]*>\\s*)?[\\w.]+(<[^(]*>)?(\\[\\])*\\s+\\w+\\s*\\([^()]*\\)[^;(){]*\\{.*)");

    /** The lines of imports among parts. */
    static List<String> imports(List<Part> parts) {
        return parts.stream()
                .filter(part -> part.kind() == Part.Kind.IMPORT)
                .map(part -> part.text().strip().replaceAll("\\s+", " "))
                .map(line -> line.endsWith(";") ? line : line + ";")
                .toList();
    }

    /** Of the parts above a snippet, and of further lines of imports. */
    static Above of(List<Part> parts, String snippet, Collection<String> added) {
        List<String> imports = new ArrayList<>(imports(parts));
        imports.addAll(added);
        boolean declares = parts.stream().anyMatch(part -> !(part.detail() instanceof Part.Plain));
        return new Above(imports, declares ? head(parts, snippet) : "");
    }

    /** Whether this is of the class itself, and not of the cell. */
    static boolean isOwn(String suggestion) {
        return suggestion.startsWith(CLASS) || suggestion.startsWith("above$") || suggestion.startsWith("In$");
    }

    private static String head(List<Part> parts, String snippet) {
        StringBuilder head = new StringBuilder("class " + CLASS + " {\n");
        for (Part part : parts) {
            if (part.detail() instanceof Part.Head at) {
                Pattern dropped = part.kind() == Part.Kind.METHOD ? OF_METHODS : OF_TYPES;
                head.append(part.text(), 0, at.start()).append("static ");
                head.append(dropped.matcher(part.text().substring(at.start(), at.end()))
                        .replaceAll(""));
                head.append(part.text().substring(at.end())).append('\n');
            }
        }
        head.append("static Object above$() throws Throwable {\n");
        for (Part part : parts) {
            part.detail().variables().stream()
                    .filter(v -> v.start() >= 0 || !v.type().equals("var"))
                    .forEach(v -> local(head, part, v));
        }
        return head.append(inMember(snippet)).toString();
    }

    private static void local(StringBuilder head, Part part, Part.Declared variable) {
        head.append(variable.type()).append(' ').append(variable.name());
        if (variable.start() >= 0) {
            head.append(" = ").append(variable.array() ? "new " + variable.type() : "");
            head.append(part.text(), variable.start(), variable.end());
        }
        head.append("\n;\n");
    }

    /** A method, or a type that may say that it is public, can stand in a class only. */
    private static String inMember(String snippet) {
        int start = 0;
        Matcher modifiers = MODIFIERS.matcher(snippet);
        if (modifiers.lookingAt()) {
            start = modifiers.end();
        }
        return MEMBER.matcher(snippet.substring(start)).matches() ? "class In$ {\n" : "";
    }

    /** A class around a snippet when the cell declares nothing above it. */
    static String plain(String snippet) {
        return "class " + CLASS + " {\nstatic Object above$() throws Throwable {\n" + inMember(snippet);
    }
}

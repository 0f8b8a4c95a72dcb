package loopbook.kernel.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The class that a cell is compiled as: variables, methods and types are its static members, everything else stands in
 * methods that are run in order. Knows where each character of the cell came to stand.
 */
final class Unit {
    /** All cells are of one package, which JShell reads anew each time. */
    static final String PACKAGE = "REPL";

    static final String RUN = "run$";
    private static final int PARTS_IN_A_METHOD = 100;
    private static final String EAR = "loopbook.kernel.engine.Planted.Ear";
    private static final Pattern OF_PARTS = Pattern.compile("part\\d+\\$");
    private static final Pattern OF_METHODS = Pattern.compile("\\b(public|protected|private|static|final|abstract)\\b");
    private static final Pattern OF_TYPES = Pattern.compile("\\b(public|protected|private|static)\\b");

    private final int number;
    private final String name;
    private final List<Told.Edit> edits;
    private final StringBuilder text = new StringBuilder();
    /** Where text of parts stands: offset in the unit to the part and the offset in it. */
    private final TreeMap<Integer, Copied> copied = new TreeMap<>();

    /** Variables of patterns that the cell keeps, and their types. */
    private final Map<String, String> setters = new LinkedHashMap<>();

    private record Copied(Part part, int from, int length) {}

    /** A place of a part. */
    record Place(Part part, int offset) {}

    Unit(int number, List<Told.Edit> edits) {
        this.number = number;
        this.edits = edits;
        name = "It" + number;
    }

    int number() {
        return number;
    }

    /** Whether a method of a unit is one of those that run what stands outside of methods. */
    static boolean isPart(String method) {
        return OF_PARTS.matcher(method).matches();
    }

    String className() {
        return PACKAGE + "." + name;
    }

    String text() {
        return text.toString();
    }

    /** Where something of the unit stands in a part; null if it is of our own making. */
    @Nullable
    Place place(long offset) {
        Map.Entry<Integer, Copied> entry = copied.floorEntry((int) offset);
        if (entry == null || offset > entry.getKey() + entry.getValue().length()) {
            return null;
        }
        Copied at = entry.getValue();
        return new Place(at.part(), at.from() + (int) offset - entry.getKey());
    }

    /** For each line of the unit, from 1, where its first copied character stands; null for lines of our own. */
    List<@Nullable Place> lines() {
        List<@Nullable Place> lines = new ArrayList<>();
        lines.add(null);
        int start = 0;
        while (start <= text.length()) {
            int end = text.indexOf("\n", start);
            end = end < 0 ? text.length() : end;
            Place place = place(start);
            Integer next = copied.ceilingKey(start);
            if (place == null && next != null && next <= end) {
                place = place(next);
            }
            lines.add(place);
            start = end + 1;
        }
        return lines;
    }

    /**
     * Writes the class.
     *
     * @param imports  lines for the head
     * @param members  methods and types to declare
     * @param parts    all parts in order, those of {@code members} among them
     * @param fields   variables that get a field here, and their types
     * @param types    the type of each variable that is not written but found out
     * @param reported which parts' values are wanted
     * @param locals   whether a variable whose type is not known may be local: for a first look at the types
     */
    Unit write(
            Collection<String> imports,
            List<Part> members,
            List<Part> parts,
            Map<String, String> fields,
            Map<String, String> types,
            Predicate<Part> reported,
            boolean locals) {
        text.append("package ").append(PACKAGE).append(";\n");
        imports.forEach(line -> text.append(line).append('\n'));
        parts.stream().filter(p -> p.kind() == Part.Kind.IMPORT).forEach(p -> {
            copy(p, 0, p.text().length());
            text.append(p.text().stripTrailing().endsWith(";") ? "\n" : ";\n");
        });
        text.append("public final class ").append(name).append(" {\n");
        Map<String, Part> declaredBy = new HashMap<>();
        parts.forEach(part -> part.names().forEach(name -> declaredBy.put(name, part)));
        fields.forEach((name, type) -> field(declaredBy.get(name), name, type));
        members.forEach(this::member);
        runs(parts, types, reported, locals);
        setters();
        text.append("}\n");
        return this;
    }

    private void field(@Nullable Part part, String name, String type) {
        text.append("public static ");
        if (part != null) {
            part.detail().variables().stream()
                    .filter(v -> v.name().equals(name) && v.typeAt() >= 0)
                    .forEach(v -> copied.put(text.length(), new Copied(part, v.typeAt(), type.length())));
        }
        text.append(type).append(' ').append(name).append(";\n");
    }

    private void member(Part part) {
        if (part.detail() instanceof Part.Lifted lifted) {
            text.append(lifted.before());
            copy(part, lifted.from(), lifted.to());
            text.append(lifted.after()).append('\n');
            return;
        }
        Part.Head head = (Part.Head) part.detail();
        Pattern dropped = part.kind() == Part.Kind.METHOD ? OF_METHODS : OF_TYPES;
        String modifiers = part.text().substring(head.start(), head.end());
        copy(part, 0, head.start());
        text.append(part.kind() == Part.Kind.METHOD ? "public static " : "static ");
        String left = dropped.matcher(modifiers)
                .replaceAll(word -> " ".repeat(word.group().length()));
        copy(part, part.text().substring(0, head.start()) + left, head.start(), head.end());
        copy(part, head.end(), part.text().length());
        text.append('\n');
    }

    private void copy(Part part, int from, int to) {
        copy(part, part.text(), from, to);
    }

    /** Copies what has no other text, from one that is as long as the part's as far as it is looked at. */
    private void copy(Part part, String source, int from, int to) {
        int at = from;
        for (Told.Edit edit : edits) {
            if (edit.part().equals(part) && edit.from() >= at && edit.to() <= to) {
                asItIs(part, source, at, edit.from());
                text.append(edit.text());
                at = edit.to();
            }
        }
        asItIs(part, source, at, to);
    }

    private void asItIs(Part part, String source, int from, int to) {
        if (to > from) {
            copied.put(text.length(), new Copied(part, from, to - from));
            text.append(source, from, to);
        }
    }

    private void runs(List<Part> parts, Map<String, String> types, Predicate<Part> reported, boolean locals) {
        int size = locals ? Integer.MAX_VALUE : PARTS_IN_A_METHOD;
        int methods = 0;
        int inMethod = 0;
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).runs()) {
                if (inMethod++ % size == 0) {
                    text.append(methods == 0 ? "" : "}\n")
                            .append("static void part")
                            .append(methods++);
                    text.append("$(").append(EAR).append(" ear$) throws Throwable {\n");
                }
                statement(parts.get(i), i, types, reported.test(parts.get(i)));
            }
        }
        text.append(methods == 0 ? "" : "}\n");
        text.append("public static void ").append(RUN).append('(').append(EAR).append(" ear$) throws Throwable {\n");
        for (int i = 0; i < methods; i++) {
            text.append("part").append(i).append("$(ear$);\n");
        }
        text.append("}\n");
    }

    private void statement(Part part, int index, Map<String, String> types, boolean reported) {
        if (part.detail() instanceof Part.Variables variables) {
            variables.variables().forEach(v -> assign(part, v, types));
        } else if (part.detail() instanceof Part.Bound bound) {
            bound(part, bound, types);
        } else if (part.isValue() && reported) {
            boolean call = part.kind() == Part.Kind.CALL;
            text.append("ear$.").append(call ? "call(" : "value(").append(index).append(call ? ", () -> " : ", ");
            copy(part, 0, Piece.endWithoutSemicolon(part.text()));
            text.append("\n);\n");
        } else if (part.kind() == Part.Kind.EXPRESSION) {
            text.append("ear$.nothing(");
            copy(part, 0, Piece.endWithoutSemicolon(part.text()));
            text.append("\n);\n");
        } else {
            // Behind an if everything can be reached, also what follows an endless loop.
            // Only in a block may a variable without a name stand.
            boolean nameless = part.detail() instanceof Part.Nameless;
            text.append("if (true) ").append(nameless ? "{ " : "");
            copy(part, 0, part.text().length());
            text.append("\n;").append(nameless ? " }" : "").append('\n');
        }
    }

    /** Variables of patterns are local: what follows gets them by methods, in which their names mean the cell's own. */
    private void bound(Part part, Part.Bound bound, Map<String, String> types) {
        boolean look = bound.variables().stream()
                .anyMatch(v -> types.getOrDefault(v.name(), "var").equals("var"));
        text.append(look ? "" : "{ ");
        copy(part, 0, part.text().length());
        text.append('\n');
        if (!look) {
            bound.variables().forEach(v -> {
                text.append("keep$")
                        .append(v.name())
                        .append('(')
                        .append(v.name())
                        .append(");\n");
                setters.put(v.name(), types.getOrDefault(v.name(), v.type()));
            });
            text.append("}\n");
        }
    }

    private void setters() {
        setters.forEach((name, type) -> text.append("static void keep$")
                .append(name)
                .append('(')
                .append(type)
                .append(" value$) { ")
                .append(name)
                .append(" = value$; }\n"));
    }

    private void assign(Part part, Part.Declared variable, Map<String, String> types) {
        String type = types.getOrDefault(variable.name(), variable.type());
        if (type.equals("var")) {
            text.append("var ").append(variable.name());
            if (variable.start() >= 0) {
                text.append(" = ");
                copy(part, variable.start(), variable.end());
            }
            text.append(";\n");
            return;
        }
        text.append(variable.name()).append(" = ");
        if (variable.start() < 0) {
            text.append(zero(type));
        } else {
            text.append(variable.array() ? "new " + type : "");
            copy(part, variable.start(), variable.end());
        }
        text.append("\n;\n");
    }

    private static String zero(String type) {
        return switch (type) {
            case "byte", "short", "int", "long", "float", "double" -> "0";
            case "char" -> "'\\0'";
            case "boolean" -> "false";
            default -> "null";
        };
    }
}

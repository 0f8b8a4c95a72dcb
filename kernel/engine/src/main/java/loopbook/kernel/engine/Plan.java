package loopbook.kernel.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a cell changes: which of its declarations are new, which replace others, and what has to be compiled again since it
 * depends on these.
 */
final class Plan {
    private static final Pattern NEW = Pattern.compile("new\\s+([A-Z]\\w*)\\s*\\([^(){}]*\\)");
    private static final Map<Pattern, String> LITERALS = Map.of(
            Pattern.compile("-?\\d{1,9}"), "int",
            Pattern.compile("-?\\d{1,9}\\.\\d+"), "double",
            Pattern.compile("\"([^\"\\\\]|\\\\.)*\""), "String",
            Pattern.compile("true|false"), "boolean");

    private final Symbols symbols;
    private final List<Part> parts;
    private final Collection<String> added;
    /** Methods and types that are declared: those of the cell, and those that depend on what it changes. */
    private final Map<String, Part> members = new LinkedHashMap<>();
    /** Declarations of earlier cells among them. */
    private final Set<String> dependents = new LinkedHashSet<>();

    private final Set<String> gone = new LinkedHashSet<>();
    /** Variables of earlier cells whose class has changed. */
    private final Set<String> moved = new LinkedHashSet<>();
    /** The types of the cell's variables, as far as they are known. */
    private final Map<String, String> types = new LinkedHashMap<>();

    /** Variables whose types were found out, if there was one. */
    private @Nullable Told told;

    /** What is written in another way. */
    private final Set<Told.Edit> mended = new LinkedHashSet<>();

    private final Set<String> changedTypes = new HashSet<>();
    private final Set<String> unchanged = new HashSet<>();

    /** @param added lines of imports that the cell does not have, and gets */
    Plan(Symbols symbols, List<Part> parts, Collection<String> added) {
        this.symbols = symbols;
        this.parts = parts;
        this.added = added;
        for (Part part : parts) {
            part.detail().variables().forEach(v -> types.put(v.name(), known(part, v)));
        }
        sortTypes();
        for (Part part : parts) {
            if (part.detail().isMember() && !unchanged.contains(part.key())) {
                members.put(part.key(), part);
            }
        }
        findDependents();
    }

    /** What can be told of a type without the compiler. */
    private static String known(Part part, Part.Declared variable) {
        if (!variable.type().equals("var") || variable.start() < 0) {
            return variable.type();
        }
        String value = part.text().substring(variable.start(), variable.end());
        for (Map.Entry<Pattern, String> literal : LITERALS.entrySet()) {
            if (literal.getKey().matcher(value).matches()) {
                return literal.getValue();
            }
        }
        Matcher made = NEW.matcher(value);
        return made.matches() ? made.group(1) : "var";
    }

    /** A type that is declared again as it was keeps its class, and its instances. */
    private void sortTypes() {
        List<Part> declared =
                parts.stream().filter(p -> p.kind() == Part.Kind.TYPE).toList();
        declared.forEach(p -> unchanged.add(p.key()));
        for (boolean again = true; again; ) {
            again = false;
            for (Part part : declared) {
                boolean same = symbols.get(part.key())
                        .filter(s -> Bare.of(s.part().text()).equals(Bare.of(part.text())))
                        .filter(s -> !symbols.isSpoilt(part.key()))
                        .filter(s -> mentions(part.words(), changedTypes).isEmpty())
                        .isPresent();
                if (!same && unchanged.remove(part.key())) {
                    changedTypes.add(part.names().get(0));
                    again = true;
                }
            }
        }
    }

    private static Set<String> mentions(Set<String> words, Collection<String> names) {
        Set<String> both = new HashSet<>(names);
        both.retainAll(words);
        return both;
    }

    private void findDependents() {
        // What was compiled before there was a type of this name meant another one by it.
        Set<String> redefined = new HashSet<>(changedTypes);
        redefined.removeIf(name -> symbols.get(Part.Kind.TYPE + " " + name).isEmpty());
        Set<String> changed = new HashSet<>(redefined);
        for (Map.Entry<String, String> variable : types.entrySet()) {
            symbols.variable(variable.getKey())
                    .filter(old -> !old.type().equals(variable.getValue()))
                    .ifPresent(old -> changed.add(variable.getKey()));
        }
        types.keySet().stream().filter(this::isOtherConstant).forEach(changed::add);
        parts.stream()
                .filter(part -> part.kind() == Part.Kind.METHOD)
                .filter(this::isCalledOtherwise)
                .forEach(part -> changed.add(part.names().get(0)));
        for (boolean again = true; again; ) {
            again = false;
            for (Symbols.Symbol symbol : symbols.all()) {
                again |= depends(symbol, changed, redefined);
            }
        }
        overloads();
    }

    /** Whether this is a constant that methods may have been compiled with, and has another value now. */
    private boolean isOtherConstant(String name) {
        Optional<String> old = symbols.variable(name).flatMap(s -> Mending.constant(name, s.part()));
        return old.isPresent() && !old.equals(declaration(name).flatMap(part -> Mending.constant(name, part)));
    }

    /** Whether calls of before may mean something else now: another signature, or one more overload. */
    private boolean isCalledOtherwise(Part method) {
        return symbols.get(method.key())
                .map(old -> !signature(old.part()).equals(signature(method)))
                .orElseGet(
                        () -> symbols.methods(method.names().get(0)).findAny().isPresent());
    }

    /** Classes of earlier cells that call methods which return something else from now on: they cannot follow. */
    Map<String, Set<String>> behind() {
        Set<String> turned = new LinkedHashSet<>();
        for (Part part : parts) {
            if (part.kind() == Part.Kind.METHOD
                    && symbols.get(part.key())
                            .filter(old -> !result(old.part()).equals(result(part)))
                            .isPresent()) {
                turned.add(part.names().get(0));
            }
        }
        Map<String, Set<String>> behind = new LinkedHashMap<>();
        for (Symbols.Symbol symbol : symbols.all()) {
            Set<String> called = mentions(symbol.part().words(), turned);
            if (symbol.kind() == Part.Kind.TYPE && !called.isEmpty() && !members.containsKey(key(symbol))) {
                behind.put(symbol.name(), called);
            }
        }
        return behind;
    }

    /** The type that a method returns, as written. */
    private static String result(Part method) {
        Part.Head head = (Part.Head) method.detail();
        String rest = method.text().substring(head.end()).strip();
        return rest.substring(0, Math.max(0, rest.indexOf(method.names().get(0))))
                .replaceAll("\\s", "");
    }

    private static String signature(Part method) {
        return method.text().replaceFirst("(?s)\\{.*", "").strip();
    }

    private boolean depends(Symbols.Symbol symbol, Set<String> changed, Set<String> redefined) {
        String key = key(symbol);
        if (symbol.kind() == Part.Kind.VARIABLE) {
            return !types.containsKey(symbol.name())
                    && !mentions(Bare.words(symbol.type()), redefined).isEmpty()
                    && moved.add(symbol.name());
        }
        Set<String> causes = symbol.kind() == Part.Kind.TYPE ? redefined : changed;
        boolean again = !members.containsKey(key)
                && !mentions(symbol.part().words(), causes).isEmpty();
        if (again) {
            members.put(key, symbol.part());
            dependents.add(key);
            if (symbol.kind() == Part.Kind.TYPE) {
                unchanged.remove(key);
                changedTypes.add(symbol.name());
                redefined.add(symbol.name());
                changed.add(symbol.name());
            }
        }
        return again;
    }

    /** All methods of one name stay in one class: there they are found together. */
    private void overloads() {
        for (Part part : List.copyOf(members.values())) {
            if (part.kind() == Part.Kind.METHOD) {
                symbols.methods(part.names().get(0)).forEach(other -> {
                    if (members.putIfAbsent(key(other), other.part()) == null) {
                        dependents.add(key(other));
                    }
                });
            }
        }
    }

    private static String key(Symbols.Symbol symbol) {
        return symbol.kind() == Part.Kind.VARIABLE
                ? Part.Kind.VARIABLE + " " + symbol.name()
                : symbol.part().key();
    }

    /** Leaves out a declaration of an earlier cell. */
    boolean drop(Part part) {
        if (!part.detail().isMember() || !dependents.remove(part.key())) {
            return false;
        }
        members.remove(part.key());
        gone.add(part.key());
        return true;
    }

    /** Declarations of earlier cells that were left out: they do not compile with what this one declares. */
    Set<String> gone() {
        return gone;
    }

    List<Part> members() {
        return List.copyOf(members.values());
    }

    Set<String> moved() {
        return moved;
    }

    /** The variables whose type only the compiler can tell. */
    Set<String> untold() {
        Set<String> names = new LinkedHashSet<>();
        types.forEach((name, type) -> {
            if (type.equals("var")) {
                names.add(name);
            }
        });
        return names;
    }

    void told(Told found) {
        told = found;
        found.types().forEach((name, type) -> types.replace(name, "var", type));
        found.lifted().forEach(lift -> members.put(lift.part().key(), lift.part()));
        findDependents();
    }

    /** Goes the more careful way of two with the types of variables; whether there is another one than before. */
    boolean beCareful() {
        Told bold = told;
        if (bold == null || !bold.isBold()) {
            return false;
        }
        told = new Told(bold.careful(), bold.careful(), List.of());
        bold.lifted().forEach(lift -> members.remove(lift.part().key()));
        types.putAll(bold.careful());
        return true;
    }

    private List<Told.Edit> edits() {
        Stream<Told.Edit> lifts =
                told == null ? Stream.of() : told.lifted().stream().flatMap(lift -> lift.edits().stream());
        return Stream.concat(lifts, mended.stream())
                .sorted(Comparator.comparingInt(Told.Edit::from))
                .toList();
    }

    /** Writes in another way what the compiler refuses only because of how cells are compiled; whether there is such. */
    boolean mend(Unit unit, List<Javac.Trouble> errors) {
        Mending mending = new Mending(unit, this::declaration);
        return errors.stream()
                        .flatMap(error -> mending.of(error).stream())
                        .filter(mended::add)
                        .count()
                > 0;
    }

    /** Where a variable is declared that cells see. */
    private Optional<Part> declaration(String variable) {
        return parts.stream()
                .filter(part ->
                        !part.detail().variables().isEmpty() && part.names().contains(variable))
                .findFirst()
                .or(() -> symbols.variable(variable).map(Symbols.Symbol::part));
    }

    List<Part> parts() {
        return parts;
    }

    Collection<String> added() {
        return added;
    }

    /** The variables that need a field, and their types: new ones, and those whose type has changed. */
    Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        types.forEach((name, type) -> {
            boolean same = symbols.variable(name)
                    .filter(old -> old.type().equals(type))
                    .filter(old -> mentions(Bare.words(type), changedTypes).isEmpty())
                    .isPresent();
            if (!same && !type.equals("var")) {
                fields.put(name, type);
            }
        });
        moved.forEach(name -> symbols.variable(name).ifPresent(old -> fields.put(name, old.type())));
        return fields;
    }

    List<String> imports() {
        Set<String> words = new HashSet<>();
        parts.forEach(p -> words.addAll(p.words()));
        members.values().forEach(p -> words.addAll(p.words()));
        fields().values().forEach(type -> words.addAll(Bare.words(type)));
        List<String> lines = new ArrayList<>(symbols.imports());
        lines.addAll(added);
        Set<String> declared = new HashSet<>();
        members.values().forEach(p -> declared.add(p.names().get(0)));
        declared.addAll(fields().keySet());
        declared.forEach(words::remove);
        // A name that is declared here may still be one of another kind there: of a method, say, and a variable.
        Set<String> without = new HashSet<>(gone);
        parts.stream()
                .filter(part -> part.kind() == Part.Kind.IMPORT)
                .forEach(part -> without.addAll(symbols.replacedBy(part.text())));
        lines.addAll(symbols.importsFor(words, without));
        return lines;
    }

    Unit write(int number, Predicate<Part> reported) {
        return new Unit(number, edits()).write(imports(), members(), parts, fields(), types, reported, false);
    }

    /** What is not allowed though it compiles. */
    Rules rules(Unit unit) {
        Set<String> fixed = symbols.finals();
        for (Part part : parts) {
            part.names().forEach(fixed::remove);
            part.detail().variables().stream().filter(Part.Declared::fixed).forEach(v -> fixed.add(v.name()));
        }
        fixed.removeIf(name -> parts.stream().noneMatch(part -> part.words().contains(name))
                && members.values().stream().noneMatch(part -> part.words().contains(name)));
        boolean returns =
                parts.stream().anyMatch(part -> part.runs() && part.text().contains("return"));
        return new Rules(unit, parts, below(), fixed, returns);
    }

    /** Variables that are named in what runs before they are declared. */
    private Map<String, Rules.Below> below() {
        Map<String, Rules.Below> below = new HashMap<>();
        Map<String, Rules.Below> named = new HashMap<>();
        for (int i = parts.size() - 1; i >= 0; i--) {
            Part part = parts.get(i);
            if (part.runs()) {
                part.words().stream().filter(below::containsKey).forEach(name -> named.put(name, below.get(name)));
            }
            for (Part.Declared v : part.detail().variables()) {
                below.put(v.name(), new Rules.Below(i, v.end(), part.origin().line()));
                if (isTwice(v.name(), part.text())) {
                    named.put(v.name(), below.get(v.name()));
                }
            }
        }
        return named;
    }

    private static boolean isTwice(String name, String text) {
        return text.indexOf(name) < text.lastIndexOf(name);
    }

    /** A unit for a look at the types that are not told: only what these may depend on. */
    Unit look(int number) {
        Set<String> words = new HashSet<>(untold());
        List<Part> all = new ArrayList<>(parts);
        members.values().stream().filter(member -> !parts.contains(member)).forEach(all::add);
        Set<Part> needed = new HashSet<>();
        for (boolean again = true; again; ) {
            again = false;
            for (Part part : all) {
                if (!needed.contains(part) && !mentions(words, part.names()).isEmpty()) {
                    needed.add(part);
                    words.addAll(part.words());
                    again = true;
                }
            }
        }
        List<Part> seen = parts.stream()
                .filter(part -> part.kind() == Part.Kind.IMPORT || needed.contains(part))
                .toList();
        List<Part> declared = members().stream().filter(needed::contains).toList();
        return new Unit(number, List.of()).write(imports(), declared, seen, fields(), types, part -> false, true);
    }
}

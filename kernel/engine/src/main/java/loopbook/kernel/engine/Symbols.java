package loopbook.kernel.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What cells have declared, and is seen by the next ones. Not for several threads at once. */
final class Symbols {
    /**
     * A declaration that is alive.
     *
     * @param owner the class that holds it: {@code REPL.It7}
     * @param part  the source that declared it
     * @param type  of a variable its type, as it can be written in a later cell; else empty
     */
    record Symbol(String owner, String name, Part.Kind kind, Part part, String type) {}

    private final List<String> imports = new ArrayList<>();
    /** By {@link Part#key}, in the order of declaration. */
    private final Map<String, Symbol> symbols = new LinkedHashMap<>();
    /** What a reset leaves. */
    private Set<String> kept = Set.of();

    /** The keys of types whose initialisation has failed. */
    private final Set<String> spoilt = new HashSet<>();

    private final Function<String, Optional<Class<?>>> classes;

    /** @param classes the class of this name, with dots, if it can be loaded */
    Symbols(Function<String, Optional<Class<?>>> classes) {
        this.classes = classes;
    }

    /** Lines of imports, each once. */
    List<String> imports() {
        return List.copyOf(imports);
    }

    void addImport(String line) {
        String whole = line.strip().replaceAll("\\s+", " ");
        imports.remove(whole);
        imports.add(whole);
        replacedBy(whole).forEach(symbols::remove);
    }

    /** The keys of declarations whose names mean something else where this line of an import stands. */
    Set<String> replacedBy(String line) {
        Optional<StaticImport> member = StaticImport.of(line);
        if (member.isPresent()) {
            return symbols.entrySet().stream()
                    .filter(entry -> entry.getValue().name().equals(member.get().name())
                            && member.get().brings(entry.getValue().kind(), classes))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
        }
        String type = line.strip().replaceFirst("\\s*;$", "").replaceFirst(".*[.\\s]", "");
        return type.equals("*") ? Set.of() : Set.of(Part.Kind.TYPE + " " + type);
    }

    /** The JVM never initialises these classes again: who declares them again, even as they were, gets new ones. */
    void spoil(Set<String> classNames) {
        symbols.forEach((key, symbol) -> {
            String type = symbol.owner() + "$" + symbol.name();
            if (classNames.stream().anyMatch(name -> name.equals(type) || name.startsWith(type + "$"))) {
                spoilt.add(key);
            }
        });
    }

    boolean isSpoilt(String key) {
        return spoilt.contains(key);
    }

    void put(Symbol symbol, String key) {
        symbols.remove(key);
        spoilt.remove(key);
        symbols.put(key, symbol);
        if (symbol.kind() == Part.Kind.TYPE) {
            imports.removeIf(line -> !line.startsWith("import static ") && line.endsWith("." + symbol.name() + ";"));
        }
        imports.removeIf(line -> StaticImport.of(line)
                .filter(one -> one.name().equals(symbol.name()) && one.brings(symbol.kind(), classes))
                .isPresent());
    }

    /** Forgets the classes of anonymous objects that nothing is declared with any more. */
    void dropUnused() {
        symbols.values().removeIf(s -> s.part().detail() instanceof Part.Lifted && !isUsed(s));
    }

    private boolean isUsed(Symbol lifted) {
        return symbols.values().stream()
                .anyMatch(other -> Bare.words(other.type()).contains(lifted.name())
                        || (!other.equals(lifted)
                                && other.part().detail() instanceof Part.Lifted
                                && other.part().words().contains(lifted.name())));
    }

    /** A variable keeps its field, and what is known of it is what the last declaration says. */
    void declaredAgain(String name, Part part) {
        if (!part.detail().variables().isEmpty()) {
            symbols.computeIfPresent(
                    Part.Kind.VARIABLE + " " + name,
                    (key, old) -> new Symbol(old.owner(), name, old.kind(), part, old.type()));
        }
    }

    void remove(String key) {
        symbols.remove(key);
    }

    Optional<Symbol> get(String key) {
        return Optional.ofNullable(symbols.get(key));
    }

    Optional<Symbol> variable(String name) {
        return get(Part.Kind.VARIABLE + " " + name);
    }

    /** The variables that nothing is assigned to but by another declaration. */
    Set<String> finals() {
        Set<String> names = new HashSet<>();
        for (Symbol symbol : symbols.values()) {
            symbol.part().detail().variables().stream()
                    .filter(v -> v.fixed() && v.name().equals(symbol.name()))
                    .forEach(v -> names.add(v.name()));
        }
        return names;
    }

    Collection<Symbol> all() {
        return List.copyOf(symbols.values());
    }

    /** Methods of this name. */
    Stream<Symbol> methods(String name) {
        return symbols.values().stream()
                .filter(s -> s.kind() == Part.Kind.METHOD && s.name().equals(name));
    }

    /** Imports of all that these words may mean, but for what has these keys. */
    Set<String> importsFor(Set<String> words, Set<String> without) {
        Set<String> lines = new LinkedHashSet<>();
        for (Map.Entry<String, Symbol> entry : symbols.entrySet()) {
            Symbol s = entry.getValue();
            if (words.contains(s.name()) && !without.contains(entry.getKey())) {
                boolean type = s.kind() == Part.Kind.TYPE;
                lines.add("import " + (type ? "" : "static ") + s.owner() + "." + s.name() + ";");
            }
        }
        return lines;
    }

    void keep() {
        kept = Set.copyOf(symbols.keySet());
    }

    /** Forgets what came after {@link #keep}; how many declarations that were. */
    int reset() {
        int before = symbols.size();
        symbols.keySet().retainAll(kept);
        return before - symbols.size();
    }
}

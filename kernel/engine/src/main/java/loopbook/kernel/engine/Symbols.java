package loopbook.kernel.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    /** Lines of imports, each once. */
    List<String> imports() {
        return List.copyOf(imports);
    }

    void addImport(String line) {
        String whole = line.strip().replaceAll("\\s+", " ");
        imports.remove(whole);
        imports.add(whole);
        if (!whole.startsWith("import static ") && !whole.endsWith("*;")) {
            String name = whole.substring(whole.lastIndexOf('.') + 1, whole.length() - 1)
                    .strip();
            symbols.remove(Part.Kind.TYPE + " " + name);
        }
    }

    void put(Symbol symbol, String key) {
        symbols.remove(key);
        symbols.put(key, symbol);
        if (symbol.kind() == Part.Kind.TYPE) {
            imports.removeIf(line -> !line.startsWith("import static ") && line.endsWith("." + symbol.name() + ";"));
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

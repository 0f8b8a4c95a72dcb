package loopbook.kernel.engine;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;

/**
 * Public types that no import names. A simple name that only one of them can mean needs no import: a cell that would compile
 * with it is given it. What a name means depends on the class path alone, so that a notebook runs from its top as it was written.
 */
final class Unimported {
    private final TypeIndex types;
    private final ClassLoader loader;
    private final Map<String, Boolean> open = new ConcurrentHashMap<>();

    Unimported(TypeIndex types, ClassLoader loader) {
        this.types = types;
        this.loader = loader;
    }

    /** Qualified names of public types whose simple name begins so, the likely ones first. */
    Stream<String> startingWith(String begun) {
        return types.startingWith(begun).filter(this::isPublic);
    }

    /** The one type that a simple name can mean without an import: of several only the one in a package {@code java}. */
    Optional<String> only(String simple) {
        List<String> named = types.named(simple).filter(this::isPublic).toList();
        List<String> ofJava =
                named.stream().filter(type -> type.startsWith("java.")).toList();
        List<String> candidates = ofJava.isEmpty() ? named : ofJava;
        return candidates.size() == 1 ? Optional.of(candidates.get(0)) : Optional.empty();
    }

    /** How a type is written where these imports hold: by its simple name, if that says which it is. */
    String written(String type, Collection<String> imports) {
        String simple = simpleName(type);
        Optional<String> meant = imported(simple, imports).or(() -> only(simple));
        return meant.filter(type::equals).isPresent() ? simple : type;
    }

    /** Imports for the types that a text names, that only one type can be meant by, and that nothing else brings. */
    Set<String> lines(Collection<String> words, Collection<String> imports, Collection<String> declared) {
        Set<String> lines = new LinkedHashSet<>();
        for (String word : new TreeSet<>(words)) {
            if (Character.isUpperCase(word.charAt(0))
                    && !declared.contains(word)
                    && imported(word, imports).isEmpty()) {
                only(word).ifPresent(type -> lines.add(line(type)));
            }
        }
        return lines;
    }

    /** Imports that would bring the types of which the compiler says that it does not know them. */
    Set<String> lines(Workshop.Made made) {
        Set<String> lines = new LinkedHashSet<>();
        for (Javac.Trouble error : made.errors()) {
            Hints.unknownType(error.message())
                    .filter(name -> isAlone(name, error, made.unit().text()))
                    .flatMap(this::only)
                    .ifPresent(type -> lines.add(line(type)));
        }
        return lines;
    }

    /** Whether no dot stands before it: a member that a type does not have is brought by no import. */
    private static boolean isAlone(String name, Javac.Trouble error, String text) {
        int at = (int) error.position();
        return at >= 0 && (text.startsWith(name, at) || text.startsWith(name, at - name.length()));
    }

    private static String line(String type) {
        return "import " + type + ";";
    }

    static String simpleName(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }

    /** What imports make of a simple name, of which the package is known. */
    private Optional<String> imported(String simple, Collection<String> imports) {
        Optional<String> itself = imports.stream()
                .filter(line -> !line.startsWith("import static ") && line.endsWith("." + simple + ";"))
                .map(line -> line.substring("import ".length(), line.length() - 1))
                .findFirst();
        return itself.or(() -> types.named(simple)
                .filter(type -> {
                    String inPackage = type.substring(0, type.length() - simple.length());
                    return inPackage.equals("java.lang.") || imports.contains("import " + inPackage + "*;");
                })
                .filter(this::isPublic)
                .findFirst());
    }

    /** Told by its class file, of the few that somebody asks about. */
    private boolean isPublic(String type) {
        return open.computeIfAbsent(type, this::readIsPublic);
    }

    private boolean readIsPublic(String type) {
        try (InputStream in = loader.getResourceAsStream(type.replace('.', '/') + ".class")) {
            return in != null && (new ClassReader(in).getAccess() & Opcodes.ACC_PUBLIC) != 0;
        } catch (IOException | IllegalArgumentException unreadable) {
            System.getLogger(Unimported.class.getName())
                    .log(System.Logger.Level.DEBUG, "The class " + type + " is not offered", unreadable);
            return false;
        }
    }
}

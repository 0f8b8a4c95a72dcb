package loopbook.kernel.engine;

import java.lang.reflect.Member;
import java.lang.reflect.Modifier;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import jdk.jshell.SourceCodeAnalysis.QualifiedNames;

/** What was probably meant by a name that the compiler does not know: a name like it, or an import. */
final class Hints {
    private static final int MOST = 3;

    private final Shell shell;

    Hints(Shell shell) {
        this.shell = shell;
    }

    /** Lines for the user, often none; of a symbol as the compiler calls it: {@code class Foo}, {@code method f(int)}. */
    List<String> of(String symbol) {
        String[] words = symbol.strip().split("\\s+", 2);
        if (words.length < 2) {
            return List.of();
        }
        String name = words[1].replaceFirst("\\W.*", "");
        List<String> imports =
                words[0].equals("method") || !Character.isUpperCase(name.charAt(0)) ? List.of() : imports(name);
        return imports.isEmpty() ? near(name) : imports;
    }

    private List<String> imports(String name) {
        QualifiedNames names = shell.ask(s -> s.sourceCodeAnalysis().listQualifiedNames(name, name.length()));
        return Stream.concat(ofTheJdk(name), names.getNames().stream())
                .distinct()
                .filter(n -> n.endsWith("." + name) && !n.startsWith("sun.") && !n.startsWith("com.sun."))
                .sorted(Comparator.comparing((String n) -> !n.startsWith("java."))
                        .thenComparing(n -> n))
                .limit(MOST)
                .map(n -> "  not imported: import " + n + ";")
                .toList();
    }

    /** JShell's index of the class path is made in the background; the classes of java.base are found without it. */
    private static Stream<String> ofTheJdk(String name) {
        Module base = Object.class.getModule();
        return base.getPackages().stream()
                .filter(p -> p.startsWith("java.") && base.isExported(p))
                .map(p -> p + "." + name)
                .filter(Hints::exists);
    }

    private static boolean exists(String className) {
        try {
            return Modifier.isPublic(Class.forName(className, false, null).getModifiers());
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private List<String> near(String name) {
        int most = name.length() < 4 ? 1 : 2;
        List<String> near = shell.work(workshop -> known(workshop.symbols())
                .distinct()
                .filter(n -> !n.equals(name) && NearMisses.distance(n, name) <= most)
                .sorted(Comparator.comparingInt((String n) -> NearMisses.distance(n, name)))
                .limit(MOST)
                .toList());
        return near.isEmpty() ? List.of() : List.of("  did you mean " + String.join(" or ", near) + "?");
    }

    private Stream<String> known(Symbols symbols) {
        return Stream.concat(
                symbols.all().stream().map(Symbols.Symbol::name),
                symbols.imports().stream().flatMap(this::imported));
    }

    /** The names that a line of imports brings; of whole packages none. */
    private Stream<String> imported(String line) {
        String what =
                line.replaceFirst("^import (static )?", "").replace(";", "").strip();
        if (!what.endsWith(".*")) {
            return Stream.of(what.substring(what.lastIndexOf('.') + 1));
        } else if (!line.startsWith("import static ")) {
            return Stream.of();
        }
        try {
            Class<?> type = Class.forName(what.substring(0, what.length() - 2), false, shell.loader());
            return Stream.<Member>concat(Stream.of(type.getMethods()), Stream.of(type.getFields()))
                    .filter(member -> Modifier.isStatic(member.getModifiers()))
                    .map(Member::getName);
        } catch (ClassNotFoundException | LinkageError e) {
            // A nested class is written with a dollar sign there; it goes without hints.
            return Stream.of();
        }
    }
}

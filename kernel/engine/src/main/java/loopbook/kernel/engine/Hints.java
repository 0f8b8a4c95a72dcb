package loopbook.kernel.engine;

import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.SourceCodeAnalysis.QualifiedNames;

/** What was probably meant by a name that the compiler does not know: a name like it, or an import. */
final class Hints {
    private static final int MOST = 3;

    private static final Pattern SYMBOL = Pattern.compile("(?m)^\\s*symbol:\\s+(\\w+) ([\\p{L}\\p{N}_$]+)");
    private static final Pattern PLACE = Pattern.compile(
            "(?m)^\\s*location:\\s+(?:variable \\S+ of type|class|interface|enum) ([\\p{L}\\p{N}_$.]+)");
    private static final Pattern NO_PACKAGE = Pattern.compile("package (\\p{Lu}[\\p{L}\\p{N}_$]*) does not exist.*");

    /** What stands for the last value in Python. */
    private static final Pattern UNDERSCORE = Pattern.compile("'_'|[Uu]nderscore");

    /** What stands before a dot and is nothing that is known. */
    private static final Pattern NO_NAME = Pattern.compile("package ([\\p{L}_$][\\p{L}\\p{N}_$]*) does not exist.*");

    private final Shell shell;

    Hints(Shell shell) {
        this.shell = shell;
    }

    /** Lines for the user, often none; of an error as the compiler tells it. */
    List<String> of(String error) {
        return of(error, List.of());
    }

    /** The same, with further names that might have been meant: those of a cell that is not declared yet. */
    List<String> of(String error, List<String> more) {
        if (UNDERSCORE.matcher(error).find()) {
            return List.of("  did you mean out(), the last value?");
        }
        Matcher typed = NO_PACKAGE.matcher(error);
        if (typed.lookingAt()) {
            return unknown("class", typed.group(1), more);
        }
        Matcher noName = NO_NAME.matcher(error);
        if (noName.lookingAt()) {
            return unknown("package", noName.group(1), more);
        }
        Matcher symbol = SYMBOL.matcher(error);
        if (!symbol.find()) {
            return List.of();
        }
        Matcher place = PLACE.matcher(error);
        return place.find() && !Places.isUnit(place.group(1)) && !place.group(1).matches("It\\d+")
                ? meant(NearMisses.of(symbol.group(2), members(place.group(1), symbol.group(1))))
                : unknown(symbol.group(1), symbol.group(2), more);
    }

    /** The simple name of a type that an error says is not known, if it says so. */
    static Optional<String> unknownType(String error) {
        Matcher typed = NO_PACKAGE.matcher(error);
        if (typed.lookingAt()) {
            return Optional.of(typed.group(1));
        }
        Matcher symbol = SYMBOL.matcher(error);
        boolean type = symbol.find()
                && !symbol.group(1).equals("method")
                && Character.isUpperCase(symbol.group(2).charAt(0));
        return type ? Optional.of(symbol.group(2)) : Optional.empty();
    }

    private List<String> unknown(String kind, String name, List<String> more) {
        boolean upper = Character.isUpperCase(name.charAt(0));
        boolean type = kind.equals("package") || (upper && !kind.equals("method"));
        if (upper && type && exists("java.lang." + name)) {
            return List.of("  " + name + " is a type and no value: " + name + ".class is one");
        }
        List<String> imports = type && upper ? imports(name) : List.of();
        if (!imports.isEmpty()) {
            return imports;
        }
        return meant(shell.work(workshop -> NearMisses.of(
                name,
                Stream.of(
                                more.stream(),
                                known(workshop.symbols()),
                                type ? workshop.javac().typesSeen(packages(workshop.symbols())) : Stream.<String>of())
                        .flatMap(names -> names))));
    }

    /** The packages whose types are known without a name of a package. */
    private static Set<String> packages(Symbols symbols) {
        return Stream.concat(
                        Stream.of("java.lang"),
                        symbols.imports().stream()
                                .filter(line -> !line.startsWith("import static ") && line.endsWith(".*;"))
                                .map(line -> line.substring("import ".length(), line.length() - ".*;".length())
                                        .strip()))
                .collect(Collectors.toSet());
    }

    private static List<String> meant(List<String> near) {
        return near.isEmpty() ? List.of() : List.of("  did you mean " + String.join(" or ", near) + "?");
    }

    /** The methods, or else the fields and nested types, of a class that is loaded. */
    private Stream<String> members(String className, String kind) {
        return type(className).stream()
                .flatMap(type -> kind.equals("method")
                        ? Stream.of(type.getMethods(), type.getDeclaredMethods())
                                .flatMap(Stream::of)
                                .filter(m -> !m.isSynthetic())
                                .map(Method::getName)
                        : Stream.concat(
                                Stream.of(type.getFields(), type.getDeclaredFields())
                                        .flatMap(Stream::of)
                                        .filter(f -> !f.isSynthetic())
                                        .map(Field::getName),
                                Stream.of(type.getClasses()).map(Class::getSimpleName)));
    }

    private Optional<Class<?>> type(String className) {
        return shell.loader().find(className);
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
        return type(what.substring(0, what.length() - 2)).stream()
                .flatMap(type -> Stream.<Member>concat(Stream.of(type.getMethods()), Stream.of(type.getFields())))
                .filter(member -> Modifier.isStatic(member.getModifiers()))
                .map(Member::getName);
    }
}

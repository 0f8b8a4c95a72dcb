package loopbook.kernel.engine;

import java.lang.reflect.Member;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An import of one static member.
 *
 * @param type the class as the line has it
 * @param name the member's
 */
record StaticImport(String type, String name) {
    private static final Pattern LINE =
            Pattern.compile("import static ([\\w.$\\P{ASCII}]+)\\.([\\w$\\P{ASCII}]+)\\s*;?");

    static Optional<StaticImport> of(String line) {
        Matcher one = LINE.matcher(line.strip().replaceAll("\\s+", " "));
        return one.matches() ? Optional.of(new StaticImport(one.group(1), one.group(2))) : Optional.empty();
    }

    /** Whether it brings a method, a variable or a type: a name may be one of each. */
    boolean brings(Part.Kind kind, Function<String, Optional<Class<?>>> classes) {
        return classes.apply(type)
                .filter(found -> members(found, kind).anyMatch(name::equals))
                .isPresent();
    }

    private static Stream<String> members(Class<?> type, Part.Kind kind) {
        return switch (kind) {
            case METHOD -> Stream.of(type.getMethods()).map(Member::getName);
            case VARIABLE -> Stream.of(type.getFields()).map(Member::getName);
            default -> Stream.of(type.getClasses()).map(Class::getSimpleName);
        };
    }
}

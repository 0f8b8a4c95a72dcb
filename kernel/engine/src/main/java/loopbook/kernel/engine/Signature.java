package loopbook.kernel.engine;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A declaration as JShell writes it, taken apart: {@code Project Projects.get(String nameOrId)}.
 *
 * @param owner      the type that it is a member of, qualified where no import names it; empty for a type or what stands alone
 * @param name       the simple name
 * @param parameters the simple names of the parameters' types; null where there can be none
 */
record Signature(String owner, String name, @Nullable List<String> parameters) {
    private static final Pattern GENERIC = Pattern.compile("<[^<>]*>");
    private static final Pattern BLANK = Pattern.compile("\\s+");

    static Signature of(String text) {
        String plain = erased(text).replaceFirst("\\)\\s*throws .*", ")");
        int open = plain.indexOf('(');
        String head = (open < 0 ? plain.replaceFirst(":.*", "") : plain.substring(0, open)).strip();
        String name = head.substring(head.lastIndexOf(' ') + 1);
        int dot = name.lastIndexOf('.');
        // A type that is not imported has its package before it, not an owner.
        boolean type = open < 0 && !text.contains(":") && isType(name.substring(dot + 1));
        String owner = dot < 0 ? "" : name.substring(0, dot);
        if (type && !owner.isEmpty() && !isType(owner.substring(owner.lastIndexOf('.') + 1))) {
            return new Signature(name, name.substring(dot + 1), null);
        }
        int close = plain.lastIndexOf(')');
        return new Signature(
                owner,
                name.substring(dot + 1),
                open < 0 ? null : types(plain.substring(open + 1, Math.max(open + 1, close))));
    }

    private static boolean isType(String name) {
        return !name.isEmpty() && Character.isUpperCase(name.charAt(0));
    }

    /** The simple names of the types in a list of parameters, as written in Java. */
    static List<String> types(String parameters) {
        if (parameters.isBlank()) {
            return List.of();
        }
        return Stream.of(erased(parameters).split(",")).map(Signature::type).toList();
    }

    private static String type(String parameter) {
        String[] words = BLANK.split(parameter
                .replaceAll("@\\w+(\\([^)]*\\))?", "")
                .replace("final ", "")
                .strip());
        String type = words[Math.max(0, words.length - 2)].replace("...", "[]");
        return type.substring(type.lastIndexOf('.') + 1);
    }

    /** Without type arguments. */
    static String erased(String text) {
        String erased = text;
        for (String before = ""; !before.equals(erased); ) {
            before = erased;
            erased = GENERIC.matcher(erased).replaceAll("");
        }
        return erased;
    }

    /** The simple name of the type in whose source this is declared. */
    String outermost() {
        String type = owner.isEmpty() ? name : owner;
        return Stream.of(type.split("\\."))
                .filter(Signature::isType)
                .findFirst()
                .orElse(type);
    }

    /** Whether the type's own name, package and all, is in the signature. */
    boolean qualified() {
        return !owner.isEmpty() && !isType(owner);
    }
}

package loopbook.kernel.engine;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where in its line something was thrown. The JVM tells lines only; what was called there, and what it says about the operator,
 * mostly leaves one place. Where it leaves several, none is named.
 */
final class Carets {
    private static final Pattern NO_CODE =
            Pattern.compile("\"(?:\\\\.|[^\"\\\\])*\"|'(?:\\\\.|[^'\\\\])*'|//.*|/\\*.*?\\*/");
    private static final Pattern INVOKED = Pattern.compile("Cannot invoke \"(?:[^\"(]*\\.)?(\\w+)\\(");
    private static final Pattern FIELD = Pattern.compile("Cannot (?:read|assign) field \"(\\w+)\"");
    private static final Pattern CAST = Pattern.compile("cannot be cast to (?:class )?(?:[\\w]+[.$])*(\\w+)");
    private static final String INDEX = "\\[[^\\]]+\\]";

    private Carets() {}

    /** The line, and a line of carets below it if the place is known. */
    static List<String> of(String line, Throwable thrown, int frame) {
        String shown = line.strip();
        Optional<MatchResult> place = (frame == 0 ? operator(thrown) : called(thrown.getStackTrace()[frame - 1]))
                .flatMap(p -> only(p, shown));
        return place.map(at -> List.of("    " + shown, " ".repeat(4 + at.start()) + "^".repeat(at.end() - at.start())))
                .orElse(List.of("    " + shown));
    }

    /** The one match in the code of the line; empty if there are more. */
    private static Optional<MatchResult> only(String pattern, String line) {
        String code =
                NO_CODE.matcher(line).replaceAll(text -> " ".repeat(text.group().length()));
        List<MatchResult> all = Pattern.compile(pattern).matcher(code).results().toList();
        return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
    }

    /** How a call that leads into this frame is written. */
    private static Optional<String> called(StackTraceElement frame) {
        String method = frame.getMethodName();
        if (method.equals("<init>")) {
            return Optional.of("\\bnew\\s+(?:[\\w.]+\\.)?" + Pattern.quote(simple(frame.getClassName())) + "\\b");
        }
        return method.matches("\\w+") ? Optional.of("\\b" + method + "(?=\\s*\\()") : Optional.empty();
    }

    /** What in the line itself throws such a thing. */
    private static Optional<String> operator(Throwable thrown) {
        String message = Traces.text(thrown);
        if (thrown instanceof ArithmeticException && message.equals("/ by zero")) {
            return Optional.of("[/%]=?");
        } else if (thrown instanceof ArrayIndexOutOfBoundsException || thrown instanceof NegativeArraySizeException) {
            return Optional.of(INDEX);
        } else if (thrown instanceof ClassCastException) {
            return group(CAST, message).map(type -> "\\(\\s*(?:[\\w.]+\\.)?" + type + "\\b[^()]*\\)");
        } else if (thrown instanceof NullPointerException && message.startsWith("Cannot ")) {
            return ofNull(message);
        }
        return Optional.of("\\bthrow\\s+new\\s+(?:[\\w.]+\\.)?"
                + Pattern.quote(simple(thrown.getClass().getName())) + "\\b");
    }

    private static Optional<String> ofNull(String message) {
        if (message.startsWith("Cannot load from") || message.startsWith("Cannot store to")) {
            return Optional.of(INDEX);
        } else if (message.startsWith("Cannot read the array length")) {
            return Optional.of("\\blength\\b");
        }
        return group(INVOKED, message)
                .map(method -> "\\b" + method + "(?=\\s*\\()")
                .or(() -> group(FIELD, message).map(field -> "(?<=\\.)\\s*" + field + "\\b"));
    }

    private static Optional<String> group(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static String simple(String className) {
        return className.substring(Math.max(className.lastIndexOf('.'), className.lastIndexOf('$')) + 1);
    }
}

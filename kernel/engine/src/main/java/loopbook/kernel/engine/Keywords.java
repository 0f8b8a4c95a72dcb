package loopbook.kernel.engine;

import java.util.List;
import java.util.stream.Stream;

/** Java's own words, which JShell does not complete, and how the statements go that begin with them. */
final class Keywords {
    private static final List<String> WORDS = List.of(
            ("abstract assert boolean break byte case catch char class continue default do double else enum extends final finally"
                            + " float for if implements import instanceof int interface long new null package private protected public record"
                            + " return sealed short static super switch synchronized this throw throws true false try var void while yield")
                    .split(" "));

    /** At the beginning of a statement. */
    private static final List<String> STATEMENTS = List.of(
            "for (int i = 0; i < n; i++) { }",
            "for (var each : all) { }",
            "if (true) { } else { }",
            "record Name(String text, int number) {}",
            "switch (value) { case 1 -> { } default -> { } }",
            "try { } catch (Exception e) { }",
            "try (var resource = open()) { }",
            "while (true) { }");

    private Keywords() {}

    /** What may go on from the letters before the cursor; nothing behind a dot, and for names that are not begun. */
    static Stream<Completions.Match> at(String code, int start, int cursor) {
        String begun = code.substring(start, cursor);
        String before = code.substring(0, start).stripTrailing();
        if (begun.isEmpty() || before.endsWith(".") || !Character.isLowerCase(begun.charAt(0))) {
            return Stream.empty();
        }
        boolean statement = before.isEmpty() || ";{}".indexOf(before.charAt(before.length() - 1)) >= 0;
        return Stream.concat(
                matches(WORDS, begun, "keyword"), statement ? matches(STATEMENTS, begun, "statement") : Stream.empty());
    }

    private static Stream<Completions.Match> matches(List<String> texts, String begun, String type) {
        return texts.stream().filter(text -> text.startsWith(begun)).map(text -> new Completions.Match(text, type, ""));
    }
}

package loopbook.kernel.app;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The Java code of a Markdown page, in pieces that end where a comment promises a value: {@code // => 3}. */
final class Promises {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```java\\R(.*?)^```");
    private static final Pattern PROMISE = Pattern.compile("^(.*?)\\s*// => (.*)$");

    private Promises() {}

    /** Code to run, the text that its value then has, or null where none is promised, and where it stands. */
    record Piece(String code, @Nullable String value, int line) {}

    static List<Piece> in(String page) {
        List<Piece> pieces = new ArrayList<>();
        Matcher block = BLOCK.matcher(page);
        while (block.find()) {
            int line = (int) page.substring(0, block.start(1)).lines().count() + 1;
            cut(block.group(1), line, pieces);
        }
        return pieces;
    }

    private static void cut(String block, int firstLine, List<Piece> pieces) {
        StringBuilder code = new StringBuilder();
        int start = firstLine;
        int line = firstLine;
        for (String text : block.lines().toList()) {
            Matcher promise = PROMISE.matcher(text);
            boolean promised = promise.matches();
            code.append(promised ? promise.group(1) : text).append('\n');
            line++;
            if (promised) {
                pieces.add(new Piece(code.toString(), promise.group(2).strip(), start));
                code.setLength(0);
                start = line;
            }
        }
        if (!code.toString().isBlank()) {
            pieces.add(new Piece(code.toString(), null, start));
        }
    }
}

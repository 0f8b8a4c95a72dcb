package loopbook.kernel.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds the lines of a cell that are magics: a percent sign directly before a letter at the beginning of a line, not
 * inside a comment, a text block or brackets.
 */
final class MagicLines {
    private final String text;
    private int depth;
    private boolean inTextBlock;
    private boolean inComment;
    private char last;

    private MagicLines(String text) {
        this.text = text;
    }

    /** Beginning and end of each magic line, as offsets; the end is before the line's end. */
    static List<int[]> in(String text) {
        return text.indexOf('%') < 0 ? List.of() : new MagicLines(text).find();
    }

    /** How many brackets are open at the end. */
    static int depth(String text) {
        MagicLines lines = new MagicLines(text);
        lines.find();
        return lines.depth;
    }

    /** The last character that is neither blank nor of a comment; 0 if there is none. */
    static char lastSign(String text) {
        MagicLines lines = new MagicLines(text);
        lines.find();
        return lines.last;
    }

    private List<int[]> find() {
        List<int[]> found = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int end = text.indexOf('\n', at);
            end = end < 0 ? text.length() : end;
            if (isMagic(at, end)) {
                found.add(new int[] {at, end});
            } else {
                scan(at, end);
            }
            at = end + 1;
        }
        return found;
    }

    private boolean isMagic(int at, int end) {
        return depth <= 0
                && !inTextBlock
                && !inComment
                && at + 1 < end
                && text.charAt(at) == '%'
                && Character.isLetter(text.charAt(at + 1));
    }

    /** Follows comments, strings and brackets through one line. */
    private void scan(int from, int end) {
        int i = from;
        while (i < end) {
            if (inComment) {
                i = leave("*/", i, end);
                inComment = i < 0;
            } else if (inTextBlock) {
                i = leave("\"\"\"", i, end);
                inTextBlock = i < 0;
            } else {
                i = code(i, end);
            }
            if (i < 0) {
                return;
            }
        }
    }

    private int leave(String closing, int from, int end) {
        for (int i = from; i + closing.length() <= end; i++) {
            if (text.charAt(i) == '\\' && !closing.equals("*/")) {
                i++;
            } else if (text.startsWith(closing, i)) {
                return i + closing.length();
            }
        }
        return -1;
    }

    private int code(int i, int end) {
        char c = text.charAt(i);
        if (text.startsWith("//", i)) {
            return -1;
        } else if (text.startsWith("/*", i)) {
            inComment = true;
            return i + 2;
        } else if (text.startsWith("\"\"\"", i)) {
            inTextBlock = true;
            last = c;
            return i + 3;
        } else if (c == '"' || c == '\'') {
            last = c;
            return leave(String.valueOf(c), i + 1, end);
        }
        depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
        last = Character.isWhitespace(c) ? last : c;
        return i + 1;
    }
}

package loopbook.kernel.engine;

import java.util.ArrayList;
import java.util.List;

/** Follows comments, strings, text blocks and brackets through the lines of a cell, without parsing it. */
final class Lines {
    private final String text;
    private final List<int[]> magics = new ArrayList<>();
    private final List<Integer> ends = new ArrayList<>();
    private final List<Integer> recoveries = new ArrayList<>();
    private int depth;
    private int braces;
    private boolean unclosed;
    private boolean inTextBlock;
    private boolean inComment;
    private boolean inLineComment;
    private char last;
    private int lastAt;
    private final List<Integer> semicolons = new ArrayList<>();

    private Lines(String text) {
        this.text = text;
        read();
    }

    /**
     * Beginning and end of each line that is a magic, as offsets without the line's end: a percent sign directly
     * before a letter at the beginning of a line, not inside a comment, a text block or brackets.
     */
    static List<int[]> magics(String text) {
        return text.indexOf('%') < 0 ? List.of() : new Lines(text).magics;
    }

    /** Ends of lines, as offsets, at which no bracket, comment or text block is open. */
    static List<Integer> ends(String text) {
        return new Lines(text).ends;
    }

    /** Ends of lines after which code that has brackets or quotes too many or too few may go on well. */
    static List<Integer> recoveries(String text) {
        return new Lines(text).recoveries;
    }

    /** Where something stands again: behind blanks and comments. A Javadoc comment is something. */
    static int skip(String text, int from) {
        int at = from;
        while (at < text.length()) {
            int end;
            if (Character.isWhitespace(text.charAt(at))) {
                end = at + 1;
            } else if (text.startsWith("//", at)) {
                end = text.indexOf('\n', at);
            } else if (text.startsWith("/*", at) && !text.startsWith("/**", at)) {
                end = text.indexOf("*/", at + 2) + 2;
                if (end == 1) {
                    return at;
                }
            } else {
                return at;
            }
            at = end < 0 ? text.length() : end;
        }
        return at;
    }

    /** Where the string begins that is still open at the end; -1 if there is none, or a text block. */
    static int openQuote(String text) {
        int start = text.lastIndexOf('\n') + 1;
        Lines lines = new Lines(text.substring(0, start));
        if (lines.inComment || lines.inTextBlock) {
            return -1;
        }
        int quote = -1;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (quote < 0 && text.startsWith("//", i)) {
                return -1;
            } else if (quote < 0 && text.startsWith("'\"'", i)) {
                i += 2;
            } else if (c == '"') {
                quote = quote < 0 ? i : -1;
            }
        }
        return quote;
    }

    /** Whether a line that begins here begins in no comment and in no text block. */
    static boolean inCode(String text, int start) {
        Lines before = new Lines(text.substring(0, start));
        return !before.inComment && !before.inTextBlock;
    }

    /** Whether the end is inside a comment. */
    static boolean inComment(String text) {
        Lines lines = new Lines(text);
        return lines.inComment || lines.inLineComment;
    }

    /** Whether the end is inside a comment of one line. */
    static boolean inLineComment(String text) {
        return new Lines(text).inLineComment;
    }

    /** How many brackets are open at the end. */
    static int depth(String text) {
        return new Lines(text).depth;
    }

    /** The last character that is neither blank nor of a comment; 0 if there is none. */
    static char lastSign(String text) {
        return new Lines(text).last;
    }

    /** Where that stands; only right for signs outside of strings. */
    static int lastSignAt(String text) {
        return new Lines(text).lastAt;
    }

    /** Where semicolons stand outside of all brackets. */
    static List<Integer> semicolons(String text) {
        return new Lines(text).semicolons;
    }

    private void read() {
        int at = 0;
        while (at < text.length()) {
            int end = text.indexOf('\n', at);
            end = end < 0 ? text.length() : end;
            inLineComment = false;
            unclosed = false;
            if (isMagic(at, end)) {
                magics.add(new int[] {at, end});
            } else {
                scan(at, end);
            }
            if (depth <= 0 && !inTextBlock && !inComment) {
                ends.add(end);
            }
            boolean closed = depth <= 0 || unclosed || last == ';' || last == '}';
            if (closed && braces <= 0 && !inTextBlock && !inComment) {
                recoveries.add(end);
            }
            at = end + 1;
        }
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
            inLineComment = true;
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
            int next = leave(String.valueOf(c), i + 1, end);
            unclosed = next < 0;
            return next;
        }
        if (c == ';' && depth == 0) {
            semicolons.add(i);
        }
        braces += c == '{' ? 1 : c == '}' ? -1 : 0;
        depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
        if (!Character.isWhitespace(c)) {
            last = c;
            lastAt = i;
        }
        return i + 1;
    }
}

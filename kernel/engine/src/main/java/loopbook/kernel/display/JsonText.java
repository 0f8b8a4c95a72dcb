package loopbook.kernel.display;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a text of JSON into maps, lists, texts, numbers and truth values. The engine has no library for it. */
final class JsonText {
    private static final int DEEPEST = 500;
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?");
    private static final Map<Character, Character> ESCAPES =
            Map.of('"', '"', '\\', '\\', '/', '/', 'b', '\b', 'f', '\f', 'n', '\n', 'r', '\r', 't', '\t');

    private final String text;
    private int at;

    private JsonText(String text) {
        this.text = text;
    }

    /**
     * The tree.
     *
     * @throws IllegalArgumentException if it is no JSON; says where
     */
    static Object read(String text) {
        JsonText reader = new JsonText(text);
        Object tree = reader.value(0);
        reader.blanks();
        if (reader.at < text.length()) {
            throw reader.wrong("the end");
        }
        if (tree == null) {
            throw new IllegalArgumentException("The JSON is null, which no front end shows");
        }
        return tree;
    }

    private @Nullable Object value(int depth) {
        blanks();
        if (depth > DEEPEST) {
            throw wrong("an end of the nesting, which is deeper than " + DEEPEST + ",");
        }
        char c = at < text.length() ? text.charAt(at) : 0;
        return switch (c) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private Map<String, @Nullable Object> object(int depth) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        at++;
        if (!next('}')) {
            do {
                blanks();
                String key = string();
                expect(':');
                map.put(key, value(depth + 1));
            } while (next(','));
            expect('}');
        }
        return map;
    }

    private List<@Nullable Object> array(int depth) {
        List<@Nullable Object> list = new ArrayList<>();
        at++;
        if (!next(']')) {
            do {
                list.add(value(depth + 1));
            } while (next(','));
            expect(']');
        }
        return list;
    }

    private String string() {
        if (at >= text.length() || text.charAt(at) != '"') {
            throw wrong("a text in quotes");
        }
        StringBuilder string = new StringBuilder();
        for (at++; at < text.length() && text.charAt(at) != '"'; at++) {
            char c = text.charAt(at);
            if (c < ' ') {
                throw wrong("an escaped control character");
            }
            string.append(c == '\\' ? escaped() : c);
        }
        if (at >= text.length()) {
            throw wrong("a quote");
        }
        at++;
        return string.toString();
    }

    /** Stands on the backslash, and ends on the last character of what it escapes. */
    private char escaped() {
        at++;
        char c = at < text.length() ? text.charAt(at) : 0;
        String code = text.substring(Math.min(at + 1, text.length()), Math.min(at + 5, text.length()));
        if (c == 'u' && code.matches("[0-9a-fA-F]{4}")) {
            at += 4;
            return (char) Integer.parseInt(code, 16);
        }
        Character plain = ESCAPES.get(c);
        if (plain == null) {
            throw wrong("a character that can be escaped");
        }
        return plain;
    }

    private Number number() {
        Matcher number = NUMBER.matcher(text).region(at, text.length());
        if (!number.lookingAt()) {
            throw wrong("a value");
        }
        at = number.end();
        boolean whole = number.group(2) == null && number.group(3) == null;
        return whole ? new BigInteger(number.group()) : new BigDecimal(number.group());
    }

    private @Nullable Object word(String word, @Nullable Object value) {
        if (!text.startsWith(word, at)) {
            throw wrong("a value");
        }
        at += word.length();
        return value;
    }

    private void blanks() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private boolean next(char wanted) {
        blanks();
        boolean there = at < text.length() && text.charAt(at) == wanted;
        at += there ? 1 : 0;
        return there;
    }

    private void expect(char wanted) {
        if (!next(wanted)) {
            throw wrong(String.valueOf(wanted));
        }
    }

    private IllegalArgumentException wrong(String wanted) {
        int line = (int) text.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
        int column = at - text.lastIndexOf('\n', at - 1);
        String here = at >= text.length()
                ? "the text ends"
                : "it has \""
                        + text.substring(at, Math.min(text.length(), at + 20)).strip() + "\"";
        return new IllegalArgumentException("This is no JSON: where " + wanted + " is expected, in line " + line
                + ", column " + column + ", " + here);
    }
}

package loopbook.kernel.engine;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Java without what means nothing to the compiler. */
final class Bare {
    private static final Pattern WORD = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*");

    private final String text;
    private final StringBuilder bare = new StringBuilder();
    private final boolean strings;

    private Bare(String text, boolean strings) {
        this.text = text;
        this.strings = strings;
        for (int at = 0; at < text.length(); ) {
            at = next(at);
        }
    }

    /** Without comments, and with one blank where there are several: the same for what is the same code. */
    static String of(String text) {
        return new Bare(text, true).bare.toString().strip();
    }

    /** All identifiers of a text; what stands in strings and comments is none. */
    static Set<String> words(String text) {
        Set<String> words = new HashSet<>();
        for (Matcher m = WORD.matcher(new Bare(text, false).bare); m.find(); ) {
            words.add(m.group());
        }
        return words;
    }

    private int next(int at) {
        char c = text.charAt(at);
        if (text.startsWith("//", at)) {
            int end = text.indexOf('\n', at);
            return end < 0 ? text.length() : end;
        } else if (text.startsWith("/*", at)) {
            int end = text.indexOf("*/", at + 2);
            blank();
            return end < 0 ? text.length() : end + 2;
        } else if (c == '"' || c == '\'') {
            return literal(at, text.startsWith("\"\"\"", at) ? "\"\"\"" : String.valueOf(c));
        } else if (Character.isWhitespace(c)) {
            blank();
        } else {
            bare.append(c);
        }
        return at + 1;
    }

    private int literal(int at, String quote) {
        int end = at + quote.length();
        while (end < text.length() && !text.startsWith(quote, end)) {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        int next = Math.min(text.length(), end + quote.length());
        bare.append(strings ? text.substring(at, next) : quote);
        return next;
    }

    private void blank() {
        if (!bare.isEmpty() && bare.charAt(bare.length() - 1) != ' ') {
            bare.append(' ');
        }
    }
}

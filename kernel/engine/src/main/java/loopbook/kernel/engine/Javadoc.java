package loopbook.kernel.engine;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Javadoc as plain text: good enough to read, no browser needed. */
final class Javadoc {
    private static final Pattern INLINE = Pattern.compile("\\{@\\w+\\s*([^{}]*)}");

    private Javadoc() {}

    static String text(String comment) {
        String text = comment;
        for (Matcher m = INLINE.matcher(text); m.find(); m = INLINE.matcher(text)) {
            text = text.substring(0, m.start()) + m.group(1) + text.substring(m.end());
        }
        return text.replaceAll("(?i)<li[^>]*>", "\n- ")
                .replaceAll("(?i)</?(p|br|pre|ul|ol|h\\d|table|tr|blockquote)[^>]*>", "\n")
                .replaceAll("<[^>]+>", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&nbsp;", " ")
                .replace("&amp;", "&")
                .replaceAll("(?m)^[ \\t]+", "")
                .replaceAll("\\n{3,}", "\n\n")
                .strip();
    }
}

package loopbook.kernel.engine;

import java.util.regex.Pattern;

/** HTML of plain elements, as {@link Javadoc} makes it, in other forms. */
final class Markup {
    private static final Pattern ELEMENT = Pattern.compile("<[^>]+>");
    private static final Pattern NUMBER = Pattern.compile("&#(\\d{1,6});");

    private Markup() {}

    /** To read in a terminal. */
    static String text(String html) {
        return tidy(entities(ELEMENT.matcher(lines(html)).replaceAll("")));
    }

    static String markdown(String html) {
        String marked = lines(html.replaceAll("<pre>\\s*(?:<code>)?", "\n```java\n")
                        .replaceAll("(?:</code>)?\\s*</pre>", "\n```\n")
                        .replaceAll("</?code>", "`")
                        .replaceAll("</?(b|strong)>", "**")
                        .replaceAll("</?(i|em)>", "*"))
                .replaceAll("<h\\d>", "#### ");
        return tidy(entities(ELEMENT.matcher(marked).replaceAll("")));
    }

    private static String lines(String html) {
        return html.replaceAll("<li>\\s*", "\n- ")
                .replaceAll("<br>", "\n")
                .replaceAll("</?(p|pre|ul|ol|tr|dd|dt|dl|table|blockquote)>|</(h\\d|caption)>", "\n\n")
                .replaceAll("</(td|th)>", "  ")
                .replaceAll("<(h\\d|caption)>", "\n\n$0");
    }

    private static String entities(String text) {
        return NUMBER.matcher(text)
                .replaceAll(m -> java.util.regex.Matcher.quoteReplacement(Character.toString(character(m.group(1)))))
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&nbsp;", " ")
                .replace("&amp;", "&");
    }

    private static int character(String number) {
        int code = Integer.parseInt(number);
        return Character.isValidCodePoint(code) ? code : '?';
    }

    private static String tidy(String text) {
        return text.replaceAll("(?m)[ \\t]+$", "")
                .replaceAll("(?m)^ (?=\\S)", "")
                .replaceAll("\\n{3,}", "\n\n")
                .strip();
    }
}

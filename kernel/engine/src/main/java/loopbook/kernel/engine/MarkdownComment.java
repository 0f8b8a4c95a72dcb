package loopbook.kernel.engine;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Comments of lines that begin with {@code ///} (JEP 467) in the form that the others have: HTML and inline tags. */
final class MarkdownComment {
    private static final Pattern SLASHES = Pattern.compile("(?m)^[ \\t]*///[ \\t]?");
    private static final Pattern ITEM = Pattern.compile("\\s*(?:[-*+]|\\d+[.)])\\s+(.*)");
    private static final Pattern HEADING = Pattern.compile("\\s*#{1,6}\\s+(.*?)\\s*#*\\s*");
    private static final Pattern FENCE = Pattern.compile("\\s*(```|~~~).*");

    private final StringBuilder html = new StringBuilder();
    private boolean inList;
    private boolean inCode;

    private MarkdownComment() {}

    /** Of the comment as it stands in the source. */
    static String javadoc(String lines) {
        MarkdownComment comment = new MarkdownComment();
        SLASHES.matcher(lines).replaceAll("").lines().forEach(comment::line);
        comment.endList();
        return comment.html.toString().strip();
    }

    private void line(String line) {
        Matcher item = ITEM.matcher(line);
        Matcher heading = HEADING.matcher(line);
        if (FENCE.matcher(line).matches()) {
            inCode = !inCode;
            html.append(inCode ? "<pre>" : "</pre>\n");
        } else if (inCode) {
            html.append(Javadoc.escape(line)).append('\n');
        } else if (item.matches()) {
            html.append(inList ? "" : "<ul>").append("<li>").append(inline(item.group(1)));
            inList = true;
        } else if (heading.matches()) {
            endList();
            html.append("<h4>").append(inline(heading.group(1))).append("</h4>\n");
        } else if (line.isBlank()) {
            endList();
            html.append("<p>\n");
        } else if (inList && !line.stripLeading().startsWith("@")) {
            html.append(' ').append(inline(line.strip()));
        } else {
            endList();
            html.append(inline(line)).append('\n');
        }
    }

    private void endList() {
        html.append(inList ? "</ul>\n" : "");
        inList = false;
    }

    /** Code stays as it is; around it emphasis and references are taken for what they mean. */
    private static String inline(String line) {
        String[] pieces = line.split("`+", -1);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < pieces.length; i++) {
            boolean code = i % 2 == 1 && i < pieces.length - 1;
            text.append(code ? "{@code " + pieces[i] + "}" : marked(pieces[i]));
        }
        return text.toString();
    }

    private static String marked(String text) {
        return text.replaceAll("\\*\\*(?=\\S)(.+?)(?<=\\S)\\*\\*", "<b>$1</b>")
                .replaceAll("(?<![\\w*])\\*(?=[^\\s*])(.+?)(?<=[^\\s*])\\*(?!\\w)", "<i>$1</i>")
                .replaceAll("(?<!\\w)_(?=\\S)(.+?)(?<=\\S)_(?!\\w)", "<i>$1</i>")
                .replaceAll("\\[([^\\]\\[]+)]\\([^)]*\\)", "$1")
                .replaceAll("\\[([^\\]\\[]+)]\\[([^\\]\\[]+)]", "{@linkplain $2 $1}")
                .replaceAll("(?<![\\w)\\]])\\[([\\w.#]+(?:\\([^)]*\\))?)]", "{@link $1}");
    }
}

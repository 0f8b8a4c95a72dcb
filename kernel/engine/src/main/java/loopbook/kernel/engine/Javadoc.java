package loopbook.kernel.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A documentation comment, its tags understood: as HTML of a few plain elements, without attributes, links and scripts, whatever
 * stands in the comment.
 */
final class Javadoc {
    private static final Pattern BLOCK = Pattern.compile("(?m)^\\s*@(\\w+)[ \\t]*");
    private static final Pattern TAG = Pattern.compile("</?([A-Za-z][A-Za-z0-9]*)[^>]*>|<!--.*?-->", Pattern.DOTALL);
    private static final Pattern ENTITY = Pattern.compile("&(?!#?\\w{1,8};)");
    private static final Set<String> PLAIN = Set.of(
            "p",
            "br",
            "pre",
            "code",
            "ul",
            "ol",
            "li",
            "b",
            "strong",
            "i",
            "em",
            "sub",
            "sup",
            "blockquote",
            "table",
            "tr",
            "th",
            "td",
            "thead",
            "tbody",
            "dl",
            "dt",
            "dd",
            "h1",
            "h2",
            "h3",
            "h4",
            "caption");
    private static final Map<String, String> HEADS = Map.of(
            "param", "Parameters",
            "return", "Returns",
            "throws", "Throws",
            "exception", "Throws",
            "since", "Since",
            "see", "See",
            "deprecated", "Deprecated");

    private Javadoc() {}

    /** The comment, without its stars, as HTML. */
    static String html(String comment) {
        Matcher first = BLOCK.matcher(comment);
        int end = first.find() ? first.start() : comment.length();
        StringBuilder html = new StringBuilder(inline(comment.substring(0, end)).strip());
        String head = "";
        for (Block block : blocks(comment.substring(end))) {
            String title = HEADS.get(block.tag);
            if (title != null) {
                html.append(title.equals(head) ? "" : "\n<p><b>" + title + ":</b></p>")
                        .append("\n<p>")
                        .append(block.html())
                        .append("</p>");
                head = title;
            }
        }
        return html.toString().strip();
    }

    private record Block(String tag, String text) {
        /** Names of parameters and exceptions as code, a reference as what it refers to. */
        String html() {
            if (tag.equals("param") || tag.equals("throws") || tag.equals("exception")) {
                String[] words = text.split("\\s+", 2);
                return "<code>" + escape(words[0]) + "</code>" + (words.length > 1 ? " " + inline(words[1]) : "");
            }
            boolean reference = tag.equals("see") && !text.startsWith("<") && !text.startsWith("\"");
            return reference ? "<code>" + escape(label(text)) + "</code>" : inline(text);
        }
    }

    private static List<Block> blocks(String text) {
        List<Block> blocks = new ArrayList<>();
        Matcher tag = BLOCK.matcher(text);
        int from = -1;
        String name = "";
        while (tag.find()) {
            if (from >= 0) {
                blocks.add(new Block(name, text.substring(from, tag.start()).strip()));
            }
            name = tag.group(1);
            from = tag.end();
        }
        if (from >= 0) {
            blocks.add(new Block(name, text.substring(from).strip()));
        }
        return blocks;
    }

    /** Resolves {@code {@tags}}; what is between them is HTML of the comment's own. */
    private static String inline(String text) {
        StringBuilder html = new StringBuilder();
        int from = 0;
        for (int at = text.indexOf("{@"); at >= 0; at = text.indexOf("{@", from)) {
            int end = closing(text, at);
            html.append(plain(text.substring(from, at))).append(tag(text.substring(at + 2, end)));
            from = Math.min(text.length(), end + 1);
        }
        return html.append(plain(text.substring(from))).toString();
    }

    private static int closing(String text, int open) {
        int depth = 0;
        for (int i = open; i < text.length(); i++) {
            depth += text.charAt(i) == '{' ? 1 : text.charAt(i) == '}' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return text.length();
    }

    private static String tag(String tag) {
        String[] parts = tag.split("\\s+", 2);
        String rest = parts.length > 1 ? parts[1] : "";
        return switch (parts[0]) {
            case "code" -> "<code>" + escape(rest) + "</code>";
            case "literal" -> escape(rest);
            case "link", "value" -> "<code>" + escape(label(rest)) + "</code>";
            case "linkplain" -> escape(label(rest));
            case "snippet" -> "<pre>" + escape(rest.substring(rest.indexOf(':') + 1)) + "</pre>";
            case "return" -> "Returns " + inline(rest) + ".";
            case "inheritDoc", "docRoot" -> "";
            default -> inline(rest);
        };
    }

    /** The label of {@code Type#member(Types) label}; without one the reference, written as code is. */
    private static String label(String reference) {
        int end = 0;
        for (int depth = 0; end < reference.length(); end++) {
            char c = reference.charAt(end);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (Character.isWhitespace(c) && depth == 0) {
                break;
            }
        }
        String label = reference.substring(end).strip();
        String name = reference.substring(0, end).replaceAll("\\b[a-z][\\w.]*\\.(?=[A-Z])", "");
        return label.isEmpty() ? (name.startsWith("#") ? name.substring(1) : name.replace('#', '.')) : label;
    }

    /** HTML of which only the plain elements are left. */
    private static String plain(String html) {
        StringBuilder safe = new StringBuilder();
        Matcher tag = TAG.matcher(html);
        int from = 0;
        while (tag.find()) {
            safe.append(text(html.substring(from, tag.start())));
            String name = tag.group(1) == null ? "" : tag.group(1).toLowerCase(java.util.Locale.ROOT);
            if (PLAIN.contains(name)) {
                safe.append(tag.group().startsWith("</") ? "</" : "<")
                        .append(name)
                        .append('>');
            }
            from = tag.end();
        }
        return safe.append(text(html.substring(from))).toString();
    }

    private static String text(String text) {
        return ENTITY.matcher(text).replaceAll("&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}

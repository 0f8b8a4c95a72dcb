package loopbook.kernel.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A declaration in Java source that a documentation comment stands before.
 *
 * @param header  the declaration up to its body
 * @param comment the comment, without its stars
 */
record Commented(String header, String comment) {
    private static final Pattern COMMENT = Pattern.compile("/\\*\\*((?s:.*?))\\*/|(?m:(?:^[ \\t]*///.*(?:\\n|\\z))+)");
    private static final Pattern STAR = Pattern.compile("(?m)^[ \\t]*\\* ?");
    private static final Pattern ANNOTATION = Pattern.compile("@(?!interface)[\\w.]+\\s*(\\([^)]*\\))?");

    private static final Pattern TYPE = Pattern.compile("\\b(?:class|interface|record|enum)\\s+(\\w+)");
    private static final Pattern NAME = Pattern.compile("(\\w+)\\s*(?:\\(|\\z)");

    /** All of a source, in their order. */
    static List<Commented> in(String source) {
        List<Commented> found = new ArrayList<>();
        Matcher comment = COMMENT.matcher(source);
        while (comment.find()) {
            String header = header(source, comment.end());
            if (!header.isEmpty()) {
                String stars = comment.group(1);
                found.add(new Commented(
                        header,
                        stars == null
                                ? MarkdownComment.javadoc(comment.group())
                                : STAR.matcher(stars).replaceAll("").strip()));
            }
        }
        return found;
    }

    private static String header(String source, int from) {
        String rest = ANNOTATION
                .matcher(source.substring(from, Math.min(source.length(), from + 2_000)))
                .replaceAll("");
        Matcher end = Pattern.compile("[{;=]|/\\*\\*|///|\\z").matcher(rest);
        return end.find() ? rest.substring(0, end.start()).strip() : "";
    }

    /** The comment on a declaration, if it has one. */
    static Optional<String> find(List<Commented> all, Signature wanted) {
        return all.stream().filter(each -> each.declares(wanted)).findFirst().map(Commented::comment);
    }

    /** The simple name of what is declared. */
    Optional<String> name() {
        Matcher type = TYPE.matcher(header);
        Matcher other = NAME.matcher(header);
        return type.find() ? Optional.of(type.group(1)) : other.find() ? Optional.of(other.group(1)) : Optional.empty();
    }

    private boolean declares(Signature wanted) {
        String name = Pattern.quote(wanted.name());
        Matcher type = Pattern.compile("\\b(class|interface|record|enum)\\s+" + name + "\\b")
                .matcher(header);
        if (wanted.parameters() == null) {
            boolean field = header.matches("(?s).*\\b" + name) && header.indexOf('(') < 0;
            return type.find() || field || header.matches("(?s)" + name + "\\b.*");
        }
        if (type.find()) {
            // A record's constructor is its header.
            return header.contains("record ") && wanted.owner().isEmpty();
        }
        Matcher method = Pattern.compile("\\b" + name + "\\s*\\(([^)]*)\\)", Pattern.DOTALL)
                .matcher(header);
        return method.find() && Signature.types(method.group(1)).equals(wanted.parameters());
    }
}

package loopbook.kernel.display;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Values in one form that the caller names. */
final class Forms {
    static final String JSON = "application/json";

    private static final String HTML = "text/html";
    private static final Pattern MIME_TYPE = Pattern.compile("(text|image|application|audio|video)/[\\w.+-]+");
    private static final Pattern LATEX = Pattern.compile("(?<!\\\\)\\$|\\\\[\\[(]|\\\\begin\\b");

    private Forms() {}

    static boolean isMimeType(String text) {
        return MIME_TYPE.matcher(text).matches();
    }

    /** Whether the text says itself where its formulas begin. */
    static boolean isLatex(String text) {
        return LATEX.matcher(text).find();
    }

    static MimeBundle text(String mimeType, String text) {
        return MimeBundle.text(text).with(mimeType, text);
    }

    static String[] list(String first, String... more) {
        return Stream.concat(Stream.of(first), Stream.of(more)).toArray(String[]::new);
    }

    /** The forms that the value's renderer has of these types; a text is taken to be of the type. */
    static MimeBundle as(@Nullable Object value, Renderers renderers, String... mimeTypes) {
        MimeBundle all = renderers.render(value);
        Map<String, Object> some = new LinkedHashMap<>();
        some.put(MimeBundle.TEXT, value instanceof CharSequence ? value.toString() : all.text());
        for (String type : mimeTypes) {
            some.put(type, form(value, all, type));
        }
        return new MimeBundle(some, all.metadata());
    }

    private static Object form(@Nullable Object value, MimeBundle all, String type) {
        Object own = value instanceof CharSequence ? null : all.data().get(type);
        if (own != null) {
            return own;
        } else if (value != null && type.equals(JSON) && isTree(value)) {
            return json(value);
        } else if (value instanceof CharSequence) {
            return value.toString();
        } else if (value instanceof byte[] bytes && !type.startsWith("text/")) {
            return Base64.getEncoder().encodeToString(bytes);
        } else if (type.startsWith("text/")) {
            return type.equals(HTML) ? "<pre>" + Tables.escape(all.text()) + "</pre>" : all.text();
        }
        throw new IllegalArgumentException(
                (value == null ? "null" : "A value of " + value.getClass().getSimpleName()) + " has no form " + type
                        + ", only " + String.join(", ", all.data().keySet()));
    }

    private static boolean isTree(Object value) {
        return Stream.of(CharSequence.class, Map.class, List.class, Number.class, Boolean.class)
                .anyMatch(type -> type.isInstance(value));
    }

    /** A text is read as JSON, anything else is a tree of it. */
    static Object json(Object tree) {
        return tree instanceof CharSequence text ? JsonText.read(text.toString()) : tree;
    }
}

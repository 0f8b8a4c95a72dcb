package loopbook.kernel.display;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Values in one form that the caller names. */
final class Forms {
    private static final Pattern MIME_TYPE = Pattern.compile("(text|image|application|audio|video)/[\\w.+-]+");

    private Forms() {}

    static boolean isMimeType(String text) {
        return MIME_TYPE.matcher(text).matches();
    }

    static MimeBundle text(String mimeType, String text) {
        return MimeBundle.text(text).with(mimeType, text);
    }

    static String[] list(String first, String... more) {
        return Stream.concat(Stream.of(first), Stream.of(more)).toArray(String[]::new);
    }

    /** The forms that the value's renderer has of these types; of one that has none, its text is taken to be of the type. */
    static MimeBundle as(@Nullable Object value, Renderers renderers, String... mimeTypes) {
        MimeBundle all = renderers.render(value);
        Map<String, Object> some = new LinkedHashMap<>();
        some.put(MimeBundle.TEXT, value instanceof CharSequence ? value.toString() : all.text());
        for (String type : mimeTypes) {
            Object form = value instanceof CharSequence ? null : all.data().get(type);
            some.put(type, form == null ? String.valueOf(value) : form);
        }
        return new MimeBundle(some, all.metadata());
    }
}

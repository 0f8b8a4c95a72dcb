package loopbook.kernel.display;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
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

    /** The form that the value's renderer has of this type; of one that has none, its text is taken to be of the type. */
    static MimeBundle as(String mimeType, @Nullable Object value, Renderers renderers) {
        MimeBundle all = renderers.render(value);
        Object form = all.data().get(mimeType);
        if (form == null || value instanceof CharSequence) {
            return text(mimeType, String.valueOf(value));
        }
        Map<String, Object> one = new LinkedHashMap<>();
        one.put(MimeBundle.TEXT, all.text());
        one.put(mimeType, form);
        return new MimeBundle(one, all.metadata());
    }
}

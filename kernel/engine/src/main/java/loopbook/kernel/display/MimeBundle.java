package loopbook.kernel.display;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a value looks like, in one or several forms: MIME type to data. {@code text/plain} is always there. Binary
 * forms (pictures) are Base64 texts, as front ends want them.
 */
public record MimeBundle(Map<String, Object> data, Map<String, Object> metadata) {
    /** The MIME type that every bundle has. */
    public static final String TEXT = "text/plain";

    /** Copies both maps; the order of the data is kept. {@code text/plain} is put in, empty, if it is missing. */
    public MimeBundle {
        Map<String, Object> all = new LinkedHashMap<>(data);
        all.putIfAbsent(TEXT, "");
        data = Collections.unmodifiableMap(all);
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }

    /** Plain text alone. */
    public static MimeBundle text(String text) {
        return new MimeBundle(Map.of(TEXT, text), Map.of());
    }

    /** Plain text, and HTML for those who can show it. */
    public static MimeBundle html(String text, String html) {
        return text(text).with("text/html", html);
    }

    /** The same with one form more, or another in its place. */
    public MimeBundle with(String mimeType, Object form) {
        Map<String, Object> all = new LinkedHashMap<>(data);
        all.put(mimeType, form);
        return new MimeBundle(all, metadata);
    }

    /** The same with a picture, and what it shows in words: in the metadata of its type, where IPython has them, too. */
    public MimeBundle picture(String mimeType, Object form, String alt) {
        Map<String, Object> all = new LinkedHashMap<>(metadata);
        all.put(mimeType, Map.of("alt", alt));
        return new MimeBundle(with(mimeType, form).data(), all);
    }

    /** The {@code text/plain} form. */
    public String text() {
        return String.valueOf(data.get(TEXT));
    }
}

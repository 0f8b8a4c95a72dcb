package loopbook.client;

import java.util.Optional;

/** Something that shows itself in a notebook. Its {@code toString} is the form for a terminal. */
public interface Shown {
    /** A static piece of HTML: no script, no outside address, every text of the platform escaped. */
    String html();

    /** The same as a picture, for viewers that leave HTML out. */
    default Optional<byte[]> png() {
        return Optional.empty();
    }

    /**
     * Text for HTML and SVG, inside an element or an attribute. What XML cannot hold at all (control characters, half
     * surrogates), and what would turn the direction of the text after it, becomes a replacement sign.
     */
    static String escape(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.appendCodePoint(harmless(c) ? c : 0xFFFD);
            }
        });
        return safe.toString();
    }

    private static boolean harmless(int c) {
        boolean control = c < 0x20 && c != '\t' && c != '\n' && c != '\r';
        boolean halfPair = c >= 0xD800 && c <= 0xDFFF;
        boolean turn = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
        return !control && !halfPair && !turn && c != 0xFFFE && c != 0xFFFF;
    }
}

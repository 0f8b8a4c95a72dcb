package loopbook.drawing;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The font of labels in pictures and charts. One is shipped along, so that a bare server draws the same as a desk; only a
 * text that it has no letters for is drawn in the system's own font.
 */
public final class Fonts {
    private static final String SHIPPED = "DejaVuSans.ttf";
    private static final Loaded LOADED = load();

    private record Loaded(@Nullable Font font, String problem) {}

    private Fonts() {}

    /**
     * To be called before anything draws text with Java's own means: on a Linux without fonts it names the shipped one to
     * Java, which else cannot draw any text at all until it is restarted. Harmless to repeat.
     */
    public static void prepare() {
        // Reading any static of this class has done it.
        if (LOADED.font == null && LOADED.problem.isEmpty()) {
            throw new IllegalStateException("the font is neither there nor missing");
        }
    }

    /** Why no text can be drawn here, if so: mostly a library that is not installed. */
    public static Optional<String> problem() {
        return LOADED.font == null ? Optional.of(LOADED.problem) : Optional.empty();
    }

    /**
     * A font of this size in pixels that can draw this text.
     *
     * @throws IllegalStateException if this computer cannot draw text at all, see {@link #problem()}
     */
    public static Font sans(float size, String text) {
        Font font = LOADED.font;
        if (font == null) {
            throw new IllegalStateException(LOADED.problem);
        }
        return font.canDisplayUpTo(text) < 0
                ? font.deriveFont(size)
                : new Font(Font.SANS_SERIF, Font.PLAIN, (int) size);
    }

    private static Loaded load() {
        try (InputStream ttf = Fonts.class.getResourceAsStream(SHIPPED)) {
            if (ttf == null) {
                return new Loaded(null, "No text can be drawn: " + SHIPPED + " is missing from the jar.");
            }
            byte[] bytes = ttf.readAllBytes();
            BareSystem.offer(bytes);
            Font font = Font.createFont(Font.TRUETYPE_FONT, new ByteArrayInputStream(bytes));
            // The libraries are only needed, and missed, when a letter is measured.
            font.deriveFont(12f).getStringBounds("x", new FontRenderContext(null, true, true));
            return new Loaded(font, "");
        } catch (IOException | FontFormatException | RuntimeException | LinkageError | InternalError e) {
            return new Loaded(
                    null,
                    "No text can be drawn on this computer (" + e + "). On Debian install"
                            + " fontconfig and libfreetype6, then restart Java.");
        }
    }
}

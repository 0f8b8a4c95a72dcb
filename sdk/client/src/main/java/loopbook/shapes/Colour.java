package loopbook.shapes;

import java.awt.Color;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A label's colour.
 *
 * @param red 0 to 255
 * @param green 0 to 255
 * @param blue 0 to 255
 */
public record Colour(int red, int green, int blue) {
    /** The colour of a label that has none. */
    public static final Colour WHITE = new Colour(255, 255, 255);

    private static final Pattern HEX = Pattern.compile("#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})");
    private static final Pattern RGB =
            Pattern.compile("rgb\\(\\s*(\\d{1,3})\\s*,\\s*(\\d{1,3})\\s*,\\s*(\\d{1,3})\\s*\\)");

    /** Refuses parts outside of 0 to 255. */
    public Colour {
        if (((red | green | blue) & ~0xff) != 0) {
            throw new IllegalArgumentException(
                    "rgb(" + red + "," + green + "," + blue + ") is no colour: each part goes from 0 to 255.");
        }
    }

    /** Reads {@code #rrggbb} or {@code rgb(r,g,b)}, in either case. */
    public static Colour parse(String text) {
        String lower = text.strip().toLowerCase(Locale.ROOT);
        Matcher hex = HEX.matcher(lower);
        Matcher rgb = RGB.matcher(lower);
        if (hex.matches()) {
            return of(hex, 16);
        } else if (rgb.matches()) {
            return of(rgb, 10);
        }
        throw new IllegalArgumentException(
                "\"" + text + "\" is no colour that labels can have; write it as #rrggbb or rgb(r,g,b).");
    }

    private static Colour of(Matcher parts, int radix) {
        return new Colour(
                Integer.parseInt(parts.group(1), radix),
                Integer.parseInt(parts.group(2), radix),
                Integer.parseInt(parts.group(3), radix));
    }

    /** As {@code #rrggbb}. */
    public String hex() {
        return String.format("#%02x%02x%02x", red, green, blue);
    }

    /** For drawing. */
    public Color awt() {
        return new Color(red, green, blue);
    }

    int argb() {
        return 0xff000000 | red << 16 | green << 8 | blue;
    }

    @Override
    public String toString() {
        return hex();
    }
}

package loopbook.drawing;

import java.awt.Color;

/** Colours that are told apart on a photograph and by most colour-blind eyes. */
final class Palette {
    private static final int[] COLOURS = {
        0xe69f00, 0x56b4e9, 0x009e73, 0xf0e442, 0x0072b2, 0xd55e00, 0xcc79a7, 0x9467bd, 0x17becf, 0xbcbd22
    };

    private Palette() {}

    static Color of(String label) {
        return new Color(COLOURS[Math.floorMod(label.hashCode(), COLOURS.length)]);
    }

    /** Black or white: whichever is easier to read on this colour. */
    static Color textOn(Color colour) {
        double light = 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
        return light > 0.179 ? Color.BLACK : Color.WHITE;
    }

    private static double linear(int part) {
        double value = part / 255.0;
        return value <= 0.03928 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}

package loopbook.reports;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.OptionalLong;

/**
 * What a picture looks like in 64 bits: whether it grows lighter from each of 9 x 8 fields to the next. Sizes, formats and
 * small changes of colour leave nearly all of them alone.
 */
final class PictureHash {
    private static final int WIDE = 9;
    private static final int HIGH = 8;

    /** A picture of fewer shades says nothing about what it shows. */
    private static final int LEAST_CONTRAST = 8;

    private PictureHash() {}

    /** Empty for a picture that is of one shade all over. */
    static OptionalLong of(BufferedImage picture) {
        int[] greys = greys(picture);
        int low = 255;
        int high = 0;
        long hash = 0;
        for (int y = 0; y < HIGH; y++) {
            for (int x = 0; x < WIDE; x++) {
                int grey = greys[y * WIDE + x];
                low = Math.min(low, grey);
                high = Math.max(high, grey);
                if (x > 0) {
                    hash = hash << 1 | (grey > greys[y * WIDE + x - 1] ? 1 : 0);
                }
            }
        }
        return high - low < LEAST_CONTRAST ? OptionalLong.empty() : OptionalLong.of(hash);
    }

    /** The mean lightness of each field. */
    private static int[] greys(BufferedImage picture) {
        BufferedImage small = new BufferedImage(WIDE * 8, HIGH * 8, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = small.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(picture, 0, 0, small.getWidth(), small.getHeight(), null);
        graphics.dispose();
        int[] greys = new int[WIDE * HIGH];
        for (int y = 0; y < small.getHeight(); y++) {
            for (int x = 0; x < small.getWidth(); x++) {
                int rgb = small.getRGB(x, y);
                int grey = (299 * (rgb >> 16 & 0xff) + 587 * (rgb >> 8 & 0xff) + 114 * (rgb & 0xff)) / 1000;
                greys[y / 8 * WIDE + x / 8] += grey;
            }
        }
        for (int i = 0; i < greys.length; i++) {
            greys[i] /= 64;
        }
        return greys;
    }
}

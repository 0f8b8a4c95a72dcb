package loopbook.pictures;

import java.awt.image.BufferedImage;

/**
 * A picture as it is to be seen, upright and opaque, possibly reduced.
 *
 * @param fullWidth width of the whole picture in pixels, upright
 * @param fullHeight height of the whole picture in pixels, upright
 */
record Decoded(BufferedImage image, int fullWidth, int fullHeight) {
    /** Pixels here for one pixel of the whole picture. */
    double scale() {
        return (double) image.getWidth() / fullWidth;
    }

    /** The same with its longer side of this many pixels. */
    Decoded resized(int longer) {
        return new Decoded(Scaling.to(image, longer), fullWidth, fullHeight);
    }

    int longer() {
        return Math.max(image.getWidth(), image.getHeight());
    }
}

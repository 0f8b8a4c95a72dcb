package loopbook.pictures;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/** Pictures made smaller or larger. */
final class Scaling {
    private Scaling() {}

    /** With its longer side of this many pixels; itself if it has them. */
    static BufferedImage to(BufferedImage image, int longer) {
        double scale = (double) longer / Math.max(image.getWidth(), image.getHeight());
        if (scale == 1) {
            return image;
        }
        // One bilinear step looks at four pixels; below a half it would pass over others.
        return scale < 0.5 ? to(step(image, 0.5, false), longer) : step(image, scale, scale >= 2);
    }

    /** The same, but never larger than it is. */
    static BufferedImage within(BufferedImage image, int longer) {
        return Math.max(image.getWidth(), image.getHeight()) <= longer ? image : to(image, longer);
    }

    private static BufferedImage step(BufferedImage image, double scale, boolean hardPixels) {
        int width = Math.max(1, (int) Math.round(image.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(image.getHeight() * scale));
        BufferedImage scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = scaled.createGraphics();
        graphics.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION,
                hardPixels
                        ? RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR
                        : RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(image, 0, 0, width, height, null);
        graphics.dispose();
        return scaled;
    }
}

package loopbook.shapes;

import java.awt.image.BufferedImage;
import java.util.Optional;
import tools.jackson.databind.node.StringNode;

/**
 * The pixels of one thing, on the wire {@code binary}: a PNG of the item's size, opaque where the thing is. It stays as
 * text until its pixels are asked for.
 *
 * @param png the PNG as {@code data:image/png;base64,…}
 */
public record Mask(Tag tag, String png) implements Shape {
    /** Refuses what is no PNG data address. */
    public Mask {
        if (!png.startsWith(Pixels.PREFIX)) {
            throw new IllegalArgumentException("A mask is a PNG as " + Pixels.PREFIX + "…, but got "
                    + png.substring(0, Math.min(40, png.length())));
        }
    }

    /**
     * The picture in the mask.
     *
     * @throws IllegalStateException if the PNG cannot be read
     */
    public BufferedImage image() {
        return Pixels.decode(png);
    }

    /** Whether each pixel belongs to it, by row and column: where the PNG's alpha is above 127. */
    public boolean[][] pixels() {
        return Pixels.grid(image());
    }

    /** The colour of its first pixel, by rows; white if there is none. */
    public Colour colour() {
        return Pixels.colour(image());
    }

    /** The same pixels in another colour; itself if it has that colour already. */
    @Override
    public Mask painted(Colour colour) {
        BufferedImage image = image();
        return Pixels.colour(image).equals(colour) ? this : new Mask(tag, Pixels.encode(Pixels.grid(image), colour));
    }

    @Override
    public Mask tag(Tag other) {
        return new Mask(other, png);
    }

    @Override
    public String type() {
        return "binary";
    }

    @Override
    public StringNode coordinates() {
        return Json.NODES.stringNode(png);
    }

    /** The rectangle from the first to the last pixel; empty if there is none. */
    @Override
    public Optional<Bounds> bounds() {
        return Pixels.bounds(pixels());
    }

    /** Short: a PNG is no reading matter. */
    @Override
    public String toString() {
        return "Mask[tag=" + tag + ", png of " + png.length() + " characters]";
    }
}

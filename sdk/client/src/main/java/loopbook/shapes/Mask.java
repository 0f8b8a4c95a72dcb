package loopbook.shapes;

import java.awt.image.BufferedImage;
import java.util.Comparator;
import java.util.List;
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

    /** The outlines of its largest parts and holes, at most so many, the largest first. */
    public List<Polygon> polygons(int most) {
        return Contours.of(pixels()).stream()
                .sorted(Comparator.comparingDouble(Contours::area).reversed())
                .limit(most)
                .map(Contours::simplified)
                .filter(ring -> ring.size() > 2)
                .map(ring -> new Polygon(tag, List.of(ring)))
                .toList();
    }

    /**
     * The upright rectangles around its parts and holes, those of the largest first. What is one pixel wide has no area
     * between the middles of its pixels, and is left out, as the reference does.
     */
    public List<Box> boxes() {
        return Contours.of(pixels()).stream()
                .filter(border -> Contours.area(border) > 0)
                .sorted(Comparator.comparingDouble(Contours::area).reversed())
                .map(Bounds::around)
                .map(at -> new Box(tag, at.left(), at.top(), at.right(), at.bottom(), 0))
                .toList();
    }

    /** These pixels, too, in this one's colour; both must be of one size. */
    public Mask with(Mask other) {
        boolean[][] all = pixels();
        boolean[][] more = other.pixels();
        if (all.length != more.length || all[0].length != more[0].length) {
            throw new IllegalArgumentException("Masks of " + all[0].length + " x " + all.length + " and "
                    + more[0].length + " x " + more.length + " pixels cannot be put together.");
        }
        for (int y = 0; y < all.length; y++) {
            for (int x = 0; x < all[y].length; x++) {
                all[y][x] |= more[y][x];
            }
        }
        return new Mask(tag, Pixels.encode(all, colour()));
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

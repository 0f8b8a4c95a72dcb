package loopbook.pictures;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import loopbook.client.Annotation;
import loopbook.client.Item;
import loopbook.drawing.Drawing;

/** Items as pictures, with their annotations drawn on them. */
public final class Pictures {
    private static final int LARGEST = 4096;
    private static final int SMALL = 300;

    private Pictures() {}

    /** The picture of an item with all its annotations; requests for file, annotations and the labels' colours. */
    public static Picture picture(Item item) {
        return picture(item, options -> options);
    }

    /**
     * The picture of an item: {@code picture(item, o -> o.labels("Cat").thickness(2).alpha(0.4))}.
     *
     * @throws loopbook.errors.UnreadableAnswer if the item is no picture, damaged, or has too many pixels to decode
     */
    public static Picture picture(Item item, UnaryOperator<PictureOptions> options) {
        PictureOptions chosen = options.apply(new PictureOptions());
        Markings markings = chosen.overlay() ? markings(item, chosen) : new Markings(List.of(), Map.of(), 0);
        Decoded decoded =
                sized(Decoder.decode(item.bytes(), item.filename(), item.mimetype(), largest(chosen)), chosen.size());
        BufferedImage drawn = Drawing.overlay(
                decoded.image(), markings.shapes(), markings.palette(), o -> o.thickness(chosen.thickness())
                        .alpha(chosen.alpha())
                        .text(chosen.text())
                        .scale(decoded.scale()));
        return new Picture(item, drawn, markings);
    }

    private static Markings markings(Item item, PictureOptions options) {
        List<Annotation> annotations =
                item.annotations().list().stream().filter(options::wants).toList();
        return Markings.of(annotations, annotations.isEmpty() ? Map.of() : Markings.coloursOf(item.dataset()));
    }

    private static int largest(PictureOptions options) {
        return options.size() == PictureOptions.AUTOMATIC ? LARGEST : options.size();
    }

    private static Decoded sized(Decoded decoded, int size) {
        int longer = decoded.longer();
        if (size != PictureOptions.AUTOMATIC) {
            return decoded.resized(size);
        } else if (longer > LARGEST) {
            return decoded.resized(LARGEST);
        }
        // On a handful of pixels no line and no label could be read.
        return longer < SMALL ? decoded.resized(longer * ((SMALL + longer - 1) / longer)) : decoded;
    }

    /** A page of small pictures; at most the first 60 are loaded. A listing is asked for one page and its count. */
    public static Gallery gallery(Iterable<Item> items) {
        return gallery(items, options -> options);
    }

    /** A page of small pictures: {@code gallery(items, o -> o.columns(4).size(200).overlay(false))}. */
    public static Gallery gallery(Iterable<Item> items, UnaryOperator<GalleryOptions> options) {
        return Gallery.load(items, options.apply(new GalleryOptions()));
    }
}

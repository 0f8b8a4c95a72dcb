package loopbook.pictures;

import java.awt.image.BufferedImage;
import java.util.Optional;
import loopbook.client.Item;
import loopbook.client.Names;

/**
 * One place in a gallery.
 *
 * @param image the small picture; empty if there is none
 * @param annotations how many are drawn on it, or how many the item was said to have if they are not
 * @param trouble why there is none
 */
record Tile(Item item, Optional<BufferedImage> image, int annotations, String trouble) {
    static Tile of(Item item, BufferedImage image) {
        return of(item, image, item.annotationsCount());
    }

    static Tile of(Item item, BufferedImage image, int annotations) {
        return new Tile(item, Optional.of(image), annotations, "");
    }

    static Tile trouble(Item item, String why) {
        return new Tile(item, Optional.empty(), item.annotationsCount(), why);
    }

    String caption() {
        return item.name();
    }

    String alt() {
        String said = trouble.isEmpty() ? ", " + Names.counted(annotations, "annotations") : ": " + trouble;
        return item.filename() + said;
    }
}

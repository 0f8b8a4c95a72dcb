package loopbook.pictures;

import java.awt.image.BufferedImage;
import java.util.Optional;
import loopbook.client.Item;
import loopbook.client.Names;

/**
 * One place in a gallery.
 *
 * @param image the small picture; empty if there is none
 * @param trouble why there is none
 */
record Tile(Item item, Optional<BufferedImage> image, String trouble) {
    static Tile of(Item item, BufferedImage image) {
        return new Tile(item, Optional.of(image), "");
    }

    static Tile trouble(Item item, String why) {
        return new Tile(item, Optional.empty(), why);
    }

    String caption() {
        return item.name();
    }

    String alt() {
        String said = trouble.isEmpty() ? ", " + Names.counted(item.annotationsCount(), "annotations") : ": " + trouble;
        return item.filename() + said;
    }
}

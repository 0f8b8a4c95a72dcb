package loopbook.pictures;

import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import loopbook.client.Item;
import loopbook.errors.LoopbookException;
import loopbook.http.Env;
import loopbook.http.Progress;

/**
 * Small pictures of items, upright and opaque, without annotations. They are kept in {@code ~/.cache/loopbook}, at most 200
 * MB, readable by the user only; the environment variable {@code LOOPBOOK_CACHE} names another folder, or {@code off}.
 */
public final class Thumbnails {
    /** A file up to this length is loaded itself; of a larger one the platform's thumbnail, if it has one. */
    private static final long SMALL_FILE = 1_500_000;

    private static final int AT_ONCE = 256;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final ThumbnailCache CACHE = ThumbnailCache.of(Env.system());

    private Thumbnails() {}

    /**
     * The picture of an item, its longer side of at most so many pixels.
     *
     * @throws loopbook.errors.UnreadableAnswer if the item is no picture, damaged, or has too many pixels to decode
     */
    public static BufferedImage of(Item item, int size) {
        return decoded(item, size).image();
    }

    /** Of each item, loaded side by side and handed over one after another; what cannot be read comes with the reason. */
    public static void each(
            List<Item> items, int size, BiConsumer<Item, BufferedImage> taken, BiConsumer<Item, String> trouble) {
        try (Progress progress = Progress.start("Loading pictures", items.size())) {
            for (int from = 0; from < items.size(); from += AT_ONCE) {
                List<Item> some = items.subList(from, Math.min(items.size(), from + AT_ONCE));
                for (Tile tile : Workers.on(some, item -> Tile.of(item, of(item, size)))
                        .results(Tile::trouble, Deadline.in(PATIENCE))) {
                    tile.image()
                            .ifPresentOrElse(
                                    image -> taken.accept(tile.item(), image),
                                    () -> trouble.accept(tile.item(), tile.trouble()));
                }
                progress.add(some.size());
            }
        }
    }

    /** The picture as an address that holds it, as a cell of a table shows it. */
    public static String address(BufferedImage picture) {
        return Encoder.address("image/jpeg", Encoder.jpeg(picture, 0.75));
    }

    /** No larger than this, from the disk if it was seen before. */
    static Decoded decoded(Item item, int size) {
        return decoded(item, size, CACHE);
    }

    static Decoded decoded(Item item, int size, ThumbnailCache cache) {
        return cache.find(item, size).orElseGet(() -> {
            Decoded loaded = loaded(item, size);
            Decoded small = loaded.longer() > size ? loaded.resized(size) : loaded;
            cache.put(item, size, small);
            return small;
        });
    }

    private static Decoded loaded(Item item, int size) {
        if (Film.is(item)) {
            return Film.decoded(item);
        }
        if (item.size() > SMALL_FILE) {
            try {
                Decoded small = Decoder.decode(item.thumbnail(), item.filename(), item.mimetype(), size);
                if (small.longer() * 2 >= size) {
                    return ofWhole(small, item);
                }
            } catch (LoopbookException noThumbnail) {
                // The file itself is still there; if that fails, too, the tile says why.
                return Decoder.decode(item.bytes(), item.filename(), item.mimetype(), size);
            }
        }
        return Decoder.decode(item.bytes(), item.filename(), item.mimetype(), size);
    }

    /** A thumbnail does not know how large the picture is that annotations refer to; the item does. */
    private static Decoded ofWhole(Decoded thumbnail, Item item) {
        int width = item.width().orElse(thumbnail.fullWidth());
        int height = item.height().orElse(thumbnail.fullHeight());
        boolean turned = (width > height) != (thumbnail.fullWidth() > thumbnail.fullHeight()) && width != height;
        return new Decoded(thumbnail.image(), turned ? height : width, turned ? width : height);
    }
}

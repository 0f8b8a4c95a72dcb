package loopbook.pictures;

import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import loopbook.client.Item;
import loopbook.errors.LoopbookException;
import loopbook.http.Env;
import loopbook.http.Progress;

/**
 * Small pictures of items, upright and opaque, without annotations. They are kept in {@code ~/.cache/loopbook}, about 200
 * MB at most, readable by the user only, one for all items of the same bytes; the environment variable {@code LOOPBOOK_CACHE} names another folder, or {@code off}.
 */
public final class Thumbnails {
    /** A file up to this length is loaded itself; of a larger one the platform's thumbnail, if it has one. */
    private static final long SMALL_FILE = 1_500_000;

    private static final int AT_ONCE = 256;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final ThumbnailCache CACHE = ThumbnailCache.of(Env.system());

    /** Of the files that are loaded side by side; while one is read there are two copies of it. */
    private static final Shares FILES = new Shares(Runtime.getRuntime().maxMemory() / 8);

    private Thumbnails() {}

    /**
     * The picture of an item, its longer side of at most so many pixels.
     *
     * @throws loopbook.errors.UnreadableAnswer if the item is no picture, damaged, or has too many pixels to decode; also
     *     if the file has more than 100 MB, or an eighth of the memory, and the platform has no small picture of it
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
            PictureFile.check(item);
            int share = FILES.take(PictureFile.held(item));
            try {
                return made(item, size, cache);
            } finally {
                FILES.giveBack(share);
            }
        });
    }

    private static Decoded made(Item item, int size, ThumbnailCache cache) {
        Loaded loaded = loaded(item, size);
        Decoded small = cache.find(loaded.content(), size).orElseGet(() -> {
            Decoded made = loaded.picture().get();
            Decoded reduced = made.longer() > size ? made.resized(size) : made;
            cache.put(loaded.content(), size, reduced);
            return reduced;
        });
        cache.remember(item, size, loaded.content());
        return small;
    }

    /** What a small picture is made of: the digest of the bytes, and what makes a picture of them. */
    private record Loaded(String content, Supplier<Decoded> picture) {
        static Loaded file(Item item, int size) {
            byte[] bytes = PictureFile.bytes(item);
            return new Loaded(
                    ThumbnailCache.digest(bytes), () -> Decoder.decode(bytes, item.filename(), item.mimetype(), size));
        }

        static Loaded film(Item item) {
            byte[] bytes = Film.bytes(item);
            return new Loaded(ThumbnailCache.digest(bytes), () -> Film.decoded(bytes, item));
        }

        /** The platform's own small picture, which goes with the size that the item says of the whole. */
        static Loaded thumbnail(byte[] bytes, Decoded small, Item item) {
            Decoded whole = ofWhole(small, item);
            String content = ThumbnailCache.digest(bytes) + " " + whole.fullWidth() + " " + whole.fullHeight();
            return new Loaded(ThumbnailCache.digest(content.getBytes(StandardCharsets.US_ASCII)), () -> whole);
        }
    }

    private static Loaded loaded(Item item, int size) {
        if (Film.is(item)) {
            return Loaded.film(item);
        }
        if (item.size() > SMALL_FILE) {
            try {
                byte[] bytes = item.thumbnail();
                Decoded small = Decoder.decode(bytes, item.filename(), item.mimetype(), size);
                if (small.longer() * 2 >= size) {
                    return Loaded.thumbnail(bytes, small, item);
                }
            } catch (LoopbookException noThumbnail) {
                // The file itself is still there; if that fails, too, the tile says why.
                return Loaded.file(item, size);
            }
        }
        return Loaded.file(item, size);
    }

    /** A thumbnail does not know how large the picture is that annotations refer to; the item does. */
    private static Decoded ofWhole(Decoded thumbnail, Item item) {
        int width = item.width().orElse(thumbnail.fullWidth());
        int height = item.height().orElse(thumbnail.fullHeight());
        boolean turned = (width > height) != (thumbnail.fullWidth() > thumbnail.fullHeight()) && width != height;
        return new Decoded(thumbnail.image(), turned ? height : width, turned ? width : height);
    }
}

package loopbook.pictures;

import java.io.IOException;
import java.io.InputStream;
import loopbook.client.Item;
import loopbook.errors.UnreadableAnswer;

/**
 * The file of an item, for a small picture: a listing of anything is shown as a gallery, so nothing is loaded that is no
 * picture by its media type, and nothing that is too large to be loaded for one tile.
 */
final class PictureFile {
    private static final long MEMORY = Runtime.getRuntime().maxMemory();

    /** In bytes. Whoever wants a larger one names it: {@code picture(item)}. */
    private static final int MOST = (int) Math.min(100_000_000, MEMORY / 8);

    private PictureFile() {}

    /** @throws UnreadableAnswer if its media type is known, and neither that of a picture nor of a film */
    static void check(Item item) {
        String type = item.mimetype();
        boolean may = type.startsWith("image/") || type.startsWith("video/") || type.endsWith("/octet-stream");
        if (!may && !isLink(item)) {
            throw new UnreadableAnswer(
                    item.filename() + " is no picture (" + type + ", " + item.size() + " bytes)", null);
        }
    }

    /** @throws UnreadableAnswer if there are too many of them, or it ends early */
    static byte[] bytes(Item item) {
        return bytes(item, MOST);
    }

    static byte[] bytes(Item item, int most) {
        if (isLink(item) || item.size() == 0) {
            return unmeasured(item, most);
        }
        if (item.size() > most) {
            throw tooLarge(item, item.size() / 1_000_000 + " MB, ", most);
        }
        return item.bytes();
    }

    /** How many bytes are held while it is loaded and decoded, as far as anybody knows before. */
    static long held(Item item) {
        return isLink(item) ? 0 : Math.min(item.size(), MOST);
    }

    /** What a link leads to has any length. */
    private static byte[] unmeasured(Item item, int most) {
        try (InputStream in = item.stream()) {
            byte[] bytes = in.readNBytes(most + 1);
            if (bytes.length > most) {
                throw tooLarge(item, "", most);
            }
            return bytes;
        } catch (IOException e) {
            throw new UnreadableAnswer(item.filename() + " could not be read: " + e.getMessage(), e);
        }
    }

    private static UnreadableAnswer tooLarge(Item item, String size, int most) {
        return new UnreadableAnswer(
                item.filename() + " has " + size + "more than the " + most / 1_000_000
                        + " MB that are loaded for a small picture",
                null);
    }

    private static boolean isLink(Item item) {
        return !item.json().at("/metadata/system/shebang/linkInfo").isMissingNode();
    }
}

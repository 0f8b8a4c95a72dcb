package loopbook.pictures;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import loopbook.client.Dataset;
import loopbook.client.Item;
import loopbook.client.Listing;
import loopbook.client.Shown;

/**
 * Entities as cards with pictures. A card is read when it is shown, within about two seconds, and never fails: what could
 * not be read is said in words.
 */
public final class Cards {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    static final int SIZE = 96;

    private Cards() {}

    /** A dataset: counts, labels with their colours, and a strip of its first pictures. */
    public static Shown of(Dataset dataset) {
        return of(dataset, PATIENCE);
    }

    static Shown of(Dataset dataset, Duration patience) {
        return new DatasetCard(dataset, patience);
    }

    /** An item: a small picture beside its facts. */
    public static Shown of(Item item) {
        return card(item.toString(), () -> html(item));
    }

    /** A listing of items: a gallery of the first ones, or what the listing says of itself when there are none. */
    public static Shown of(Listing<Item> items) {
        return of(items, PATIENCE);
    }

    static Shown of(Listing<Item> items, Duration patience) {
        return Gallery.preview(items, patience).<Shown>map(gallery -> gallery).orElse(items);
    }

    private static Shown card(String text, Supplier<String> html) {
        return new Shown() {
            @Override
            public String html() {
                return html.get();
            }

            @Override
            public String toString() {
                return text;
            }
        };
    }

    private static String html(Item item) {
        Tile tile = Tiles.load(List.of(item), 2 * SIZE, false, Deadline.in(PATIENCE))
                .get(0);
        return "<div style=\"display:flex;gap:12px;align-items:center\">" + thumbnail(tile) + item.html() + "</div>";
    }

    static String thumbnail(Tile tile) {
        return tile.image()
                .map(image -> Markup.image(
                        Encoder.address("image/jpeg", Encoder.jpeg(image, 0.8)), tile.alt(), "display:block"))
                .orElse("<span style=\"font-size:.75em;padding:4px;max-width:" + SIZE + "px;" + Markup.bordered()
                        + "\">" + Shown.escape(tile.caption() + ": " + tile.trouble()) + "</span>");
    }
}

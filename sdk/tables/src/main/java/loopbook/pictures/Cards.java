package loopbook.pictures;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import loopbook.client.Dataset;
import loopbook.client.Item;
import loopbook.client.Listing;
import loopbook.client.Shown;
import loopbook.shapes.Colour;

/**
 * Entities as cards with pictures. A card is read when it is shown, within about two seconds, and never fails: what could
 * not be read is said in words.
 */
public final class Cards {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int STRIP = 8;
    private static final int SIZE = 96;

    private Cards() {}

    /** A dataset: counts, labels with their colours, and a strip of its first pictures. */
    public static Shown of(Dataset dataset) {
        return of(dataset, PATIENCE);
    }

    static Shown of(Dataset dataset, Duration patience) {
        return card(dataset.toString(), () -> html(dataset, patience));
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

    private static String html(Dataset dataset, Duration patience) {
        Deadline end = Deadline.in(patience);
        List<Supplier<String>> texts = List.of(() -> counts(dataset), () -> labels(dataset));
        Workers<Supplier<String>, String> reading = Workers.on(texts, Supplier::get);
        String strip = strip(dataset, end);
        List<String> read = reading.results((part, why) -> trouble(why), end);
        return "<div><div><strong>Dataset</strong> " + Shown.escape(dataset.name()) + " <code style=\"opacity:.7\">"
                + Shown.escape(dataset.id()) + "</code></div><div>" + read.get(0)
                + "</div><div style=\"margin:4px 0\">"
                + read.get(1) + "</div>" + strip + "</div>";
    }

    private static String trouble(String why) {
        return "<em>not read: " + Shown.escape(why) + "</em>";
    }

    private static String counts(Dataset dataset) {
        Dataset now = dataset.refresh();
        return number(now.itemsCount(), "item") + ", " + number(now.annotationsCount(), "annotation");
    }

    private static String number(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    private static String labels(Dataset dataset) {
        Map<String, Colour> colours = Markings.coloursOf(dataset);
        Map<String, Integer> names = new LinkedHashMap<>();
        colours.keySet().stream().sorted().forEach(name -> names.put(name, 0));
        return names.isEmpty() ? "no labels" : Markup.chips(names, colours);
    }

    private static String strip(Dataset dataset, Deadline end) {
        List<String> trouble = new ArrayList<>();
        List<Item> items = Workers.on(List.of(dataset), Cards::firstItems)
                .results((which, why) -> none(trouble, why), end.halfWay())
                .get(0);
        StringBuilder html =
                new StringBuilder("<div style=\"display:flex;flex-wrap:wrap;gap:4px;align-items:center\">");
        Tiles.load(items, SIZE, false, end).forEach(tile -> html.append(thumbnail(tile)));
        trouble.forEach(html::append);
        return html.append("</div>").toString();
    }

    private static List<Item> none(List<String> trouble, String why) {
        trouble.add(trouble(why));
        return List.of();
    }

    private static List<Item> firstItems(Dataset dataset) {
        return dataset.items().list().pageSize(STRIP).limit(STRIP).toList();
    }

    private static String html(Item item) {
        Tile tile = Tiles.load(List.of(item), 2 * SIZE, false, Deadline.in(PATIENCE))
                .get(0);
        return "<div style=\"display:flex;gap:12px;align-items:center\">" + thumbnail(tile) + item.html() + "</div>";
    }

    private static String thumbnail(Tile tile) {
        return tile.image()
                .map(image -> Markup.image(
                        Encoder.address("image/jpeg", Encoder.jpeg(image, 0.8)), tile.alt(), "display:block"))
                .orElse("<span style=\"font-size:.75em;padding:4px;max-width:" + SIZE + "px;" + Markup.bordered()
                        + "\">" + Shown.escape(tile.caption() + ": " + tile.trouble()) + "</span>");
    }
}

package loopbook.pictures;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import loopbook.client.Item;
import loopbook.client.Listing;
import loopbook.client.Names;
import loopbook.client.Shown;

/** Small pictures side by side: a value, loaded once. What cannot be shown has a place that says why. */
public final class Gallery implements Shown {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** How many a listing shows when it is printed. */
    private static final int PREVIEW = 24;

    /** What the pictures of a gallery may weigh in a notebook, base64 included. */
    private static final int BUDGET = 900_000;

    private static final double[] QUALITIES = {0.85, 0.75, 0.6, 0.45, 0.3};

    private final List<Tile> tiles;
    private final long total;
    private final GalleryOptions options;

    private Gallery(List<Tile> tiles, long total, GalleryOptions options) {
        this.tiles = tiles;
        this.total = total;
        this.options = options;
    }

    static Gallery load(Iterable<Item> items, GalleryOptions options) {
        List<Item> first = new ArrayList<>();
        Iterable<Item> few = items instanceof Listing<Item> listing
                ? listing.pageSize(Math.min(1000, options.limit())).limit(options.limit())
                : items;
        Iterator<Item> all = few.iterator();
        while (first.size() < options.limit() && all.hasNext()) {
            first.add(all.next());
        }
        options.require(first.size());
        List<Tile> tiles = Tiles.load(first, options.size(), options.overlay(), Deadline.in(PATIENCE));
        return new Gallery(tiles, total(items, first, options), options);
    }

    /** The first of a listing, as far as they are there in time; empty if not even their names are. */
    static Optional<Gallery> preview(Listing<Item> items, Duration atMost) {
        GalleryOptions options = new GalleryOptions().limit(PREVIEW);
        Deadline end = Deadline.in(atMost);
        Deadline names = end.halfWay();
        Workers<Listing<Item>, Long> count = Workers.on(List.of(items), Listing::count);
        List<Item> first = Workers.on(List.of(items), Gallery::firstPage)
                .results((which, why) -> List.of(), names)
                .get(0);
        long total = count.results((which, why) -> (long) first.size(), names).get(0);
        return first.isEmpty()
                ? Optional.empty()
                : Optional.of(new Gallery(Tiles.preview(first, options.size(), end), total, options));
    }

    private static List<Item> firstPage(Listing<Item> items) {
        return items.pageSize(PREVIEW).limit(PREVIEW).toList();
    }

    private static long total(Iterable<Item> items, List<Item> first, GalleryOptions options) {
        if (first.size() < options.limit()) {
            return first.size();
        } else if (items instanceof Listing<Item> listing) {
            return listing.count();
        }
        return items instanceof Collection<Item> collection ? collection.size() : first.size();
    }

    /** The whole gallery as one picture, on white. A new one each time. */
    public BufferedImage image() {
        return Sheet.draw(tiles, options, heading());
    }

    /** The whole gallery as one picture, made smaller until it is no burden for a notebook. */
    @Override
    public Optional<byte[]> png() {
        BufferedImage image = image();
        byte[] png = Encoder.png(image);
        while (png.length > BUDGET && image.getWidth() > 400) {
            image = Scaling.to(image, Math.max(image.getWidth(), image.getHeight()) * 3 / 4);
            png = Encoder.png(image);
        }
        return Optional.of(png);
    }

    @Override
    public String html() {
        StringBuilder html = new StringBuilder("<div><div style=\"margin-bottom:6px\"><strong>")
                .append(Shown.escape(heading()))
                .append(
                        "</strong></div><div style=\"display:flex;flex-wrap:wrap;gap:8px;align-items:flex-end;max-width:")
                .append(options.columns() * (options.size() + 8))
                .append("px\">");
        List<String> addresses = addresses();
        for (int i = 0; i < tiles.size(); i++) {
            html.append(figure(tiles.get(i), addresses.get(i)));
        }
        return html.append("</div></div>").toString();
    }

    private String figure(Tile tile, String address) {
        String picture = tile.image().isPresent()
                ? Markup.image(address, tile.alt(), "max-width:100%;height:auto;display:block;margin:auto")
                : "<div style=\"box-sizing:border-box;min-height:" + options.size() / 2
                        + "px;padding:8px;font-size:.75em;"
                        + Markup.bordered() + ";overflow:hidden;overflow-wrap:anywhere\">"
                        + Shown.escape(tile.trouble())
                        + "</div>";
        String caption = options.captions()
                ? "<figcaption style=\"font-size:.75em;overflow:hidden;text-overflow:ellipsis;white-space:nowrap;"
                        + "text-align:center\">" + Shown.escape(tile.caption()) + "</figcaption>"
                : "";
        return "<figure style=\"margin:0;width:" + options.size() + "px\">" + picture + caption + "</figure>";
    }

    /** The tiles as JPEG, all with the best quality at which they keep within the budget. */
    private List<String> addresses() {
        List<String> addresses = List.of();
        for (double quality : QUALITIES) {
            addresses = tiles.stream()
                    .map(tile -> tile.image()
                            .map(image -> Encoder.address("image/jpeg", Encoder.jpeg(image, quality)))
                            .orElse(""))
                    .toList();
            if (addresses.stream().mapToInt(String::length).sum() <= BUDGET) {
                break;
            }
        }
        return addresses;
    }

    /**
     * Writes the gallery as one picture to a file and returns its path: as PNG or JPEG, by the ending of the name. An
     * existing file is replaced as a whole.
     *
     * @throws IllegalArgumentException if the name ends otherwise
     * @throws java.io.UncheckedIOException if the file cannot be written
     */
    public Path save(Path file) {
        return Saving.save(image(), file);
    }

    private String heading() {
        String items = Names.counted(total, "items");
        return total > tiles.size() ? tiles.size() + " of " + items : items;
    }

    /** The count, and a line for each picture. */
    @Override
    public String toString() {
        return heading() + tiles.stream().map(tile -> "\n  " + tile.alt()).collect(Collectors.joining());
    }
}

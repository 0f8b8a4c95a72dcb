package loopbook.pictures;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import loopbook.client.Dataset;
import loopbook.client.Item;
import loopbook.client.Names;
import loopbook.client.Shown;
import loopbook.shapes.Colour;
import org.jspecify.annotations.Nullable;

/** A dataset as it is when it is shown: read once, so that its counts are those of its pictures, in HTML and in text. */
final class DatasetCard implements Shown {
    private static final int STRIP = 8;

    private final Dataset dataset;
    private final Duration patience;
    private @Nullable Read read;

    /** What was read, and what could not be, in words. */
    private record Read(Dataset now, String counts, String labels, String strip) {}

    DatasetCard(Dataset dataset, Duration patience) {
        this.dataset = dataset;
        this.patience = patience;
    }

    @Override
    public String html() {
        Read parts = read();
        return "<div><div><strong>Dataset</strong> " + Shown.escape(parts.now().name()) + " <code style=\"opacity:.7\">"
                + Shown.escape(dataset.id()) + "</code></div><div>" + parts.counts()
                + "</div><div style=\"margin:4px 0\">" + parts.labels() + "</div>" + parts.strip() + "</div>";
    }

    /** In one line; as it was, if it cannot be read. */
    @Override
    public String toString() {
        return read().now().toString();
    }

    private Read read() {
        Read known = read;
        if (known == null) {
            known = readNow();
            read = known;
        }
        return known;
    }

    private Read readNow() {
        Deadline end = Deadline.in(patience);
        Workers<Dataset, Dataset> fresh = Workers.on(List.of(dataset), Dataset::refresh);
        Workers<Dataset, String> labels = Workers.on(List.of(dataset), DatasetCard::labels);
        String strip = strip(end);
        List<String> trouble = new ArrayList<>();
        Dataset now = fresh.results((then, why) -> then(trouble, why), end).get(0);
        String counts = trouble.isEmpty() ? counts(now) : String.join("", trouble);
        return new Read(
                now, counts, labels.results((of, why) -> trouble(why), end).get(0), strip);
    }

    private Dataset then(List<String> trouble, String why) {
        trouble.add(trouble(why));
        return dataset;
    }

    private static String trouble(String why) {
        return "<em>not read: " + Shown.escape(why) + "</em>";
    }

    private static String counts(Dataset now) {
        return Names.counted(now.itemsCount(), "items") + ", " + Names.counted(now.annotationsCount(), "annotations");
    }

    private static String labels(Dataset dataset) {
        Map<String, Colour> colours = Markings.coloursOf(dataset);
        Map<String, Integer> names = new LinkedHashMap<>();
        colours.keySet().stream().sorted().forEach(name -> names.put(name, 0));
        return names.isEmpty() ? "no labels" : Markup.chips(names, colours);
    }

    private String strip(Deadline end) {
        List<String> trouble = new ArrayList<>();
        List<Item> items = Workers.on(List.of(dataset), DatasetCard::firstItems)
                .results((which, why) -> none(trouble, why), end.halfWay())
                .get(0);
        StringBuilder html =
                new StringBuilder("<div style=\"display:flex;flex-wrap:wrap;gap:4px;align-items:center\">");
        Tiles.load(items, Cards.SIZE, false, end).forEach(tile -> html.append(Cards.thumbnail(tile)));
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
}

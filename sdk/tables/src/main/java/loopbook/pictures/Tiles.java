package loopbook.pictures;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import loopbook.client.Annotation;
import loopbook.client.Dataset;
import loopbook.client.Item;
import loopbook.filters.Conditions;
import loopbook.shapes.Colour;

/** Loads small pictures side by side, and the annotations of all of them with one query for each dataset. */
final class Tiles {
    private final int size;
    private final Map<String, Markings> byItem = new HashMap<>();

    private Tiles(int size) {
        this.size = size;
    }

    static List<Tile> load(List<Item> items, int size, boolean overlay, Deadline end) {
        Tiles tiles = new Tiles(size);
        if (overlay) {
            tiles.readMarkings(items);
        }
        return Workers.on(items, tiles::tile).results(Tile::trouble, end);
    }

    /** As much as there is within this time: without annotations, or without pictures, rather than late or not at all. */
    static List<Tile> preview(List<Item> items, int size, Deadline end) {
        Tiles tiles = new Tiles(size);
        Workers.on(List.of(items), all -> markings(all, size))
                .results((all, why) -> Map.<String, Markings>of(), end.halfWay())
                .forEach(tiles.byItem::putAll);
        return Workers.on(items, tiles::tile).results(Tile::trouble, end);
    }

    private static Map<String, Markings> markings(List<Item> items, int size) {
        Tiles tiles = new Tiles(size);
        tiles.readMarkings(items);
        return tiles.byItem;
    }

    private void readMarkings(List<Item> items) {
        Map<String, List<Item>> byDataset = new LinkedHashMap<>();
        // Also of items without any as they were read: they may have some now.
        for (Item item : items) {
            byDataset.computeIfAbsent(item.datasetId(), id -> new ArrayList<>()).add(item);
        }
        byDataset.values().forEach(this::readMarkingsOfDataset);
    }

    private void readMarkingsOfDataset(List<Item> items) {
        Dataset dataset = items.get(0).dataset();
        Map<String, Colour> colours = Markings.coloursOf(dataset);
        List<String> ids = items.stream().map(Item::id).toList();
        Map<String, List<Annotation>> annotations = new HashMap<>();
        for (Annotation annotation :
                dataset.annotations().list(Conditions.where("itemId").in(ids))) {
            annotations
                    .computeIfAbsent(annotation.itemId(), id -> new ArrayList<>())
                    .add(annotation);
        }
        Skeleton skeleton =
                Skeleton.of(annotations.values().stream().flatMap(List::stream).toList(), () -> dataset, List.of());
        ids.forEach(id -> byItem.put(id, Markings.of(annotations.getOrDefault(id, List.of()), colours, skeleton)));
    }

    private Tile tile(Item item) {
        Decoded small = Thumbnails.decoded(item, size);
        Markings markings = byItem.get(item.id());
        BufferedImage drawn = markings == null
                ? small.image()
                : markings.on(small.image(), o -> o.text(false).scale(small.scale()));
        int count =
                markings == null ? item.annotationsCount() : markings.shapes().size() + markings.broken();
        return Tile.of(item, drawn, count);
    }
}

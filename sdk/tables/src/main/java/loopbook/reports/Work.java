package loopbook.reports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import loopbook.client.Annotation;
import loopbook.client.Dataset;
import loopbook.client.Item;
import loopbook.client.Task;
import loopbook.filters.Conditions;
import loopbook.http.Progress;
import loopbook.reports.Likeness.Marked;
import org.jspecify.annotations.Nullable;

/**
 * Items with what each annotator made on them.
 *
 * @param items by id, in the order of the listing
 * @param byItem annotations by item and annotator
 */
record Work(Map<String, Item> items, Map<String, Map<String, List<Marked>>> byItem) {
    /** How many ids one query names. */
    private static final int AT_ONCE = 200;

    /** As many items as this, and all annotations of the dataset are read rather than theirs by name. */
    private static final int ALL_FROM = 2_000;

    static Work of(Object source, AgreementOptions options) {
        Map<String, Item> items = new LinkedHashMap<>();
        items(source).forEach(item -> items.put(item.id(), item));
        Map<String, Map<String, List<Marked>>> byItem = new LinkedHashMap<>();
        items.keySet().forEach(id -> byItem.put(id, new TreeMap<>()));
        Map<String, List<Item>> byDataset = new LinkedHashMap<>();
        items.values().forEach(item -> byDataset
                .computeIfAbsent(item.datasetId(), id -> new ArrayList<>())
                .add(item));
        try (Progress progress = Progress.start("Reading annotations", -1)) {
            byDataset.values().forEach(these -> read(these, byItem, options, progress));
        }
        return new Work(items, byItem);
    }

    private static Iterable<Item> items(Object source) {
        if (source instanceof Dataset dataset) {
            return dataset.items().list();
        }
        if (source instanceof Task task) {
            return task.getConsensusItems();
        }
        if (source instanceof Item item) {
            return List.of(item);
        }
        if (source instanceof Iterable<?> things) {
            List<Item> items = new ArrayList<>();
            for (Object thing : things) {
                if (!(thing instanceof Item item)) {
                    throw refused(thing);
                }
                items.add(item);
            }
            return items;
        }
        throw refused(source);
    }

    private static IllegalArgumentException refused(@Nullable Object thing) {
        return new IllegalArgumentException(
                "A dataset, a task, an item, or a listing or list of items is looked at here, not "
                        + (thing == null ? "null" : thing.getClass().getName()));
    }

    private static void read(
            List<Item> items,
            Map<String, Map<String, List<Marked>>> byItem,
            AgreementOptions options,
            Progress progress) {
        Dataset dataset = items.get(0).dataset();
        if (items.size() >= ALL_FROM) {
            dataset.annotations().list().forEach(annotation -> take(annotation, byItem, options, progress));
            return;
        }
        for (int from = 0; from < items.size(); from += AT_ONCE) {
            List<String> ids = items.subList(from, Math.min(items.size(), from + AT_ONCE)).stream()
                    .map(Item::id)
                    .toList();
            dataset.annotations()
                    .list(Conditions.where("itemId").in(ids))
                    .forEach(annotation -> take(annotation, byItem, options, progress));
        }
    }

    private static void take(
            Annotation annotation,
            Map<String, Map<String, List<Marked>>> byItem,
            AgreementOptions options,
            Progress progress) {
        progress.add(1);
        Map<String, List<Marked>> own = byItem.get(annotation.itemId());
        if (own != null && options.wantsAnnotator(annotation.creator()) && options.wantsType(annotation.type())) {
            own.computeIfAbsent(annotation.creator(), name -> new ArrayList<>()).add(new Marked(annotation));
        }
    }

    /** The picture's diagonal in pixels; that of 500 by 500 where the size is not known. */
    static double diagonal(Item item) {
        OptionalInt width = item.width();
        OptionalInt height = item.height();
        return width.isPresent() && height.isPresent()
                ? Math.hypot(width.getAsInt(), height.getAsInt())
                : Math.hypot(500, 500);
    }
}

package loopbook.tables;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import loopbook.client.Annotation;
import loopbook.client.Dataset;
import loopbook.client.Item;
import loopbook.errors.NotFound;
import loopbook.filters.Conditions;
import loopbook.shapes.Shape;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Rows of a table as annotations that are to be made; those that are there already are left out. */
final class Additions {
    /** What the service takes in one request. */
    private static final int BATCH = 100;

    private static final int AT_ONCE = 200;

    private final Dataset dataset;
    private final Table table;
    private final List<Step> steps = new ArrayList<>();

    private Additions(Dataset dataset, Table table) {
        this.dataset = dataset;
        this.table = table;
    }

    static List<Step> plan(Dataset dataset, Table table) {
        Additions additions = new Additions(dataset, table);
        additions.plan();
        return additions.steps;
    }

    private void plan() {
        boolean byId = table.columnNames().contains("itemId");
        StringColumn keys = Counts.texts(table, byId ? "itemId" : "filename");
        Map<String, List<Integer>> rowsOf = new LinkedHashMap<>();
        for (int row = 0; row < keys.size(); row++) {
            rowsOf.computeIfAbsent(keys.get(row), key -> new ArrayList<>()).add(row);
        }
        List<String> all = List.copyOf(rowsOf.keySet());
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            plan(all.subList(from, Math.min(all.size(), from + AT_ONCE)), byId, rowsOf);
        }
    }

    private void plan(List<String> keys, boolean byId, Map<String, List<Integer>> rowsOf) {
        Map<String, Item> items = new HashMap<>();
        dataset.items()
                .list(Conditions.where(byId ? "id" : "filename").in(keys))
                .forEach(item -> items.put(byId ? item.id() : item.filename(), item));
        Map<String, List<String>> there =
                there(items.values().stream().map(Item::id).toList());
        for (String key : keys) {
            List<Integer> rows = rowsOf.getOrDefault(key, List.of());
            Item item = items.get(key);
            if (item == null) {
                throw new NotFound("Row " + rows.get(0) + " is about item \"" + key + "\", which is not there");
            }
            add(item, rows, there.getOrDefault(item.id(), new ArrayList<>()));
        }
    }

    /** What marks the annotations that these items have, by item. */
    private Map<String, List<String>> there(List<String> items) {
        Map<String, List<String>> there = new HashMap<>();
        for (Annotation annotation :
                dataset.annotations().list(Conditions.where("itemId").in(items))) {
            there.computeIfAbsent(annotation.itemId(), id -> new ArrayList<>()).add(mark(annotation.shape()));
        }
        return there;
    }

    private static String mark(Shape shape) {
        return shape.type() + " " + shape.label() + " " + shape.coordinates();
    }

    private void add(Item item, List<Integer> rows, List<String> there) {
        List<Shape> fresh = new ArrayList<>();
        for (int row : rows) {
            Shape shape = RowShape.of(table, row);
            // Of two equal rows one may be there already.
            if (!there.remove(mark(shape))) {
                fresh.add(shape);
            }
        }
        for (int from = 0; from < fresh.size(); from += BATCH) {
            steps.add(new Step.Add(item, List.copyOf(fresh.subList(from, Math.min(fresh.size(), from + BATCH)))));
        }
    }
}

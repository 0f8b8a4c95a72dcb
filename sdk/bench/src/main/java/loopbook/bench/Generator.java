package loopbook.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import loopbook.client.Dataset;
import loopbook.client.Item;
import loopbook.local.store.AnnotationRow;
import loopbook.local.store.Annotations;
import loopbook.local.store.Id;
import loopbook.local.store.ItemRow;
import loopbook.local.store.Items;
import loopbook.local.store.Store;
import loopbook.local.store.Tx;
import loopbook.shapes.Shapes;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Fills a dataset with any number of items and boxes, from a fixed seed: straight into the store, beside the platform that
 * serves it, since a million uploads would measure patience. Each row is a copy of one that came by the wire, with another
 * id, name, label, geometry and metadata.
 */
final class Generator {
    /** How many labels there are; the first has a tenth of the annotations, the last is rare. */
    private static final String[] LABELS = {"Cat", "Dog", "Bird", "Fish", "Horse", "Cow", "Sheep", "Goat", "Hen", "Rare"
    };

    private static final int BATCH = 5_000;
    private static final JsonMapper JSON = new JsonMapper();

    private final Random random = new Random(20);
    private final String dataset;
    private final ItemRow itemTemplate;
    private final AnnotationRow annotationTemplate;
    private final List<String> annotators;

    private Generator(String dataset, ItemRow item, AnnotationRow annotation, List<String> annotators) {
        this.annotators = annotators;
        this.dataset = dataset;
        this.itemTemplate = item;
        this.annotationTemplate = annotation;
    }

    static void fill(Path data, Dataset dataset, int items, int boxesPerItem) {
        fill(data, dataset, items, boxesPerItem, List.of());
    }

    /** The boxes of an item by these in turn, if there are any. */
    static void fill(Path data, Dataset dataset, int items, int boxesPerItem, List<String> annotators) {
        Item template = dataset.items().upload(new byte[100], "template.bin");
        template.annotate(Shapes.box("Cat", 1, 2, 3, 4));
        try (Store store = Store.open(data)) {
            Generator generator = store.read(tx -> new Generator(
                    dataset.id(),
                    Items.find(tx, template.id()).orElseThrow(),
                    Annotations.of(tx, template.id()).get(0),
                    annotators));
            for (int from = 0; from < items; from += BATCH) {
                int first = from;
                store.write(tx -> generator.batch(tx, first, Math.min(items, first + BATCH), boxesPerItem));
            }
        }
        template.delete();
    }

    private int batch(Tx tx, int from, int to, int boxesPerItem) {
        for (int n = from; n < to; n++) {
            ItemRow item = item(tx.newId(), n);
            Items.insert(tx, item);
            for (int box = 0; box < boxesPerItem; box++) {
                Annotations.insert(tx, annotation(tx.newId(), item.id(), creator(box)));
            }
        }
        return to - from;
    }

    private ItemRow item(Id id, int n) {
        String name = "item-%07d.bin".formatted(n);
        String dir = "/part-%03d".formatted(n / 10_000);
        ObjectNode doc = document(itemTemplate.doc());
        doc.put("id", id.toString()).put("createdAt", id.created()).put("updatedAt", id.created());
        doc.put("filename", dir + "/" + name).put("name", name).put("dir", dir);
        doc.withObject("metadata").putObject("user").put("n", n).put("score", random.nextInt(1000) / 1000.0);
        return new ItemRow(
                id.toString(),
                dataset,
                dir,
                dir + "/" + name,
                name,
                "file",
                false,
                0,
                id.created(),
                id.created(),
                itemTemplate.blob(),
                doc.toString());
    }

    private String creator(int box) {
        return annotators.isEmpty()
                ? String.valueOf(annotationTemplate.creator())
                : annotators.get(box % annotators.size());
    }

    private AnnotationRow annotation(Id id, String item, String creator) {
        boolean rare = random.nextInt(10_000) == 0;
        String label = LABELS[rare ? LABELS.length - 1 : random.nextInt(LABELS.length - 1)];
        ObjectNode doc = document(annotationTemplate.doc());
        doc.put("id", id.toString()).put("itemId", item).put("label", label).put("creator", creator);
        doc.put("createdAt", id.created()).put("updatedAt", id.created());
        return new AnnotationRow(
                id.toString(),
                dataset,
                item,
                label,
                annotationTemplate.type(),
                creator,
                id.created(),
                id.created(),
                doc.toString());
    }

    private static ObjectNode document(String json) {
        return (ObjectNode) Objects.requireNonNull(JSON.readTree(json));
    }
}

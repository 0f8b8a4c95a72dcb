package loopbook.bench;

import static loopbook.filters.Conditions.label;
import static loopbook.filters.Conditions.where;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import loopbook.client.Dataset;
import loopbook.client.Item;
import loopbook.client.Listing;
import loopbook.client.Order;

/**
 * The local platform at 1,000,000 items with 5,000,000 annotations in one dataset ({@code LOOPBOOK_BENCH_ITEMS} for another
 * number; 5 boxes an item). Takes minutes to fill and some gigabytes; runs only when it is asked for by name.
 */
final class Scale {
    private static final int BOXES = 5;
    private static final int ROUNDS = 200;
    private static final int ROUNDS_OF_SLOW_WORK = 40;
    private static final double SLOW_SECONDS = 0.2;

    private Scale() {}

    static List<Figure> scale(Bed bed) {
        int items = Integer.parseInt(System.getenv().getOrDefault("LOOPBOOK_BENCH_ITEMS", "1000000"));
        Dataset dataset = bed.dataset("scale-" + items, 0, 0);
        List<Figure> figures = new ArrayList<>();
        String of = String.format("%,d items: ", items);
        double seconds = Runs.seconds(() -> Generator.fill(bed.data(), dataset, items, BOXES));
        figures.add(new Figure(of + "rows written a second", "1/s", items * (1.0 + BOXES) / seconds, null, ""));
        figures.add(new Figure(of + "size on disk", "GB", size(bed.data()) / 1e9, null, ""));
        pages(figures, of, dataset.items(), items);
        figures.add(stream(bed, dataset, of, items));
        return figures;
    }

    private static void pages(List<Figure> figures, String of, loopbook.client.Items all, int items) {
        Listing<Item> listing = all.list().pageSize(1000);
        add(figures, of + "first page of 1,000", "p99 <= 50 ms", () -> listing.page(0));
        List<String> marks = marks(all, items);
        Random random = new Random(7);
        add(figures, of + "keyset page of 1,000, any depth", "p99 <= 50 ms", () -> {
            String after = marks.get(random.nextInt(marks.size()));
            all.list(where("id").gt(after)).limit(1000).toList();
        });
        int deep = items / 2 / 1000;
        add(figures, of + "offset page of 1,000, half way, by name", "", () -> listing.sort("filename", Order.ASC)
                .page(deep));
        add(figures, of + "a page of 1,000 by a common label", "", () -> all.list(label("Dog"))
                .page(0));
        add(figures, of + "a page by a rare label", "", () -> all.list(label("Rare"))
                .page(0));
        add(figures, of + "a page by user metadata", "", () -> all.list(
                        where("metadata.user.score").gt(0.99))
                .page(0));
        add(figures, of + "count", "", () -> all.list().count());
        add(figures, of + "count by a common label", "", () -> all.list(label("Dog"))
                .count());
    }

    /** Ids from all over the dataset. */
    private static List<String> marks(loopbook.client.Items all, int items) {
        List<String> ids = new ArrayList<>();
        int step = Math.max(1, items / 20);
        for (int n = 0; n < items; n += step) {
            String name = "/part-%03d/item-%07d.bin".formatted(n / 10_000, n);
            ids.add(all.byPath(name).id());
        }
        return ids;
    }

    private static void add(List<Figure> figures, String name, String wanted, Runnable work) {
        Runs.warmUp(work);
        double[] millis = new double[Runs.seconds(work) < SLOW_SECONDS ? ROUNDS : ROUNDS_OF_SLOW_WORK];
        for (int n = 0; n < millis.length; n++) {
            millis[n] = Runs.seconds(work) * 1000;
        }
        Arrays.sort(millis);
        figures.add(new Figure(name + ", p50", "ms", millis[millis.length / 2], null, ""));
        figures.add(new Figure(name + ", p99", "ms", millis[(int) Math.ceil(millis.length * 0.99) - 1], null, wanted));
    }

    private static Figure stream(Bed bed, Dataset dataset, String of, int items) {
        Runs.Told told = Runs.java(
                CountMain.class,
                List.of("-Xmx64m"),
                bed.peer().url(),
                bed.peer().token(),
                dataset.id());
        if (Long.parseLong(told.lastLine()) != items) {
            throw new IllegalStateException("Expected " + items + " items, saw " + told.lastLine());
        }
        return new Figure(of + "streamed with 64 MB heap, fresh process", "s", told.seconds(), null, "ends");
    }

    private static double size(Path data) {
        try (Stream<Path> files = Files.walk(data)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

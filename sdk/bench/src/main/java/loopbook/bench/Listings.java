package loopbook.bench;

import java.util.List;
import loopbook.client.Dataset;
import loopbook.tables.Tables;

/** Going through 20,000 items: one after the other, and into a flat table. Pages of 1,000, as the peer has them. */
final class Listings {
    private static final int ITEMS = 20_000;

    private Listings() {}

    static List<Figure> list(Bed bed) {
        Dataset dataset = dataset(bed);
        Runnable all = () -> expect(dataset.items().list().stream().count());
        double fresh = fresh(bed, dataset, List.of());
        return List.of(
                new Figure(
                        "list 20,000 items, fresh process",
                        "s",
                        fresh,
                        bed.peer().fresh(dataset.id(), "list"),
                        ">= 4x"),
                new Figure(
                        "list 20,000 items, warm",
                        "s",
                        Runs.median(9, all),
                        bed.peer().warm(dataset.id(), "list"),
                        ">= 25x"));
    }

    static List<Figure> table(Bed bed) {
        Dataset dataset = dataset(bed);
        Runnable table = () -> expect(Tables.table(dataset.items().list()).rowCount());
        return List.of(new Figure(
                "list to flat table, 20,000 items, warm",
                "s",
                Runs.median(9, table),
                bed.peer().warm(dataset.id(), "frame"),
                ">= 15x"));
    }

    /** No figure of the peer: its memory grows with the list. Ours ends, or it does not. */
    static List<Figure> memory(Bed bed) {
        double seconds = fresh(bed, dataset(bed), List.of("-Xmx64m"));
        return List.of(new Figure("stream 20,000 items with 64 MB heap", "s", seconds, null, "ends"));
    }

    private static double fresh(Bed bed, Dataset dataset, List<String> flags) {
        Runs.Told told =
                Runs.java(CountMain.class, flags, bed.peer().url(), bed.peer().token(), dataset.id());
        expect(Long.parseLong(told.lastLine()));
        return told.seconds();
    }

    private static Dataset dataset(Bed bed) {
        return bed.dataset("twenty-thousand", ITEMS, 100);
    }

    private static void expect(long count) {
        if (count != ITEMS) {
            throw new IllegalStateException("Expected " + ITEMS + " items, saw " + count);
        }
    }
}

package loopbook.bench;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import javax.imageio.ImageIO;
import loopbook.client.Dataset;
import loopbook.client.Item;
import loopbook.pictures.Gallery;
import loopbook.pictures.Pictures;
import loopbook.reports.Agreement;
import loopbook.reports.NearPairs;
import loopbook.tables.Tables;
import tools.jackson.databind.json.JsonMapper;

/** Tables of many annotations, a gallery of large photographs, agreement, near duplicates. No peer does these. */
final class Explore {
    private static final int BOXES = 5;

    private Explore() {}

    /** 100,000 annotations, or as many as {@code LOOPBOOK_BENCH_ANNOTATIONS} says: several numbers with commas between. */
    static List<Figure> annotations(Bed bed) {
        String counts = System.getenv().getOrDefault("LOOPBOOK_BENCH_ANNOTATIONS", "100000");
        List<Figure> figures = new ArrayList<>();
        for (String count : counts.split(",", -1)) {
            figures.addAll(annotations(bed, Integer.parseInt(count.strip())));
        }
        figures.add(new Figure("heap at most", "MB", Runtime.getRuntime().maxMemory() / 1e6, null, ""));
        return figures;
    }

    private static List<Figure> annotations(Bed bed, int count) {
        Dataset dataset = filled(bed, "annotations-" + count, count / BOXES, BOXES, List.of());
        Path lines = bed.folder().resolve("annotations-" + count + ".jsonl");
        expect(count, Tables.write(dataset.annotations(), lines));
        String of = String.format(Locale.ROOT, "%,d annotations: ", count);
        int rounds = count > 200_000 ? 1 : 3;
        double asTable = Runs.median(
                rounds, () -> expect(count, Tables.table(dataset.annotations()).rowCount()));
        double asTree = Runs.median(
                rounds,
                () -> expect(
                        count,
                        dataset.annotations()
                                .list()
                                .rawPages()
                                .mapToLong(List::size)
                                .sum()));
        double fileTable =
                Runs.median(rounds, () -> expect(count, Tables.read(lines).rowCount()));
        double fileTree = Runs.median(rounds, () -> expect(count, trees(lines)));
        return List.of(
                new Figure(of + "to a table", "s", asTable, null, ""),
                new Figure(of + "rows of the table a second", "1/s", count / asTable, null, ""),
                new Figure(of + "the same pages to trees only", "s", asTree, null, ""),
                new Figure(of + "table against trees", "times", asTable / asTree, null, "<= 3"),
                new Figure(of + "from a file to a table", "s", fileTable, null, ""),
                new Figure(of + "the same file to trees only", "s", fileTree, null, ""),
                new Figure(
                        of + "table against trees, without the platform", "times", fileTable / fileTree, null, "<= 3"));
    }

    /** Parses each line, and keeps none. */
    private static long trees(Path lines) {
        try (BufferedReader in = Files.newBufferedReader(lines)) {
            long count = 0;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                count += JsonMapper.shared().readTree(line).isObject() ? 1 : 0;
            }
            return count;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sixty JPEGs of 4000 x 3000, loaded, decoded and drawn. */
    static List<Figure> gallery(Bed bed) {
        Dataset dataset = bed.dataset("photographs", 0, 0);
        List<Item> items = dataset.items().list().toList();
        for (int n = items.size(); n < 60; n++) {
            dataset.items().upload(photograph(n), "photograph-%02d.jpg".formatted(n));
        }
        double[] size = new double[1];
        Runnable gallery = () -> {
            Gallery shown = Pictures.gallery(dataset.items().list());
            size[0] = shown.html().length() / 1e6;
        };
        double first = Runs.median(3, () -> {
            forgetThumbnails();
            gallery.run();
        });
        double again = Runs.median(3, gallery);
        return List.of(
                new Figure("gallery of 60 JPEGs of 12 megapixels", "s", first, null, ""),
                new Figure("the same, with its small pictures on disk", "s", again, null, ""),
                new Figure("gallery of 60: its HTML", "MB", size[0], null, "< 1"));
    }

    /** Those of this run: {@code scripts/bench} gives it a folder of its own. */
    private static void forgetThumbnails() {
        String cache = System.getenv("LOOPBOOK_CACHE");
        if (cache == null) {
            throw new IllegalStateException("LOOPBOOK_CACHE must name a folder that may be emptied");
        }
        File[] files = Path.of(cache, "thumbnails").toFile().listFiles();
        for (File file : files == null ? new File[0] : files) {
            expect(1, file.delete() ? 1 : 0);
        }
    }

    /** 10,000 items with a box by each of three annotators. */
    static List<Figure> agreement(Bed bed) {
        List<String> annotators = List.of("a@example.com", "b@example.com", "c@example.com");
        Dataset dataset = filled(bed, "three-annotators", 10_000, 3, annotators);
        double seconds = Runs.median(
                3,
                () -> expect(
                        30_000, Agreement.of(dataset, o -> o).pairs().table().rowCount()));
        double reading = Runs.median(
                3,
                () -> expect(
                        40_000,
                        dataset.items().list().stream().count()
                                + dataset.annotations().list().stream().count()));
        return List.of(
                new Figure("agreement, 10,000 items x 3 annotators", "s", seconds, null, ""),
                new Figure("the same items and annotations read only", "s", reading, null, ""));
    }

    /** Hashes of 64 bits, a tenth of them near another one. Twice the hashes show how the time grows. */
    static List<Figure> near(Bed bed) {
        List<Figure> figures = new ArrayList<>();
        for (int count : new int[] {100_000, 200_000}) {
            long[] hashes = hashes(count);
            double seconds = Runs.median(3, () -> NearPairs.of(hashes, 5));
            figures.add(new Figure(
                    String.format(Locale.ROOT, "near duplicates among %,d hashes, 5 bits", count),
                    "s",
                    seconds,
                    null,
                    ""));
        }
        return figures;
    }

    private static long[] hashes(int count) {
        Random random = new Random(20);
        long[] hashes = new long[count];
        for (int i = 0; i < count; i++) {
            hashes[i] =
                    i > 0 && i % 10 == 0 ? hashes[random.nextInt(i)] ^ (1L << random.nextInt(64)) : random.nextLong();
        }
        return hashes;
    }

    private static Dataset filled(Bed bed, String name, int items, int boxes, List<String> annotators) {
        Dataset dataset = bed.dataset(name, 0, 0);
        if (dataset.items().list().count() == 0) {
            Generator.fill(bed.data(), dataset, items, boxes, annotators);
        }
        return dataset;
    }

    /** Large areas and fine grain, as a camera gives them. */
    private static byte[] photograph(int seed) {
        BufferedImage image = new BufferedImage(4000, 3000, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(seed);
        Graphics2D graphics = image.createGraphics();
        graphics.setPaint(new GradientPaint(0, 0, color(random), 4000, 3000, color(random)));
        graphics.fillRect(0, 0, 4000, 3000);
        for (int n = 0; n < 400; n++) {
            graphics.setColor(color(random));
            graphics.fillOval(random.nextInt(4000), random.nextInt(3000), random.nextInt(500), random.nextInt(500));
        }
        graphics.dispose();
        for (int n = 0; n < 3_000_000; n++) {
            int x = random.nextInt(4000);
            int y = random.nextInt(3000);
            image.setRGB(x, y, image.getRGB(x, y) ^ (random.nextInt() & 0x0f0f0f));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "jpg", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static Color color(Random random) {
        return new Color(random.nextInt(0x1000000));
    }

    private static void expect(long wanted, long seen) {
        if (seen != wanted) {
            throw new IllegalStateException("Expected " + wanted + ", saw " + seen);
        }
    }
}

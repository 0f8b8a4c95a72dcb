package loopbook.reports;

import static loopbook.shapes.Shapes.box;
import static loopbook.shapes.Shapes.point;
import static loopbook.shapes.Shapes.polygon;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import loopbook.client.Dataloop;
import loopbook.client.Dataset;
import loopbook.client.Item;
import loopbook.errors.Interrupted;
import loopbook.local.LocalPlatform;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tech.tablesaw.api.Table;

class QualityTest {
    private LocalPlatform platform;
    private Dataset dataset;

    @BeforeEach
    void start() {
        platform = LocalPlatform.inMemory();
        Dataloop dl = Dataloop.connect(platform.url(), platform.token());
        dataset = dl.projects().create("p").datasets().create("d", o -> o.labels("Cat"));
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    private static BufferedImage picture(int seed, int size) {
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(seed);
        Graphics2D graphics = image.createGraphics();
        int field = size / 8;
        for (int y = 0; y < 8; y++) {
            for (int x = 0; x < 8; x++) {
                int grey = random.nextInt(256);
                graphics.setColor(new Color(grey, grey, grey));
                graphics.fillRect(x * field, y * field, field, field);
            }
        }
        graphics.dispose();
        return image;
    }

    private static byte[] bytes(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, format, bytes);
        return bytes.toByteArray();
    }

    private Table problems() {
        return Quality.of(dataset, o -> o).problems().table();
    }

    @Test
    void copiesOfAPictureAreFoundByTheirBytesAndByTheirLook() throws IOException {
        dataset.items().upload(bytes(picture(1, 160), "png"), "a.png");
        dataset.items().upload(bytes(picture(1, 160), "png"), "b.png");
        dataset.items().upload(bytes(picture(1, 80), "jpg"), "c.jpg");
        dataset.items().upload(bytes(picture(2, 160), "png"), "other.png");
        dataset.items().upload(bytes(new BufferedImage(20, 20, BufferedImage.TYPE_INT_RGB), "png"), "black.png");
        dataset.items().upload(bytes(new BufferedImage(30, 20, BufferedImage.TYPE_INT_RGB), "png"), "black too.png");

        Table problems = problems();

        assertThat(problems.stringColumn("problem").asList()).containsExactlyInAnyOrder("duplicate", "near duplicate");
        assertThat(problems.stringColumn("item").asList()).containsExactlyInAnyOrder("/b.png", "/c.jpg");
        assertThat(problems.stringColumn("picture").get(0)).startsWith("data:image/jpeg;base64,");
        assertThat(Quality.of(dataset, o -> o).html()).contains("<img alt=\"picture of /b.png\"");
    }

    @Test
    void aBrokenPictureSaysWhy() {
        dataset.items().upload(new byte[] {(byte) 0x89, 'P', 'N', 'G', 1, 2, 3}, "broken.png");

        assertThat(problems().stringColumn("problem").asList()).containsExactly("unreadable picture");
        assertThat(Quality.of(dataset, o -> o.withoutPictures()).items()).isEmpty();
    }

    @Test
    void eachKindOfDoubtfulAnnotationIsFoundAndAGoodOneIsNot() throws IOException {
        Item item = dataset.items().upload(bytes(picture(3, 160), "png"), "a.png");
        item.annotate(
                box("Cat", 10, 10, 60, 60),
                box("Cat", 100, 100, 170, 150),
                box("Cat", 20, 20, 22, 60),
                box("Dgo", 30, 30, 80, 80),
                polygon("Cat", 0, 0, 100, 100, 100, 0, 0, 100),
                polygon("Cat", 0, 0, 50, 0, 50, 90, 0, 50),
                point("Cat", 5, 5));
        item.annotate(box("Cat", 10, 10, 60, 61));

        Table problems = problems();

        assertThat(problems.stringColumn("problem").asList())
                .containsExactlyInAnyOrder(
                        "outside the picture", "tiny", "unknown label", "self-crossing polygon", "twins");
        assertThat(problems.where(problems.stringColumn("problem").isEqualTo("outside the picture"))
                        .stringColumn("reason")
                        .asList())
                .containsExactly("by 10 pixels");
    }

    @Test
    void whatIsFarFromItsLabelsUsualSizeIsAnOutlier() throws IOException {
        Item item = dataset.items().upload(bytes(picture(4, 160), "png"), "a.png");
        for (int i = 0; i < 10; i++) {
            item.annotate(box("Cat", i * 12, 0, i * 12 + 10 + i % 2, 10));
        }
        item.annotate(box("Cat", 0, 20, 150, 150));

        Quality quality = Quality.of(dataset, o -> o.withoutPictures());

        assertThat(quality.kinds().table().stringColumn("problem").asList()).containsExactly("unusual size");
        assertThat(quality.toString()).contains("1 hint in 1 item", "times as large as");
        assertThat(quality.kinds().chart().svg()).contains("unusual size: 1");
        assertThat(quality.items()).containsExactly(item);
    }

    @Property(tries = 100)
    void noNearPairIsMissedAndNoneIsInvented(
            @ForAll long seed, @ForAll @IntRange(min = 0, max = 15) int radius, @ForAll @IntRange(max = 60) int size) {
        Random random = new Random(seed);
        long[] hashes = new long[size];
        for (int i = 0; i < size; i++) {
            hashes[i] = i > 0 && random.nextBoolean()
                    ? hashes[random.nextInt(i)] ^ 1L << random.nextInt(64) ^ 1L << random.nextInt(64)
                    : random.nextLong();
        }
        List<NearPairs.Near> expected = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            int second = i;
            OptionalInt equal = firstBefore(second, first -> bits(hashes, first, second) == 0);
            OptionalInt near = firstBefore(second, first -> bits(hashes, first, second) <= radius);
            (equal.isPresent() ? equal : near)
                    .ifPresent(first -> expected.add(new NearPairs.Near(first, second, bits(hashes, first, second))));
        }

        assertThat(NearPairs.of(hashes, radius)).isEqualTo(expected);
    }

    private static OptionalInt firstBefore(int place, IntPredicate wanted) {
        return IntStream.range(0, place).filter(wanted).findFirst();
    }

    private static int bits(long[] hashes, int one, int other) {
        return Long.bitCount(hashes[one] ^ hashes[other]);
    }

    @Test
    void picturesOfAFixedCameraAreEachLikeOneNotLikeAllOthers() {
        long[] threeBits = LongStream.range(0, 64)
                .flatMap(a -> LongStream.range(0, a)
                        .flatMap(b -> LongStream.range(0, b).map(c -> 1L << a | 1L << b | 1L << c)))
                .toArray();

        assertThat(NearPairs.of(threeBits, 6)).hasSize(41_663).allSatisfy(near -> assertThat(near.first())
                .isZero());
    }

    @Test
    @Timeout(60)
    void anInterruptEndsTheComparingOfAMillionThatShareABand() throws InterruptedException {
        long[] hashes = new Random(6).longs(1_000_000).map(hash -> hash << 11).toArray();
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread comparing = new Thread(() -> NearPairs.of(hashes, 5));
        comparing.setDaemon(true);
        comparing.setUncaughtExceptionHandler((thread, end) -> thrown.set(end));
        comparing.start();
        while (comparing.isAlive()
                && Stream.of(comparing.getStackTrace())
                        .noneMatch(frame -> frame.getMethodName().equals("compare"))) {
            Thread.onSpinWait();
        }

        comparing.interrupt();
        comparing.join();

        assertThat(thrown.get()).isInstanceOf(Interrupted.class);
    }

    @Test
    void anOntologyWithoutLabelsIsSaid() {
        String without = "The ontology has no labels, so labels were not checked";
        Dataset bare = dataset.project().datasets().create("bare");

        assertThat(Quality.of(bare, o -> o)).asString().startsWith("Quality of bare: 0 hints in 0 items. " + without);
        assertThat(Quality.of(bare, o -> o).html()).contains(without);
        assertThat(Quality.of(dataset, o -> o)).asString().doesNotContain(without);
    }
}

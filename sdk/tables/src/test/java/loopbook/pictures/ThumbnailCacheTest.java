package loopbook.pictures;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import loopbook.client.Item;
import loopbook.http.Env;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Small pictures that were seen before come from the disk. */
class ThumbnailCacheTest {
    @TempDir
    private Path home;

    private Samples samples;
    private ThumbnailCache cache;

    @BeforeEach
    void start() {
        samples = new Samples();
        cache = cache(Map.of());
    }

    @AfterEach
    void stop() {
        samples.close();
    }

    private ThumbnailCache cache(Map<String, String> variables) {
        return ThumbnailCache.of(new Env(variables, home));
    }

    private List<Path> files(Path below) throws IOException {
        if (!Files.exists(below)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(below)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private static List<Integer> pixels(BufferedImage image) {
        return IntStream.of(image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth()))
                .boxed()
                .toList();
    }

    @Test
    void whatWasSeenOnceIsNotLoadedAgain() throws Exception {
        Item cat = samples.add("chelsea.png");
        Decoded first = Thumbnails.decoded(cat, 100, cache);
        samples.close();

        Decoded again = Thumbnails.decoded(cat, 100, cache);

        assertThat(pixels(again.image())).isEqualTo(pixels(first.image()));
        assertThat(again.scale()).isEqualTo(first.scale());
    }

    @Test
    void onlyTheUserMayReadIt() throws Exception {
        Thumbnails.decoded(samples.add("chelsea.png"), 100, cache);

        Path folder = home.resolve(".cache/loopbook/thumbnails");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
        assertThat(files(folder)).singleElement().satisfies(file -> assertThat(
                        PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------"));
    }

    @Test
    void anotherContentOrSizeIsAnotherPicture() throws Exception {
        Item cat = samples.add("chelsea.png");
        Decoded small = Thumbnails.decoded(cat, 50, cache);
        assertThat(Thumbnails.decoded(cat, 100, cache).longer()).isEqualTo(100);
        assertThat(small.longer()).isEqualTo(50);

        Item dog = samples.dataset.items().upload(Samples.FOLDER.resolve("coffee.png"), o -> o.remoteName("chelsea.png")
                .overwrite());

        assertThat(pixels(Thumbnails.decoded(dog, 50, cache).image())).isNotEqualTo(pixels(small.image()));
    }

    @Test
    void aSettingSwitchesItOffOrElsewhere() throws Exception {
        Item cat = samples.add("chelsea.png");

        Thumbnails.decoded(cat, 50, cache(Map.of("LOOPBOOK_CACHE", "off")));
        assertThat(files(home)).isEmpty();

        Thumbnails.decoded(
                cat,
                50,
                cache(Map.of("LOOPBOOK_CACHE", home.resolve("elsewhere").toString())));
        assertThat(files(home.resolve("elsewhere"))).hasSize(1);
    }

    @Test
    void damageIsNoTrouble() throws Exception {
        Item cat = samples.add("chelsea.png");
        Decoded whole = Thumbnails.decoded(cat, 50, cache);
        Path file = files(home).get(0);
        Files.write(file, new byte[] {1, 2, 3});

        assertThat(pixels(Thumbnails.decoded(cat, 50, cache).image())).isEqualTo(pixels(whole.image()));
        assertThat(Files.size(file)).isGreaterThan(100);
        Path blocked = Files.writeString(home.resolve("file"), "");
        assertThat(Thumbnails.decoded(cat, 50, cache(Map.of("LOOPBOOK_CACHE", blocked.toString())))
                        .longer())
                .isEqualTo(50);
    }

    @Test
    void whatWasNotAskedForLongestGoesWhenItIsFull() throws Exception {
        Item cat = samples.add("chelsea.png");
        Path folder = home.resolve("bounded");
        for (int size = 20; size < 30; size++) {
            Thumbnails.decoded(cat, size, new ThumbnailCache(Optional.of(folder), 1 << 20));
        }
        long before =
                files(folder).stream().mapToLong(file -> file.toFile().length()).sum();
        List<Path> oldest = files(folder);
        for (Path file : oldest) {
            assertThat(file.toFile().setLastModified(1_000_000)).isTrue();
        }

        Thumbnails.decoded(cat, 30, new ThumbnailCache(Optional.of(folder), before / 2));

        assertThat(files(folder).stream()
                        .mapToLong(file -> file.toFile().length())
                        .sum())
                .isLessThanOrEqualTo(before / 2);
        assertThat(files(folder)).anyMatch(file -> !oldest.contains(file));
    }
}

package loopbook.pictures;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
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

    private List<Path> pictures(Path below) throws IOException {
        return files(below).stream()
                .filter(file -> file.toString().endsWith(".thumbnail"))
                .toList();
    }

    /** On the disk, where even a short file takes a block. */
    private long length(Path below) throws IOException {
        return files(below).stream()
                .mapToLong(file -> Math.max(4096, file.toFile().length()))
                .sum();
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
        assertThat(files(folder)).hasSize(2).allSatisfy(file -> assertThat(
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
    void itemsOfTheSameBytesShareOnePicture() throws Exception {
        Path photo = Samples.FOLDER.resolve("chelsea.png");
        Item one = samples.dataset.items().upload(photo);
        Item other = samples.dataset.items().upload(photo, o -> o.remoteName("the same.png"));
        Item another = samples.dataset.items().upload(Samples.FOLDER.resolve("coffee.png"));

        Decoded first = Thumbnails.decoded(one, 50, cache);
        assertThat(pixels(Thumbnails.decoded(other, 50, cache).image())).isEqualTo(pixels(first.image()));
        assertThat(pictures(home)).hasSize(1);

        Thumbnails.decoded(another, 50, cache);
        assertThat(pictures(home)).hasSize(2);
    }

    @Test
    void aChangeOfTheMetadataAloneMakesNoNewPicture() throws Exception {
        Item cat = samples.add("chelsea.png");
        Thumbnails.decoded(cat, 50, cache);

        Thumbnails.decoded(cat.update(u -> u.user("score", 1)), 50, cache);

        assertThat(pictures(home)).hasSize(1);
    }

    @Test
    void severalAtOnceHaveOneFolder() throws Exception {
        List<Item> items = List.of(samples.add("chelsea.png"), samples.add("coffee.png"), samples.add("horse.png"));
        List<List<Integer>> seen = IntStream.range(0, 60)
                .parallel()
                // Each as a process of its own has it, and so small that all of them are tidying up.
                .mapToObj(i -> pixels(Thumbnails.decoded(
                                items.get(i % 3), 40, new ThumbnailCache(Optional.of(home.resolve("one")), 9_000))
                        .image()))
                .toList();

        assertThat(seen.subList(0, 3)).doesNotHaveDuplicates();
        assertThat(IntStream.range(0, 60)).allMatch(i -> seen.get(i).equals(seen.get(i % 3)));
        assertThat(files(home.resolve("one"))).noneMatch(file -> file.toString().endsWith(".tmp"));
    }

    @Test
    void nothingOutsideOfTheFolderIsReadOrRemoved() throws Exception {
        Item cat = samples.add("chelsea.png");
        Path folder = home.resolve("one");
        Decoded whole = Thumbnails.decoded(cat, 50, new ThumbnailCache(Optional.of(folder), 1 << 20));
        Path outside = Files.write(home.resolve("outside"), new byte[9_000]);
        FileTime before = Files.getLastModifiedTime(outside);
        Path mine = Files.write(folder.resolve("mine.txt"), new byte[9_000]);
        Files.createDirectory(folder.resolve("below.thumbnail"));
        for (Path file : files(folder)) {
            if (!file.equals(mine)) {
                Files.delete(file);
                Files.createSymbolicLink(file, outside);
            }
        }

        assertThat(pixels(Thumbnails.decoded(cat, 50, new ThumbnailCache(Optional.of(folder), 5_000))
                        .image()))
                .isEqualTo(pixels(whole.image()));

        assertThat(outside).hasBinaryContent(new byte[9_000]);
        assertThat(Files.getLastModifiedTime(outside)).isEqualTo(before);
        assertThat(mine).exists();
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
        assertThat(pictures(home.resolve("elsewhere"))).hasSize(1);
    }

    @Test
    void damageIsNoTrouble() throws Exception {
        Item cat = samples.add("chelsea.png");
        Decoded whole = Thumbnails.decoded(cat, 50, cache);
        Path file = pictures(home).get(0);
        for (Path damaged : files(home)) {
            Files.write(damaged, new byte[] {1, 2, 3});
            assertThat(pixels(Thumbnails.decoded(cat, 50, cache).image())).isEqualTo(pixels(whole.image()));
        }
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
        long before = length(folder);
        List<Path> oldest = files(folder);
        for (Path file : oldest) {
            assertThat(file.toFile().setLastModified(1_000_000)).isTrue();
        }

        Thumbnails.decoded(cat, 30, new ThumbnailCache(Optional.of(folder), before / 2));

        assertThat(length(folder)).isLessThanOrEqualTo(before / 2);
        assertThat(files(folder)).anyMatch(file -> !oldest.contains(file));
    }
}

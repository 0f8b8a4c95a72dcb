package loopbook.pictures;

import static loopbook.filters.Conditions.filename;
import static loopbook.pictures.Pictures.gallery;
import static loopbook.pictures.Pictures.picture;
import static loopbook.shapes.Shapes.box;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import loopbook.client.Annotation;
import loopbook.client.Item;
import loopbook.client.Shown;
import loopbook.errors.UnreadableAnswer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PicturesTest {
    private Samples samples;

    @BeforeEach
    void start() {
        samples = new Samples();
    }

    @AfterEach
    void stop() {
        samples.close();
    }

    @Test
    void aPictureCarriesItsAnnotationsAndNamesThem() throws Exception {
        Item cat = samples.add("chelsea.png");

        Picture picture = picture(cat);

        assertThat(picture.image().getWidth()).isEqualTo(451);
        assertThat(different(
                        picture.image(), picture(cat, o -> o.overlay(false)).image()))
                .isGreaterThan(5000);
        assertThat(picture.toString()).startsWith("/chelsea.png (451 × 300): Animal, Cat");
        assertThat(picture.html())
                .contains("<img src=\"data:image/", "alt=\"/chelsea.png", "Eye")
                .doesNotContain("<script");
        assertThat(picture.png().orElseThrow()).startsWith(0x89, 'P', 'N', 'G');
    }

    @Test
    void labelsAndAnnotatorsCanBeChosen() throws Exception {
        Item cat = samples.add("chelsea.png");

        assertThat(picture(cat, o -> o.labels("Nose")).toString()).endsWith("Nose ×3");
        assertThat(picture(cat, o -> o.annotators("nobody@example.com")).toString())
                .contains("none of its 24 annotations was asked for");
    }

    @Test
    void aSizeOutOfReachIsRefused() throws Exception {
        Item cat = samples.add("chelsea.png");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> picture(cat, o -> o.size(100_000)))
                .withMessageContaining("1 to 16384");
    }

    @Test
    void theImageHandedOutIsACopy() throws Exception {
        Picture picture = picture(samples.add("horse.png"));
        int before = picture.image().getRGB(5, 5);

        picture.image().setRGB(5, 5, ~before);

        assertThat(picture.image().getRGB(5, 5)).isEqualTo(before);
    }

    @Test
    void aTinyPictureIsEnlargedUntilItsLabelsCanBeRead() {
        Item tiny = samples.dataset.items().upload(new BufferedImage(28, 20, BufferedImage.TYPE_INT_RGB), "digit.png");
        tiny.annotate(box("Seven", 4, 4, 20, 16));

        assertThat(picture(tiny).image().getWidth()).isEqualTo(308);
        assertThat(picture(tiny, o -> o.size(28)).image().getWidth()).isEqualTo(28);
    }

    @Test
    void aPictureIsSavedAsAWholeOrNotAtAll(@TempDir Path folder) throws Exception {
        Picture picture = picture(samples.add("chelsea.png"), o -> o.text(false));

        Path png = picture.save(folder.resolve("cat.png"));
        picture.save(folder.resolve("cat.png"));
        picture.save(folder.resolve("cat.JPG"));

        assertThat(different(ImageIO.read(png.toFile()), picture.image())).isZero();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("cat.png", "cat.JPG");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> picture.save(folder.resolve("cat.gif")))
                .withMessageContaining(".png");
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> picture.save(folder.resolve("no/such/cat.png")))
                .withMessageContaining("no/such");
    }

    @Test
    void whatIsNoPictureRaisesAloneAndHasItsPlaceInAGallery() throws Exception {
        Item cat = samples.add("chelsea.png");
        Item text = samples.dataset.items().upload("hello".getBytes(StandardCharsets.UTF_8), "no<te>.txt");

        assertThatExceptionOfType(UnreadableAnswer.class)
                .isThrownBy(() -> picture(text))
                .withMessageContaining("no<te>.txt");
        Gallery gallery = gallery(List.of(cat, text));
        assertThat(gallery.toString()).startsWith("2 items").contains("/chelsea.png, 24 annotations", "no picture");
        assertThat(gallery.html()).contains("no&lt;te&gt;.txt is no picture").doesNotContain("<te>");
        assertThat(gallery.image().getWidth()).isEqualTo(2 * 168 + 8);
    }

    @Test
    void aGalleryOfAListingReadsOnePageAndTellsHowManyThereAre() throws Exception {
        samples.add("chelsea.png");
        samples.add("horse.png");
        samples.add("cell.png");

        Gallery two =
                gallery(samples.dataset.items().list(), o -> o.limit(2).size(80).columns(1));

        assertThat(two.toString()).startsWith("2 of 3 items");
        assertThat(two.image().getWidth()).isEqualTo(96);
        assertThat(gallery(samples.dataset.items().list(filename("/none.png"))).html())
                .contains("0 items");
    }

    @Test
    void manyPicturesKeepWithinAMegabyte() throws Exception {
        Item cat = samples.add("chelsea.png");
        Item gravel = samples.add("gravel.png");
        List<Item> many = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            many.add(i % 2 == 0 ? cat : gravel);
        }

        Gallery gallery = gallery(many, o -> o.size(200));

        assertThat(gallery.html().length()).isLessThan(1_000_000);
        assertThat(gallery.png().orElseThrow().length).isLessThan(1_000_000);
    }

    @Test
    void aCardShowsCountsLabelsAndPictures() throws Exception {
        Item cat = samples.add("chelsea.png");
        samples.dataset.addLabel("Cat", label -> label.color("#ff0000"));

        assertThat(Cards.of(samples.dataset, Duration.ofMinutes(1)).html())
                .contains("1 item, 24 annotations", "background:#ff0000", "data:image/jpeg")
                .doesNotContain("not read");
        assertThat(Cards.of(cat).html()).contains("data:image/jpeg", "/chelsea.png");
    }

    @Test
    void aListingShowsItsFirstPictures() throws Exception {
        samples.add("chelsea.png");
        Duration patience = Duration.ofMinutes(1);

        assertThat(Cards.of(samples.dataset.items().list(), patience).html()).contains("1 item<", "data:image/jpeg");
        assertThat(Cards.of(samples.dataset.items().list(filename("/none.png")), patience)
                        .toString())
                .startsWith("0 items");
    }

    @Test
    void namesAnnotationsAndPicturesShareTheTimeThatAListingHas() throws Exception {
        samples.add("chelsea.png");
        // The classes that it takes are loaded before its time is counted.
        assertThat(samples.dataset.items().list().toList()).hasSize(1);
        samples.faults().next(2).path("/datasets/*/query").delay(Duration.ofMillis(300));
        samples.faults().next(100).delay(Duration.ofMinutes(1));

        long start = System.nanoTime();
        String html =
                Cards.of(samples.dataset.items().list(), Duration.ofSeconds(10)).html();

        assertThat((System.nanoTime() - start) / 1e9).isLessThan(40);
        assertThat(html).contains("1 item<", "chelsea.png", "not there in time");
    }

    @Test
    void aCardWhosePlatformIsGoneSaysSo() throws Exception {
        samples.add("chelsea.png");
        samples.faults().next(100).delay(Duration.ofMinutes(1));

        long start = System.nanoTime();
        String frozen = Cards.of(samples.dataset).html();

        assertThat((System.nanoTime() - start) / 1e9).isLessThan(40);
        assertThat(frozen).contains("not read: not there in time");

        samples.close();

        assertThat(Cards.of(samples.dataset).html()).contains("not read");
        assertThat(Cards.of(samples.dataset.items().list()).html()).contains("items:");
    }

    private static int different(BufferedImage a, BufferedImage b) {
        int count = 0;
        for (int y = 0; y < a.getHeight(); y++) {
            for (int x = 0; x < a.getWidth(); x++) {
                count += (a.getRGB(x, y) & 0xffffff) == (b.getRGB(x, y) & 0xffffff) ? 0 : 1;
            }
        }
        return count;
    }

    @Test
    void aCardIsOfNowInTextToo() throws Exception {
        samples.add("chelsea.png");

        Shown card = Cards.of(samples.dataset, Duration.ofMinutes(1));

        assertThat(samples.dataset.itemsCount()).isZero();
        assertThat(card.toString()).contains("items=1, annotations=24");
        assertThat(card.html()).contains("1 item, 24 annotations", "data:image/jpeg");
    }

    @Test
    void aGalleryShowsTheAnnotationsThatAreThereNow() throws Exception {
        samples.add("chelsea.png");
        Item before = samples.dataset.items().list().first().orElseThrow();
        before.annotations().list().stream().skip(1).forEach(Annotation::delete);

        assertThat(gallery(List.of(before)).toString())
                .contains("/chelsea.png, 1 annotation")
                .doesNotContain("24");
        assertThat(gallery(List.of(before), o -> o.overlay(false)).toString()).contains("24 annotations");
    }

    @Test
    void whatWouldBeTooLargeIsRefused() {
        assertThatThrownBy(() -> gallery(List.of(), o -> o.size(100_000)))
                .hasMessageContaining("at most 1024 pixels on a side, not 100000");
        assertThatThrownBy(() -> gallery(List.of(), o -> o.limit(1_000_000))).hasMessageContaining("at most 2000");
        assertThatThrownBy(() -> new GalleryOptions().size(1024).require(62))
                .hasMessageContaining("62 pictures of 1024 pixels is too large");
        new GalleryOptions().size(1024).require(61);
        assertThatThrownBy(() -> new PictureOptions().thickness(-2)).hasMessageContaining("1 to 200 pixels");
        assertThatThrownBy(() -> new PictureOptions().thickness(201)).hasMessageContaining("not 201");
    }
}

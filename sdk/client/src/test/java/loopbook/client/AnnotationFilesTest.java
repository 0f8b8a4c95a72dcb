package loopbook.client;

import static loopbook.filters.Conditions.dir;
import static loopbook.filters.Conditions.label;
import static loopbook.filters.Conditions.where;
import static loopbook.shapes.Shapes.box;
import static loopbook.shapes.Shapes.classification;
import static loopbook.shapes.Shapes.point;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import loopbook.errors.PartialFailure;
import loopbook.http.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Annotations beside their items, exports, and the way back. */
class AnnotationFilesTest extends LocalTest {
    private Dataset dataset;
    private Item cat;
    private Path out;

    @BeforeEach
    void makeDataset() {
        dataset =
                project.datasets().create("pets", o -> o.labels(Label.of("Cat").color("#ff0000"), Label.of("Dog")));
        Items items = dataset.items();
        cat = items.upload(new BufferedImage(20, 10, BufferedImage.TYPE_INT_RGB), "/cats/cat.png");
        cat.annotate(box("Cat", 2, 2, 8, 8), classification("Dog"));
        items.upload(new BufferedImage(5, 5, BufferedImage.TYPE_INT_RGB), "/plain.png");
        cat = cat.refresh();
        out = folder.resolve("out");
    }

    private static JsonNode json(Path file) throws Exception {
        return Json.read(Files.readAllBytes(file));
    }

    private static Path made(Path folder) {
        Downloader.makeFolder(folder);
        return folder;
    }

    @Test
    void anItemComesWithItsAnnotationsInEveryForm() throws Exception {
        cat.download(
                out,
                o -> o.annotations(
                        AnnotationFormat.JSON,
                        AnnotationFormat.MASK,
                        AnnotationFormat.INSTANCE,
                        AnnotationFormat.ANNOTATION_ON_IMAGE,
                        AnnotationFormat.VTT));

        assertThat(json(out.resolve("json/cats/cat.json")).path("annotations").size())
                .isEqualTo(2);
        BufferedImage mask = Images.read(out.resolve("mask/cats/cat.png"));
        // The edge of a box is smooth: red, and nearly opaque.
        assertThat(mask.getRGB(2, 2) >>> 24).isGreaterThan(0x80);
        assertThat(mask.getRGB(2, 2) & 0xffff).isZero();
        assertThat(mask.getRGB(15, 5) >>> 24).isZero();
        // Smooth thin lines of instance number 1 fade to 0, as in the reference: only filled shapes can be seen here.
        assertThat(Images.read(out.resolve("instance/cats/cat.png")).getRaster().getNumBands())
                .isEqualTo(1);
        assertThat(Images.read(out.resolve("img_mask/cats/cat.png")).getWidth()).isEqualTo(20);
        assertThat(Files.readString(out.resolve("vtt/cats/cat.vtt"))).isEqualTo("WEBVTT");
    }

    @Test
    void aListingBringsThemByOneExport() throws Exception {
        dataset.items().download(dataset.items().list(), out, o -> o.annotations(AnnotationFormat.MASK));

        assertThat(out.resolve("cats/cat.png")).exists();
        assertThat(out.resolve("mask/cats/cat.png")).exists();
        assertThat(json(out.resolve("json/cats/cat.json")).path("annotations").size())
                .isEqualTo(2);
        assertThat(out.resolve("mask/plain.png")).doesNotExist();
    }

    @Test
    void onlyTheAnnotationsThatAreWanted() throws Exception {
        cat.download(out, o -> o.annotations(AnnotationFormat.JSON).annotationsWhere(label("Dog")));

        JsonNode annotations = json(out.resolve("json/cats/cat.json")).path("annotations");
        assertThat(annotations.size()).isEqualTo(1);
        assertThat(annotations.path(0).path("label").asString()).isEqualTo("Dog");
    }

    @Test
    void annotationsGoToFilesAndBack() throws Exception {
        Download download = dataset.downloadAnnotations(out);
        cat.annotations().deleteAll();

        Upload upload = dataset.uploadAnnotations(out.resolve("json"));

        assertThat(download.count(Outcome.CREATED)).isEqualTo(2);
        assertThat(upload.count(Outcome.CREATED)).isEqualTo(2);
        assertThat(cat.annotations().list().stream().map(Annotation::label)).containsExactlyInAnyOrder("Cat", "Dog");
        dataset.uploadAnnotations(out.resolve("json"), AnnotationUploadOptions::clean);
        assertThat(cat.annotations().list().count()).isEqualTo(2);
    }

    @Test
    void annotationsThatChangedAreWrittenAgainAndTheOthersStay() throws Exception {
        dataset.downloadAnnotations(out, o -> o.annotations(AnnotationFormat.MASK));
        byte[] mask = Files.readAllBytes(out.resolve("mask/cats/cat.png"));
        Download same = dataset.downloadAnnotations(out);
        Annotation box = cat.annotations().list(label("Cat")).first().orElseThrow();
        cat.annotations().update(box, a -> a.shape(box("Dog", 0, 0, 19, 9)));

        Download changed = dataset.downloadAnnotations(out, o -> o.annotations(AnnotationFormat.MASK));

        assertThat(same.count(Outcome.EXISTING)).isEqualTo(2);
        assertThat(changed.count(Outcome.OVERWRITTEN)).isEqualTo(2);
        assertThat(changed.count(Outcome.EXISTING)).isEqualTo(1);
        assertThat(json(out.resolve("json/cats/cat.json")).path("annotations").findValuesAsString("label"))
                .containsExactly("Dog", "Dog");
        assertThat(Files.readAllBytes(out.resolve("mask/cats/cat.png"))).isNotEqualTo(mask);
    }

    @Test
    void formsBesideItemsAreAsTheAnnotationsAreNow() throws Exception {
        cat.download(out, o -> o.annotations(AnnotationFormat.JSON));
        cat.annotations().deleteAll();
        cat.annotate(box("Dog", 2, 2, 8, 8));

        cat.download(out, o -> o.annotations(AnnotationFormat.JSON));

        assertThat(json(out.resolve("json/cats/cat.json")).path("annotations").findValuesAsString("label"))
                .containsExactly("Dog");

        cat.annotations().deleteAll();
        cat.annotate(box("Cat", 2, 2, 8, 8));
        dataset.items().download(dataset.items().list(), out, o -> o.annotations(AnnotationFormat.JSON));
        assertThat(json(out.resolve("json/cats/cat.json")).path("annotations").findValuesAsString("label"))
                .containsExactly("Cat");
    }

    @Test
    void whatIsChosenOfAnnotationsComesOnTopOfHowTheItemsWereChosen() {
        Items items = dataset.items();
        items.upload(bytes("both"), "/both.txt").annotate(point("Dog", 1, 1));
        items.upload(bytes("cow"), "/cow.txt").annotate(point("Cow", 1, 1));
        items.upload(bytes("cat"), "/cat.txt").annotate(box("Cat", 1, 1, 2, 2));

        items.download(label("Cat").or(label("Dog")), out, o -> o.annotations(AnnotationFormat.JSON)
                .annotationsWhere(where("type").eq("point")));
        assertThat(out.toFile().list()).containsExactlyInAnyOrder("both.txt", "json");

        Path either = folder.resolve("either");
        items.download(label("Cat").or(label("Dog")), either, o -> o.annotations(AnnotationFormat.JSON)
                .annotationsWhere(where("type").eq("point").or(where("type").eq("cuboid"))));
        assertThat(either.toFile().list()).containsExactlyInAnyOrder("both.txt", "json");
    }

    @Test
    void aNumberIsTheSameByWhicheverWayThePictureIsMade() throws Exception {
        Ontology ontology = dataset.ontology();
        ObjectNode json = ontology.json();
        json.putObject("instanceMap").put("Cat", 7).put("Dog", 3).put("$default", 9);
        dl.ontologies().replace(ontology, json);

        cat.download(out, o -> o.annotations(AnnotationFormat.INSTANCE).drawing(d -> d.thickness(-1)));
        BufferedImage shown =
                cat.annotations().show(o -> o.format(AnnotationFormat.INSTANCE).thickness(-1));

        BufferedImage written = Images.read(out.resolve("instance/cats/cat.png"));
        assertThat(written.getRaster().getSample(5, 5, 0)).isEqualTo(7);
        assertThat(written.getRaster().getSample(15, 5, 0)).isEqualTo(9);
        assertThat(shown.getRaster().getPixels(0, 0, 20, 10, (int[]) null))
                .isEqualTo(written.getRaster().getPixels(0, 0, 20, 10, (int[]) null));
    }

    @Test
    void aNumberThatDoesNotFitIntoAByteIsNotAnotherNumber() {
        assertThatThrownBy(() -> cat.annotations()
                        .show(o -> o.format(AnnotationFormat.INSTANCE).numbers(Map.of("Cat", 300))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("300, the number of 'Cat'");
    }

    @Test
    void someOfThemWithPictures() {
        dataset.downloadAnnotations(
                dir("/cats"), out, o -> o.annotations(AnnotationFormat.MASK, AnnotationFormat.JSON));

        assertThat(out.resolve("mask/cats/cat.png")).exists();
        assertThat(out.resolve("json/plain.json")).doesNotExist();
    }

    @Test
    void twoItemsForOneFileAreNoSilentLoss() {
        dataset.items().upload(bytes("x"), "/plain.txt");

        assertThatThrownBy(() -> dataset.downloadAnnotations(out))
                .isInstanceOf(PartialFailure.class)
                .hasMessageContaining("would both become");
        assertThat(dataset.downloadAnnotations(folder.resolve("whole"), DownloadOptions::keepExtension)
                        .count(Outcome.CREATED))
                .isEqualTo(3);
    }

    @Test
    void anExportIsOneListOrAFileForEachItem() throws Exception {
        Path list = dataset.export(out, ExportOptions::annotations).orElseThrow();

        assertThat(list).isEqualTo(out.resolve(dataset.id() + ".json"));
        assertThat(json(list).size()).isEqualTo(2);
        assertThat(json(list).findValues("annotations")).isNotEmpty();
        assertThat(dataset.export(out, o -> o.folders().where(dir("/cats")))).contains(out);
        assertThat(out.resolve("cats/cat.json")).exists();
        assertThat(dataset.export(out, ExportOptions::zip)).contains(out.resolve(dataset.id() + ".json.zip"));
        assertThat(dataset.export(out, o -> o.where(dir("/none")))).isEmpty();
        assertThat(out.toFile().list()).noneMatch(name -> name.startsWith(".loopbook"));
    }

    @Test
    void anExportAsThePlatformPacksIt() {
        assertThat(dataset.export(out, o -> o.packed().annotations())).contains(out);
        assertThat(out.resolve("cats/cat.json")).exists();
    }

    @Test
    void largeExportsAreHalvedUntilTheyFit() {
        for (int i = 0; i < 9; i++) {
            dataset.items().upload(bytes("x" + i), "/n/" + i + ".txt");
        }
        Exporter exporter = new Exporter(dataset, java.util.Optional.empty());

        List<Path> parts = exporter.parts(
                loopbook.filters.Conditions.all().query(loopbook.filters.Resource.ITEMS),
                ExportOptions.standard().order(),
                3,
                made(out));
        List<String> ids = new java.util.ArrayList<>();
        new ExportedItems(parts).each(item -> ids.add(item.path("id").asString()));

        assertThat(parts.size()).isGreaterThan(3);
        assertThat(ids).doesNotHaveDuplicates().hasSize(11);
    }

    @Test
    void aZipThatLeadsOutOfTheFolderIsRefusedAsAWhole() throws Exception {
        Path zip = folder.resolve("evil.zip");
        try (ZipOutputStream packed = new ZipOutputStream(Files.newOutputStream(zip))) {
            packed.putNextEntry(new ZipEntry("fine.json"));
            packed.putNextEntry(new ZipEntry("../../evil.json"));
        }

        assertThatThrownBy(() -> Zips.unpack(zip, out)).isInstanceOf(IllegalArgumentException.class);
        assertThat(out).isEmptyDirectory();
    }

    @Test
    void noLinkLeadsAnExportOrAnnotationFilesOutOfTheFolder() throws Exception {
        Path outside = Files.createDirectories(folder.resolve("outside"));
        Files.createDirectories(out);
        Files.createSymbolicLink(out.resolve("json"), outside);
        Path zip = folder.resolve("fine.zip");
        try (ZipOutputStream packed = new ZipOutputStream(Files.newOutputStream(zip))) {
            packed.putNextEntry(new ZipEntry("json/a.json"));
        }

        assertThatThrownBy(() -> Zips.unpack(zip, out)).hasMessageContaining("through a link");
        assertThatThrownBy(() -> dataset.downloadAnnotations(out)).hasMessageContaining("through a link");
        assertThat(outside).isEmptyDirectory();
    }

    @Test
    void aPictureThatWasStoredTurnedIsTurnedBack() {
        for (int orientation = 1; orientation <= 8; orientation++) {
            BufferedImage stored = new BufferedImage(3, 2, BufferedImage.TYPE_BYTE_GRAY);
            for (int i = 0; i < 6; i++) {
                stored.getRaster().setSample(i % 3, i / 3, 0, i + 1);
            }
            BufferedImage upright = Upright.of(stored, orientation);
            BufferedImage again = Upright.undo(upright, orientation);

            assertThat(upright.getWidth()).isEqualTo(Upright.swaps(orientation) ? 2 : 3);
            for (int i = 0; i < 6; i++) {
                assertThat(again.getRaster().getSample(i % 3, i / 3, 0)).isEqualTo(i + 1);
            }
        }
    }

    @Test
    void aFolderThatIsNotThereIsNoUploadOfNothing() {
        assertThatThrownBy(() -> dataset.uploadAnnotations(folder.resolve("typo")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("There is no folder");
    }

    @Test
    void anItemWhoseNameNoFileCanHaveHasNoAnnotationFile() throws Exception {
        dataset.items().upload(bytes("x"), "/q\\w.txt");
        dataset.downloadAnnotations(out, DownloadOptions::keepGoing);

        assertThat(dataset.uploadAnnotations(out.resolve("json"), o -> o.clean())
                        .failed())
                .isEmpty();
    }
}

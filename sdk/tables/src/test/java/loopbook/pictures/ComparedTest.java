package loopbook.pictures;

import static loopbook.pictures.Pictures.blend;
import static loopbook.pictures.Pictures.compare;
import static loopbook.pictures.Pictures.picture;
import static loopbook.shapes.Shapes.box;
import static loopbook.shapes.Shapes.classification;
import static loopbook.shapes.Shapes.ellipse;
import static loopbook.shapes.Shapes.mask;
import static loopbook.shapes.Shapes.point;
import static loopbook.shapes.Shapes.polygon;
import static loopbook.shapes.Shapes.polyline;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import loopbook.client.Annotation;
import loopbook.client.Dataloop;
import loopbook.client.Dataset;
import loopbook.client.Item;
import loopbook.client.Label;
import loopbook.local.LocalPlatform;
import loopbook.shapes.Shape;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

/** Pictures of single annotations, of several annotators, and as lines. */
class ComparedTest {
    private static final String ANN = "ann@example.com";
    private static final String BOB = "bob@example.com";

    private LocalPlatform platform;
    private Item item;

    @BeforeEach
    void start() {
        platform = LocalPlatform.inMemory();
        Dataloop dl = Dataloop.connect(platform.url(), platform.token());
        Dataset dataset = dl.projects()
                .create("p")
                .datasets()
                .create("d", o -> o.labels(Label.of("Cat").color("#ff0000"), Label.of("<Dog>")));
        item = dataset.items().upload(new BufferedImage(600, 400, BufferedImage.TYPE_INT_RGB), "a.png");
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    private Annotation by(String annotator, Shape shape) {
        Dataloop theirs = Dataloop.connect(platform.url(), platform.token(annotator));
        return theirs.items().byId(item.id()).annotate(shape).get(0);
    }

    @Test
    void anAnnotationIsShownWithWhatIsAroundIt() {
        Annotation cat = by(ANN, box("Cat", 100, 100, 500, 300));
        by(BOB, box("Cat", 110, 110, 490, 290));

        BufferedImage crop = picture(cat).image();

        assertThat(crop.getWidth()).isEqualTo(600);
        assertThat(crop.getHeight()).isEqualTo(400);
        BufferedImage small = picture(by(ANN, box("Cat", 300, 200, 340, 230))).image();
        assertThat(small.getWidth()).isEqualTo(64 * 5);
        assertThat(small.getHeight()).isEqualTo(54 * 5);
        assertThat(small.getRGB(small.getWidth() / 2, 12 * 5 + 2) >> 16 & 0xff).isGreaterThan(120);
        assertThat(picture(by(ANN, classification("Cat"))).image().getWidth()).isEqualTo(600);
    }

    @Test
    void whatLiesOutsideIsShownOnTheWholePicture() {
        assertThat(picture(by(ANN, box("Cat", 900, 900, 950, 950))).image().getWidth())
                .isEqualTo(600);
    }

    @Test
    void annotatorsAreShownSideBySide(@TempDir Path folder) {
        by(ANN, box("Cat", 100, 100, 200, 200));
        by(BOB, box("<Dog>", 100, 100, 210, 200));

        Compared both = compare(item);

        assertThat(both).hasToString(ANN + ": /a.png (600 × 400): Cat\n" + BOB + ": /a.png (600 × 400): <Dog>");
        assertThat(both.image().getWidth()).isEqualTo(1210);
        assertThat(both.html()).contains(ANN, "&lt;Dog&gt;").doesNotContain("<Dog>");
        assertThat(both.png().orElseThrow()).startsWith(0x89, 'P', 'N', 'G');
        assertThat(both.save(folder.resolve("both.png"))).exists();
        assertThat(compare(item, BOB).pictures()).hasSize(1);
    }

    @Test
    void annotatorsAreToldApartByColourInOnePicture() {
        by(ANN, box("Cat", 100, 100, 200, 200));
        by(BOB, box("Cat", 100, 100, 210, 200));

        Picture both = blend(item, ANN, BOB);

        assertThat(both.toString()).contains("Cat · ann", "Cat · bob");
        assertThat(both.html()).contains("#0072b2", "#e69f00");
        assertThat(blend(item, BOB).toString()).doesNotContain("ann");
    }

    @Test
    void aPictureIsSavedAsLines(@TempDir Path folder) throws Exception {
        boolean[][] rows = new boolean[400][600];
        rows[30][40] = true;
        by(ANN, box("Cat", 100, 100, 200, 200));
        by(ANN, polygon("<Dog>", 0, 0, 50, 0, 50, 50));
        by(ANN, polyline("Cat", 0, 0, 50, 60));
        by(ANN, ellipse("Cat", 300, 200, 30, 20));
        by(ANN, point("Cat", 9, 9));
        by(ANN, mask("Cat", rows));

        Path file = picture(item).save(folder.resolve("a.svg"));

        String svg = Files.readString(file);
        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        assertThat(document.getElementsByTagName("path").getLength()).isEqualTo(4);
        assertThat(document.getElementsByTagName("circle").getLength()).isEqualTo(1);
        assertThat(document.getElementsByTagName("image").getLength()).isEqualTo(2);
        assertThat(svg)
                .contains("d=\"M100 100L200 100L200 200L100 200", "&lt;Dog&gt;", "#ff0000")
                .doesNotContain("<Dog>", "href=\"http");
    }

    @Test
    void anAnnotatorWhoHasNothingThereIsNamedAsSuchWithThoseWhoHave() {
        by(ANN, box("Cat", 100, 100, 200, 200));

        Compared both = compare(item, ANN, "nobody@example.com");

        String none = "nobody@example.com (has no annotations here; those who have: " + ANN + ")";
        assertThat(both.toString()).contains(ANN + ": ", none + ": ");
        assertThat(both.html()).contains(none);
        assertThat(both.image().getWidth()).isEqualTo(1210);
    }

    @Test
    void whatNobodyHasAnnotatedIsShownAllTheSame() {
        Compared none = compare(item);

        assertThat(none.toString()).startsWith("Nobody has annotated it: /a.png");
        assertThat(none.image().getWidth()).isEqualTo(600);
        assertThat(none.png()).isPresent();
    }

    @Test
    void whenNoneOfTheAnnotationsIsAskedForThePictureSaysWhatThereIs() {
        by(ANN, box("Cat", 100, 100, 200, 200));
        by(BOB, box("<Dog>", 100, 100, 210, 200));

        String none = "none of its 2 annotations was asked for: there are <Dog>, Cat by " + ANN + ", " + BOB;
        assertThat(picture(item, o -> o.labels("Katze"))).asString().endsWith(none);
        assertThat(picture(item, o -> o.annotators("nobody@example.com")))
                .asString()
                .endsWith(none);
        assertThat(blend(item, "nobody@example.com")).asString().endsWith(none);
        assertThat(compare(item, o -> o.labels("Katze"), ANN))
                .hasToString(
                        ANN + ": /a.png (600 × 400): none of its 1 annotation was asked for: there are Cat by " + ANN);
        assertThat(picture(item, o -> o.labels("Katze")).html()).contains("none of its 2 annotations", "&lt;Dog&gt;");
        assertThat(picture(item, o -> o.overlay(false)).html()).doesNotContain("none of", "no annotations.");
    }
}

package loopbook.reports;

import static loopbook.shapes.Shapes.box;
import static loopbook.shapes.Shapes.classification;
import static loopbook.shapes.Shapes.ellipse;
import static loopbook.shapes.Shapes.mask;
import static loopbook.shapes.Shapes.point;
import static loopbook.shapes.Shapes.polygon;
import static loopbook.shapes.Shapes.polyline;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.util.List;
import loopbook.client.Annotations;
import loopbook.client.Dataloop;
import loopbook.client.Dataset;
import loopbook.client.Item;
import loopbook.local.LocalPlatform;
import loopbook.shapes.Shape;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;
import tools.jackson.databind.node.ObjectNode;

/** Annotators on a real local platform, compared. */
class AgreementTest {
    private static final String ANN = "ann@example.com";
    private static final String BOB = "bob@example.com";
    private static final String EVE = "eve@example.com";

    private LocalPlatform platform;
    private Dataset dataset;
    private Item item;

    @BeforeEach
    void start() {
        platform = LocalPlatform.inMemory();
        Dataloop dl = Dataloop.connect(platform.url(), platform.token());
        dataset = dl.projects().create("p").datasets().create("d");
        item = dataset.items().upload(new BufferedImage(300, 400, BufferedImage.TYPE_INT_RGB), "a.png");
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    private void by(String annotator, Shape... shapes) {
        Dataloop theirs = Dataloop.connect(platform.url(), platform.token(annotator));
        theirs.items().byId(item.id()).annotate(shapes);
    }

    private Agreement agreement() {
        return Agreement.of(dataset, o -> o);
    }

    @Test
    void aPairScoresTheMeanOfGeometryLabelAndAttributes() {
        by(ANN, box("Cat", 0, 0, 10, 10).attribute("side", "left").attribute("wet", true));
        by(BOB, box("Dog", 0, 0, 10, 8).attribute("side", "left").attribute("wet", false));

        Table pairs = agreement().pairs().table();

        assertThat(pairs.rowCount()).isEqualTo(1);
        assertThat(pairs.doubleColumn("geometry").get(0)).isCloseTo(0.8, within(1e-9));
        assertThat(pairs.doubleColumn("labelScore").get(0)).isZero();
        assertThat(pairs.doubleColumn("attributeScore").get(0)).isCloseTo(1 / 3.0, within(1e-9));
        assertThat(pairs.doubleColumn("score").get(0)).isCloseTo((0.8 + 1 / 3.0) / 3, within(1e-9));
    }

    /** As some tools write what lasts until the end of a film. */
    private void byToTheEnd(String annotator, Shape shape) {
        Annotations theirs = Dataloop.connect(platform.url(), platform.token(annotator))
                .items()
                .byId(item.id())
                .annotations();
        ObjectNode form = theirs.builder().add(shape).forms().get(0);
        form.withObject("/metadata/system").put("frame", 0).put("startFrame", 0).put("endFrame", Integer.MAX_VALUE);
        theirs.uploadJson(List.of(form));
    }

    @Test
    void filmsThatNeverEndAreCompared() {
        byToTheEnd(ANN, box("Cat", 0, 0, 10, 10));
        byToTheEnd(BOB, box("Cat", 0, 0, 10, 5));

        assertThat(agreement().pairs().table().doubleColumn("geometry").get(0)).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void whatIsTheSameIsAlikeAlsoWithoutAnArea() {
        Shape[] flat = {box("Cat", 10, 10, 10, 10), polygon("Ear", 1, 1, 5, 5, 9, 9)};
        by(ANN, flat);
        by(BOB, flat);

        assertThat(agreement().score()).isEqualTo(1);
    }

    @Test
    void nothingToCompareIsSaidInWords() {
        by(ANN, box("Cat", 0, 0, 10, 10));

        assertThat(agreement().toString()).startsWith("Nothing to compare").doesNotContain("NaN:");
    }

    @Test
    void whatOnlyOneHasScoresNothing() {
        by(ANN, box("Cat", 0, 0, 10, 10), box("Cat", 50, 50, 60, 60));
        by(BOB, box("Cat", 0, 0, 10, 10));

        assertThat(agreement().score()).isCloseTo(0.5, within(1e-9));
        assertThat(agreement().confusion().table().stringColumn("otherLabel").asList())
                .containsExactly("(unmatched)", "Cat");
    }

    @Test
    void eachTypeHasItsOwnMeasure() {
        boolean[][] left = new boolean[400][300];
        boolean[][] more = new boolean[400][300];
        for (int y = 0; y < 10; y++) {
            for (int x = 0; x < 30; x++) {
                left[y][x] = x < 20;
                more[y][x] = true;
            }
        }
        by(
                ANN,
                polygon("P", 0, 0, 100, 0, 100, 100, 0, 100),
                ellipse("E", 200, 200, 30, 20),
                point("X", 10, 10),
                polyline("L", 0, 0, 100, 0),
                classification("Indoor"),
                mask("M", left));
        by(
                BOB,
                polygon("P", 0, 0, 100, 0, 100, 50, 0, 50),
                ellipse("E", 200, 200, 30, 20),
                point("X", 13, 14),
                polyline("L", 0, 5, 100, 5),
                classification("Indoor"),
                mask("M", more));

        Table pairs = agreement().pairs().table();

        assertThat(geometry(pairs, "segment")).isCloseTo(0.5, within(1e-9));
        assertThat(geometry(pairs, "ellipse")).isCloseTo(1, within(1e-9));
        assertThat(geometry(pairs, "point")).isCloseTo(Math.exp(-20 * 5 / 500.0), within(1e-9));
        assertThat(geometry(pairs, "polyline")).isCloseTo(Math.exp(-20 * 5 / 500.0), within(1e-9));
        assertThat(geometry(pairs, "class")).isEqualTo(1);
        assertThat(geometry(pairs, "binary")).isCloseTo(2 / 3.0, within(1e-9));
    }

    private static double geometry(Table pairs, String type) {
        return pairs.where(pairs.stringColumn("type").isEqualTo(type))
                .doubleColumn("geometry")
                .get(0);
    }

    @Test
    void thingsThatSeveralHaveAreJudgedTogether() {
        by(ANN, box("Cat", 0, 0, 10, 10), box("Dog", 50, 0, 60, 10), box("Cat", 100, 0, 110, 10));
        by(BOB, box("Cat", 0, 0, 10, 10), box("Dog", 50, 0, 60, 10), box("Dog", 100, 0, 110, 10));
        by(EVE, box("Cat", 0, 0, 10, 10), box("Dog", 50, 0, 60, 10));

        Agreement agreement = agreement();

        Table annotators = agreement.annotators().table();
        assertThat(annotators.rowCount()).isEqualTo(6);
        assertThat(annotators.stringColumn("annotator").asList()).containsExactly(ANN, ANN, BOB, BOB, EVE, EVE);
        assertThat(annotators.stringColumn("other").asList()).containsExactly(BOB, EVE, ANN, EVE, ANN, BOB);
        assertThat(annotators.intColumn("pairs").asList()).containsExactly(3, 3, 3, 3, 3, 3);
        assertThat(annotators.intColumn("matched").asList()).containsExactly(3, 2, 3, 2, 2, 2);
        assertThat(annotators.doubleColumn("score").asDoubleArray())
                .containsExactly(new double[] {8 / 9.0, 2 / 3.0, 8 / 9.0, 2 / 3.0, 2 / 3.0, 2 / 3.0}, within(1e-9));
        assertThat(annotators.doubleColumn("cohensKappa").asDoubleArray())
                .containsExactly(new double[] {0.4, 1.0, 0.4, 1.0, 1.0, 1.0}, within(1e-9));
        Table coefficients = agreement.coefficients().table();
        assertThat(coefficients.doubleColumn("value").get(0)).isEqualTo(1);
        assertThat(coefficients.intColumn("things").asList()).containsExactly(2, 3);
        assertThat(agreement.annotators().chart().svg()).contains("ann@example.com, bob@example.com");
        assertThat(agreement.html()).contains("optimal matching").doesNotContain("<script");
    }

    @Test
    void theThresholdAndTheChoiceDecideWhatIsCompared() {
        by(ANN, box("Cat", 0, 0, 10, 10), point("Eye", 5, 5));
        by(BOB, box("Dog", 0, 0, 10, 6), point("Eye", 5, 5));

        assertThat(Agreement.of(dataset, o -> o.types("box").threshold(0.7)).score())
                .isZero();
        assertThat(Agreement.of(dataset, o -> o.types("box").withinLabels()).score())
                .isZero();
        assertThat(Agreement.of(item, o -> o.types("point")).score()).isEqualTo(1);
        assertThat(Agreement.of(List.of(item), o -> o.annotators(ANN)).score()).isNaN();
        assertThatThrownBy(() -> Agreement.of(dataset, o -> o.threshold(0))).hasMessageContaining("threshold");
        assertThatThrownBy(() -> Agreement.of("all", o -> o))
                .hasMessageContainingAll("A dataset, a task", "not java.lang.String");
    }

    @Test
    void nothingToCompareIsOneSentence() {
        assertThat(Agreement.of(List.of(), o -> o.types("boxx").annotators("ann@e.com")))
                .hasToString(
                        "Nothing to compare: no item has annotations by two annotators, of the annotators [ann@e.com],"
                                + " of the types [boxx]");
        assertThat(Agreement.of(List.of(), o -> o).html()).doesNotContain("<table");
    }
}

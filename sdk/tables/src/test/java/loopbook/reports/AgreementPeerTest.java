package loopbook.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import loopbook.client.Annotation;
import loopbook.client.Dataloop;
import loopbook.client.Dataset;
import loopbook.client.Item;
import loopbook.local.LocalPlatform;
import loopbook.shapes.Shape;
import loopbook.shapes.Shapes;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The same pairs as the vendor's {@code dtlpymetrics} has scored ({@code scripts/peers/agreement_dtlpy.py}). */
class AgreementPeerTest {
    private static final List<String> SCORES = List.of("geometry", "labelScore", "attributeScore", "score");

    @Test
    void scoresOfPairsAreThoseOfThePeer() throws IOException {
        JsonNode recorded = recorded();
        try (LocalPlatform platform = LocalPlatform.inMemory()) {
            Dataloop dl = Dataloop.connect(platform.url(), platform.token());
            Dataset dataset = dl.projects().create("p").datasets().create("d");
            Item item = dataset.items().upload(new BufferedImage(500, 500, BufferedImage.TYPE_INT_RGB), "a.png");
            Map<String, Integer> numbers = new HashMap<>();
            for (int side = 0; side < 2; side++) {
                Dataloop theirs =
                        Dataloop.connect(platform.url(), platform.token("annotator-" + side + "@example.com"));
                List<Annotation> uploaded = theirs.items().byId(item.id()).annotate(shapes(recorded, side));
                for (int n = 0; n < uploaded.size(); n++) {
                    numbers.put(uploaded.get(n).id(), n);
                }
            }

            Table pairs = Agreement.of(item, o -> o.threshold(0.4)).pairs().table();

            assertThat(pairs.rowCount()).isEqualTo(recorded.path("rows").size());
            for (int row = 0; row < pairs.rowCount(); row++) {
                int one = numbers.get(pairs.stringColumn("id").get(row));
                assertThat(numbers.get(pairs.stringColumn("otherId").get(row))).isEqualTo(one);
                for (int i = 0; i < SCORES.size(); i++) {
                    assertThat(pairs.doubleColumn(SCORES.get(i)).get(row))
                            .as("%s of pair %d", SCORES.get(i), one)
                            .isCloseTo(scores(recorded, one).path(i).asDouble(), within(1e-9));
                }
            }
        }
    }

    private static JsonNode recorded() throws IOException {
        try (InputStream in = Objects.requireNonNull(
                AgreementPeerTest.class.getResourceAsStream("/loopbook/reports/dtlpymetrics.json"))) {
            return JsonMapper.shared().readTree(in);
        }
    }

    private static Shape[] shapes(JsonNode recorded, int side) {
        List<Shape> shapes = new ArrayList<>();
        for (JsonNode pair : recorded.path("pairs")) {
            JsonNode one = pair.path(side);
            JsonNode at = one.path("at");
            String label = one.path("label").asString();
            Shape shape = at.size() == 2
                    ? Shapes.point(label, at.path(0).asDouble(), at.path(1).asDouble())
                    : Shapes.box(
                            label,
                            at.path(0).asDouble(),
                            at.path(1).asDouble(),
                            at.path(2).asDouble(),
                            at.path(3).asDouble());
            for (Map.Entry<String, JsonNode> attribute : one.path("attributes").properties()) {
                shape = shape.attribute(attribute.getKey(), attribute.getValue().asString());
            }
            shapes.add(shape);
        }
        return shapes.toArray(Shape[]::new);
    }

    private static JsonNode scores(JsonNode recorded, int pair) {
        for (JsonNode row : recorded.path("rows")) {
            if (row.path("pair").path(0).asInt() == pair) {
                return row.path("scores");
            }
        }
        throw new AssertionError("no scores of pair " + pair);
    }
}

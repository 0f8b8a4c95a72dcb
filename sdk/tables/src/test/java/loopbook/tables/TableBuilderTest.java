package loopbook.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Instant;
import loopbook.errors.UnreadableAnswer;
import loopbook.http.Json;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class TableBuilderTest {
    private static final String ITEM =
            """
            {"id":"64b2a1c3d4e5f6a7b8c90001","filename":"/a/b.jpg","name":"b.jpg","dir":"/a","type":"file","hidden":false,
             "annotated":true,"annotationsCount":3,"createdAt":"2024-02-01T10:00:00.123Z","url":"http://x/1",
             "metadata":{"system":{"size":3000000000,"width":64,"height":48,"mimetype":"image/jpeg","refs":[]},
                         "user":{"score":0.9,"nested":{"deep":"x"},"a.b":1}}}""";

    @Test
    void anEmptyListingHasItsColumnsWithTheirTypes() {
        assertThat(types(table("items")))
                .startsWith("id STRING, filename STRING")
                .contains("createdAt INSTANT");
        assertThat(types(table("annotations"))).contains("label STRING", "left DOUBLE", "vertices INTEGER");
        assertThat(types(table("datasets"))).contains("itemsCount INTEGER", "readonly BOOLEAN");
        assertThat(types(table("projects"))).contains("role STRING", "updatedAt INSTANT");
    }

    @Test
    void anItemIsARowWithItsMetadataAsDottedColumns() {
        Table items = table("items", ITEM);

        assertThat(items.longColumn("size").get(0)).isEqualTo(3_000_000_000L);
        assertThat(items.instantColumn("createdAt").get(0)).isEqualTo(Instant.parse("2024-02-01T10:00:00.123Z"));
        assertThat(items.doubleColumn("metadata.user.score").get(0)).isEqualTo(0.9);
        assertThat(items.stringColumn("metadata.user.nested.deep").get(0)).isEqualTo("x");
        assertThat(items.longColumn("metadata.user.[\"a.b\"]").get(0)).isEqualTo(1);
        assertThat(items.columnNames()).doesNotContain("metadata.system.size", "metadata.system.refs", "url");
    }

    @Test
    void columnsCanBeChosenAndAnyOtherPathAskedFor() {
        TableBuilder builder = new TableBuilder(
                Layout.of("items"),
                TableOptions.DEFAULT
                        .columns("metadata.user.*", "id", "url", "metadata.user.gone")
                        .raw());
        builder.add(json(ITEM));
        Table table = builder.finish();

        assertThat(table.columnNames())
                .containsExactly(
                        "metadata.user.[\"a.b\"]",
                        "metadata.user.nested.deep",
                        "metadata.user.score",
                        "id",
                        "url",
                        "metadata.user.gone",
                        "raw");
        assertThat(table.stringColumn("metadata.user.gone").isMissing(0)).isTrue();
        assertThat(json(table.stringColumn("raw").get(0))).isEqualTo(json(ITEM));
    }

    @Test
    void namesThatDifferInCaseOnlyAreBothKept() {
        Table table = table("items", "{\"metadata\":{\"user\":{\"Score\":1,\"score\":2}}}");

        assertThat(table.longColumn("metadata.user.Score").get(0)).isEqualTo(1);
        assertThat(table.longColumn("metadata.user.score (2)").get(0)).isEqualTo(2);
    }

    @Test
    void wholeNumbersAreExactUpToTheLimitOfALongAndTextsBeyond() {
        assertThat(user("9223372036854775807").longColumn("metadata.user.n").get(0))
                .isEqualTo(Long.MAX_VALUE);
        assertThat(user("9223372036854775808").stringColumn("metadata.user.n").get(0))
                .isEqualTo("9223372036854775808");
        assertThat(user("-9223372036854775808").stringColumn("metadata.user.n").get(0))
                .isEqualTo("-9223372036854775808");
    }

    @Test
    void decimalsAreNumbersWhereADoubleHoldsThemAndTextsBeyond() {
        assertThat(user("0.30000000000000004").doubleColumn("metadata.user.n").get(0))
                .isEqualTo(0.1 + 0.2);
        assertThat(user("1.7976931348623157e308")
                        .doubleColumn("metadata.user.n")
                        .get(0))
                .isEqualTo(Double.MAX_VALUE);
        assertThat(user("0.1234567890123456789012345")
                        .stringColumn("metadata.user.n")
                        .get(0))
                .isEqualTo("0.1234567890123456789012345");
        assertThat(user("1.5e400").stringColumn("metadata.user.n").get(0)).isEqualTo("1.5E+400");
        assertThat(table("items", "{\"metadata\":{\"user\":{\"n\":1.50}}}", "{\"metadata\":{\"user\":{\"n\":1e-400}}}")
                        .stringColumn("metadata.user.n")
                        .asList())
                .containsExactly("1.5", "1E-400");
    }

    @Test
    void aFixedFieldOfAnotherTypeIsRefusedWithItsRowAndValue() {
        assertThatThrownBy(() -> table("items", "{\"id\":\"7\",\"annotationsCount\":\"many\"}"))
                .isInstanceOf(UnreadableAnswer.class)
                .hasMessage("Row 0 of the items (id 7) has annotationsCount = \"many\", which is no whole");
    }

    @Test
    void geometryFollowsFromTheCoordinates() {
        Table table = table(
                "annotations",
                "{\"type\":\"box\",\"label\":\"a\",\"coordinates\":[{\"x\":10,\"y\":5,\"z\":0},{\"x\":30,\"y\":25,\"z\":0}]}",
                "{\"type\":\"point\",\"label\":\"a\",\"coordinates\":{\"x\":3,\"y\":4,\"z\":0}}",
                "{\"type\":\"segment\",\"label\":\"a\",\"coordinates\":[[{\"x\":0,\"y\":0},{\"x\":4,\"y\":0},{\"x\":0,\"y\":3}]]}",
                "{\"type\":\"ellipse\",\"label\":\"a\",\"coordinates\":{\"angle\":0,\"center\":{\"x\":9,\"y\":8,\"z\":0},\"rx\":2,\"ry\":1}}",
                "{\"type\":\"class\",\"label\":\"a\"}",
                "{\"type\":\"cube_3d\",\"label\":\"a\",\"coordinates\":{\"position\":{}}}");

        assertThat(table.doubleColumn("area").asDoubleArray())
                .usingComparatorWithPrecision(1e-9)
                .containsExactly(400, Double.NaN, 6, 2 * Math.PI, Double.NaN, Double.NaN);
        assertThat(table.doubleColumn("x").asDoubleArray()).containsExactly(20, 3, 2, 9, Double.NaN, Double.NaN);
        assertThat(table.doubleColumn("top").asDoubleArray()).containsExactly(5, 4, 0, 7, Double.NaN, Double.NaN);
        assertThat(table.intColumn("vertices").isMissing().toArray()).containsExactly(0, 3, 4, 5);
    }

    @Test
    void theSampleAnnotationsMakeATableInWhichEachLiesInItsPicture() {
        TableBuilder builder = new TableBuilder(Layout.of("annotations"), TableOptions.DEFAULT);
        JsonNode horse = JsonMapper.shared()
                .readTree(Path.of("../../notebooks/samples/annotations/horse.json")
                        .toFile());
        horse.path("annotations").forEach(annotation -> builder.add((ObjectNode) annotation));
        Table table = builder.finish();

        Table masks = table.where(table.stringColumn("type").isEqualTo("binary"));
        assertThat(masks.rowCount()).isEqualTo(2);
        assertThat(masks.doubleColumn("area").get(0)).isBetween(30_000.0, 50_000.0);
        assertThat(masks.doubleColumn("left").get(0)).isCloseTo(17, within(2.0));
        assertThat(table.doubleColumn("right").max()).isLessThanOrEqualTo(400);
        assertThat(table.doubleColumn("metadata.user.seconds").min()).isPositive();
    }

    @Test
    void attributesAreColumnsOfTheirOwn() {
        Table table = table(
                "annotations",
                "{\"metadata\":{\"system\":{\"automated\":false,\"attributes\":{\"side\":\"left\",\"material\":[\"clay\",\"wood\"]}}}}",
                "{\"metadata\":{\"system\":{\"attributes\":{}}}}");

        assertThat(table.stringColumn("attr.side").asList()).containsExactly("left", "");
        assertThat(table.stringColumn("attr.material").get(0)).isEqualTo("clay, wood");
        assertThat(table.columnNames()).noneMatch(name -> name.startsWith("metadata.system.attributes"));
    }

    /** The first kind of attributes is a list of words. */
    @Test
    void attributesOfTheFirstKindAreYesWhereTheyAreSaid() {
        Table table = table(
                "annotations",
                "{\"attributes\":[\"occluded\",\"wet\"],\"metadata\":{\"system\":{\"attributes\":{\"wet\":\"very\"}}}}",
                "{\"attributes\":[\"occluded\"]}",
                "{\"attributes\":[]}",
                "{\"attributes\":null}");

        assertThat(table.booleanColumn("attr.occluded").asList()).containsExactly(true, true, null, null);
        assertThat(table.stringColumn("attr.wet").asList()).containsExactly("very", "", "", "");
    }

    @Test
    void tooManyDifferentKeysAreRefusedWithAWayOut() {
        StringBuilder user = new StringBuilder("\"k0\":0");
        for (int i = 1; i <= 2000; i++) {
            user.append(",\"k").append(i).append("\":0");
        }
        String row = "{\"metadata\":{\"user\":{" + user + "}}}";

        assertThatThrownBy(() -> table("items", row)).hasMessageContaining("o.columns(");
        TableBuilder some = new TableBuilder(Layout.of("items"), TableOptions.DEFAULT.columns("metadata.user.k7"));
        some.add(json(row));
        assertThat(some.finish().columnNames()).containsExactly("metadata.user.k7");
    }

    private static Table user(String number) {
        return table("items", "{\"metadata\":{\"user\":{\"n\":" + number + "}}}");
    }

    private static Table table(String kind, String... rows) {
        TableBuilder builder = new TableBuilder(Layout.of(kind), TableOptions.DEFAULT);
        for (String row : rows) {
            builder.add(json(row));
        }
        return builder.finish();
    }

    private static String types(Table table) {
        return String.join(
                ", ",
                table.columns().stream()
                        .map(c -> c.name() + " " + c.type().name())
                        .toList());
    }

    private static ObjectNode json(String text) {
        return (ObjectNode) Json.read(text);
    }
}

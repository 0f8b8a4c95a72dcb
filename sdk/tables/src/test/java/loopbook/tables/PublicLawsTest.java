package loopbook.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import loopbook.shapes.Shape;
import loopbook.shapes.Shapes;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The laws of the schema, held by what anybody can call: rows of JSON, files of rows, tables. */
class PublicLawsTest {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** A column has one type for a set of rows, also where some of them leave it out or say null. */
    @Property(tries = 200)
    void aTypeNeverDependsOnOrderOrMissingKeys(@ForAll("values") List<Object> values, @ForAll Random random) {
        List<ObjectNode> rows = new ArrayList<>();
        values.forEach(value -> rows.add(NODES.objectNode().putPOJO("v", value)));
        List<ObjectNode> more =
                new ArrayList<>(rows.stream().map(PublicLawsTest::read).toList());
        Table one = Tables.table(more);
        more.add(NODES.objectNode().put("other", 1));
        more.add(NODES.objectNode().putNull("v"));
        Collections.shuffle(more, random);

        assertThat(Tables.table(more).column("v").type())
                .isEqualTo(one.column("v").type());
    }

    /** As it comes from the wire. */
    private static ObjectNode read(ObjectNode row) {
        return SchemaLawTest.json(row.toString());
    }

    @Provide
    Arbitrary<List<Object>> values() {
        Arbitrary<Object> value = Arbitraries.oneOf(
                Arbitraries.integers().asGeneric(),
                Arbitraries.longs().asGeneric(),
                Arbitraries.doubles().asGeneric(),
                Arbitraries.of(true, false).asGeneric(),
                Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(3).asGeneric());
        return value.list().ofMinSize(1).ofMaxSize(8);
    }

    @Property(tries = 200)
    void noWholeNumberIsCut(@ForAll @Size(min = 1, max = 6) List<BigInteger> numbers) {
        Table table = Tables.table(numbers.stream()
                .map(number -> SchemaLawTest.json("{\"n\":" + number + "}"))
                .toList());

        for (int row = 0; row < numbers.size(); row++) {
            assertThat(table.column("n").getString(row))
                    .isEqualTo(numbers.get(row).toString());
        }
    }

    /** Written with any offset, it is the same moment. */
    @Property(tries = 200)
    void aTimeIsItsMomentWhateverItsZone(
            @ForAll @LongRange(min = 0, max = 4_102_444_800L) long second,
            @ForAll @IntRange(min = 0, max = 999) int milli,
            @ForAll @IntRange(min = -18 * 60, max = 18 * 60) int minutes) {
        Instant moment = Instant.ofEpochSecond(second, milli * 1_000_000L);
        OffsetDateTime there = moment.atOffset(ZoneOffset.ofTotalSeconds(minutes * 60));

        Table table = inFile("{\"filename\":\"/a\",\"datasetId\":\"d\",\"createdAt\":\"" + there + "\"}");

        assertThat(table.instantColumn("createdAt").get(0)).isEqualTo(moment);
    }

    /** Tablesaw takes an empty text for a missing one; a file does not, and neither does {@code raw()}. */
    @Property(tries = 50)
    void whatIsEmptyAndWhatIsMissingAreTwoThings(
            @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 0, max = 2) Integer> kinds) {
        List<ObjectNode> rows = kinds.stream()
                .map(kind -> kind == 0
                        ? NODES.objectNode().put("id", "x")
                        : NODES.objectNode().put("id", "x").put("note", kind == 1 ? "" : "y"))
                .toList();

        StringColumn raw = Tables.table(rows, o -> o.raw()).stringColumn("raw");
        assertThat(raw.asList())
                .isEqualTo(rows.stream().map(ObjectNode::toString).toList());
        List<String> lines = written(rows);
        boolean named = lines.get(0).contains("note");
        for (int row = 0; row < rows.size(); row++) {
            String expected = kinds.get(row) == 0 ? "x," : kinds.get(row) == 1 ? "x,\"\"" : "x,y";
            assertThat(lines.get(row + 1)).isEqualTo(named ? expected : "x");
        }
    }

    /** Each shape lies where its columns say. */
    @Property(tries = 200)
    void thePlaceOfAShapeIsInItsColumns(@ForAll @Size(8) List<@IntRange(min = 0, max = 500) Integer> at) {
        double[] xy = at.stream().mapToDouble(i -> i).toArray();
        List<Shape> shapes = List.of(
                Shapes.box("a", xy[0], xy[1], xy[0] + xy[2] + 1, xy[1] + xy[3] + 1),
                Shapes.point("a", xy[0], xy[1]),
                Shapes.polygon("a", xy),
                Shapes.polyline("a", xy),
                Shapes.ellipse("a", xy[0] + 600, xy[1] + 600, xy[2] + 1, xy[3] + 1),
                Shapes.classification("a"));
        Table table = inFile(shapes.stream()
                .map(shape -> {
                    ObjectNode row = NODES.objectNode()
                            .put("itemId", "i")
                            .put("label", "a")
                            .put("type", shape.type());
                    row.set("coordinates", shape.coordinates());
                    return row.toString();
                })
                .toArray(String[]::new));

        for (int row = 0; row < shapes.size(); row++) {
            int here = row;
            shapes.get(row)
                    .bounds()
                    .ifPresentOrElse(
                            place -> assertThat(Stream.of("left", "top", "right", "bottom")
                                            .map(name ->
                                                    table.doubleColumn(name).get(here)))
                                    .containsExactly(place.left(), place.top(), place.right(), place.bottom()),
                            () -> assertThat(table.column("left").isMissing(here))
                                    .isTrue());
        }
        assertThat(table.intColumn("vertices").get(2)).isEqualTo(4);
        assertThat(table.doubleColumn("area").get(0)).isEqualTo((xy[2] + 1) * (xy[3] + 1));
    }

    /** Ids are texts, whatever they look like. */
    @Property(tries = 100)
    void anIdIsAText(@ForAll @LongRange(min = 0) long number) {
        String id = String.format("%024d", number);

        Table table = inFile("{\"id\":\"" + id + "\",\"filename\":\"/a\",\"datasetId\":\"" + id + "\"}");

        assertThat(table.stringColumn("id").get(0)).isEqualTo(id);
        assertThat(table.stringColumn("datasetId").get(0)).isEqualTo(id);
    }

    private static Table inFile(String... lines) {
        return withFile(".jsonl", file -> {
            Files.writeString(file, String.join("\n", lines));
            return Tables.read(file);
        });
    }

    private static List<String> written(List<ObjectNode> rows) {
        return withFile(".csv", file -> {
            Tables.write(rows, file);
            return Files.readAllLines(file);
        });
    }

    private interface Work<T> {
        T on(Path file) throws IOException;
    }

    private static <T> T withFile(String ending, Work<T> work) {
        try {
            Path file = Files.createTempFile("laws", ending);
            try {
                return work.on(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

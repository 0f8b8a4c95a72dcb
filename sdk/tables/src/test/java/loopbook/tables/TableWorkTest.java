package loopbook.tables;

import static loopbook.shapes.Shapes.box;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import loopbook.client.Dataloop;
import loopbook.client.Dataset;
import loopbook.client.Item;
import loopbook.errors.Interrupted;
import loopbook.errors.NotFound;
import loopbook.http.Progress;
import loopbook.local.LocalPlatform;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.FloatColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.ShortColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What is done with tables: looked at, joined, written to files, read from them, and written back. */
class TableWorkTest {
    private static LocalPlatform platform;
    private static Dataset dataset;

    @BeforeAll
    @BeforeContainer
    static void fill() {
        platform = LocalPlatform.inMemory();
        Dataloop dl = Dataloop.connect(platform.url(), platform.token());
        dataset = dl.projects().create("p").datasets().create("d");
        for (int i = 0; i < 5; i++) {
            int n = i;
            Item item = dataset.items().upload(("text " + i).getBytes(StandardCharsets.UTF_8), "a" + i + ".txt");
            item.update(u -> n % 2 == 0 ? u.user("score", n) : u.user("note", "a \"quoted\", long\nnote " + n));
            item.annotate(box("Cat", 0, 0, 10 + n, 10).attribute("side", "left"));
        }
    }

    @AfterAll
    @AfterContainer
    static void stop() {
        platform.close();
    }

    private final Table work = Table.create(
            "work",
            StringColumn.create("label", "Cat", "Dog", "Cat", ""),
            StringColumn.create("by", "ann", "ann", "bob", "bob"),
            IntColumn.create("n", 1, 2, 4, 8));

    @Test
    void aTableIsDescribedColumnByColumn() {
        Table described = Tables.describe(work);

        assertThat(described.stringColumn("column").asList()).containsExactly("label", "by", "n");
        assertThat(described.intColumn("missing").asList()).containsExactly(1, 0, 0);
        assertThat(described.intColumn("different").asList()).containsExactly(2, 2, 4);
        assertThat(described.stringColumn("most frequent").get(0)).isEqualTo("Cat (2)");
        assertThat(described.stringColumn("least").asList()).containsExactly("Cat", "ann", "1");
        assertThat(described.doubleColumn("mean").get(2)).isEqualTo(3.75);
        assertThat(described.doubleColumn("median").get(2)).isEqualTo(3);
    }

    @Test
    void twoColumnsAreCrossed() {
        Table pivot = Tables.pivot(work, "label", "by");

        assertThat(pivot.columnNames()).containsExactly("label", "ann", "bob", "(all)");
        assertThat(pivot.stringColumn("label").asList()).containsExactly("Cat", "Dog", "(missing)");
        assertThat(pivot.intColumn("bob").asList()).containsExactly(1, 0, 1);
        assertThatThrownBy(() -> Tables.pivot(work, "labl", "by")).hasMessageContaining("labl");
    }

    @Test
    void rowsAreJoinedByTheirKeys() {
        Table people = Table.create(
                "people", StringColumn.create("by", "ann", "ann"), StringColumn.create("team", "red", "blue"));

        assertThat(Tables.join(work, "by", people, "by").stringColumn("team").asList())
                .containsExactly("red", "blue", "red", "blue");
        Table all = Tables.leftJoin(work, "by", people, "by");
        assertThat(all.rowCount()).isEqualTo(6);
        assertThat(all.stringColumn("team").countMissing()).isEqualTo(2);
        assertThat(all.columnNames()).containsExactly("label", "by", "n", "team");
    }

    @Test
    void noRowOfALargeJoinIsLost() {
        IntColumn key = IntColumn.create("key");
        LongColumn id = LongColumn.create("id");
        StringColumn name = StringColumn.create("name");
        for (int i = 0; i < 200_000; i++) {
            key.append(i % 50);
        }
        for (int i = 0; i < 50; i++) {
            id.append(i);
            name.append("name " + i);
        }

        Table joined = Tables.join(Table.create("l", key), "key", Table.create("r", id, name), "id");

        assertThat(joined.rowCount()).isEqualTo(200_000);
        assertThat(joined.stringColumn("name").get(199_999)).isEqualTo("name 49");
    }

    @Test
    void aFileOfJsonLinesIsTheSameTable(@TempDir Path folder) {
        Path file = folder.resolve("items.jsonl");

        assertThat(Tables.write(dataset, file)).isEqualTo(5);

        assertThat(Tables.read(file).printAll()).isEqualTo(Tables.table(dataset).printAll());
        assertThat(folder.toFile().list()).containsExactly("items.jsonl");
    }

    @Test
    void aCsvFileHasTheColumnsOfTheTable(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("items.csv");

        Tables.write(dataset, file, o -> o.columns("filename", "metadata.user.*"));

        assertThat(Files.readString(file))
                .isEqualTo(
                        """
                        filename,metadata.user.note,metadata.user.score
                        /a0.txt,,0
                        /a1.txt,"a ""quoted"", long
                        note 1",
                        /a2.txt,,2
                        /a3.txt,"a ""quoted"", long
                        note 3",
                        /a4.txt,,4
                        """);
        Tables.write(dataset.annotations(), file, o -> o.limit(2));
        assertThat(Files.readAllLines(file)).hasSize(3);
        assertThat(Files.readAllLines(file).get(0).split(","))
                .containsExactly(
                        Tables.table(dataset.annotations()).columnNames().toArray(new String[0]));
    }

    @Test
    void otherFilesAreRefusedAndNothingIsLeftBehind(@TempDir Path folder) throws Exception {
        Path broken = Files.writeString(folder.resolve("broken.jsonl"), "{}\n[1]\n");

        assertThatThrownBy(() -> Tables.write(dataset, folder.resolve("a.xlsx")))
                .hasMessageContaining(".csv, .jsonl or .parquet");
        assertThatThrownBy(() -> Tables.read(broken)).hasMessageContaining("Line 2");
        assertThat(folder.toFile().list()).containsExactly("broken.jsonl");
    }

    @Test
    void anInterruptEndsATable(@TempDir Path folder) {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> Tables.table(dataset)).isInstanceOf(Interrupted.class);
        Thread.interrupted();

        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> Tables.write(dataset, folder.resolve("a.csv"))).isInstanceOf(Interrupted.class);
        assertThatThrownBy(() -> Tables.read(Path.of("src/test/java/loopbook/tables/TableWorkTest.java")))
                .isInstanceOf(Interrupted.class);
        Thread.interrupted();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whoWaitsLongForATableSeesHowFarItIs() {
        List<Progress.State> shown = new CopyOnWriteArrayList<>();
        Progress.to(shown::add);
        try {
            platform.faults().next(1).path("/datasets/*/query").delay(Duration.ofMillis(600));
            Tables.table(dataset);
        } finally {
            Progress.off();
        }

        assertThat(shown).isNotEmpty().allSatisfy(state -> assertThat(state.what())
                .startsWith("Reading "));
        assertThat(shown.get(shown.size() - 1))
                .satisfies(last -> assertThat(last.done()).isTrue())
                .satisfies(last -> assertThat(last.count()).isEqualTo(5));
    }

    @Test
    void aLimitEndsTheReading() {
        assertThat(Tables.table(dataset, o -> o.limit(2)).rowCount()).isEqualTo(2);
        assertThat(Tables.table(dataset.items().list(), o -> o.limit(0)).columnNames())
                .contains("filename");
        assertThatThrownBy(() -> Tables.table(dataset, o -> o.limit(-1))).hasMessageContaining("-1");
    }

    @Test
    void mapsRecordsAndJsonAreRows() {
        record Judge(String name, int years) {}

        Table judges = Tables.table(List.of(new Judge("ann", 3), new Judge("bob", 4)));
        Table map = Tables.table(Map.of("name", "ann", "deep", Map.of("er", 1)));

        assertThat(judges.stringColumn("name").asList()).containsExactly("ann", "bob");
        assertThat(judges.longColumn("years").sum()).isEqualTo(7);
        assertThat(map.columnNames()).containsExactly("deep.er", "name");
        assertThat(Tables.table(List.of(Map.of("v", 1))).columnNames()).containsExactly("v");
    }

    @Test
    void aRecordHasAColumnForEachComponentInTheirOrder() {
        record Part(int a) {}
        record Thing(String s, Integer i, Double d, List<Integer> l, Part part, Part none) {}

        Table things = Tables.table(List.of(
                new Thing("x", null, Double.NaN, List.of(1), new Part(2), null),
                new Thing("y", null, 0.5, List.of(), null, null)));

        assertThat(things.columnNames()).containsExactly("s", "i", "d", "l", "part.a", "none");
        assertThat(things.doubleColumn("d").isMissing(0)).isTrue();
        assertThat(things.longColumn("part.a").get(0)).isEqualTo(2);
        assertThat(things.column("none").countMissing()).isEqualTo(2);
    }

    @Test
    void rowsWithTheirWholeJsonAreWhatTheyWere() {
        List<ObjectNode> rows = List.of(SchemaLawTest.json(
                "{\"list\":[1,\"a\"],\"huge\":123456789012345678901234567890,\"none\":{},\"empty\":\"\"}"));

        assertThat(Tables.rows(Tables.table(rows, o -> o.raw()))).isEqualTo(rows);
    }

    @Test
    void aColumnMayBeNamedCount() {
        Table table = Table.create("t", StringColumn.create("count", "a", "a"));

        assertThat(Tables.counts(table, "count").columnNames()).containsExactly("count", "count (2)");
    }

    @Test
    void whatIsEmptyHasItsColumns() {
        Dataset none = dataset.project().datasets().create("none");

        assertThat(Tables.table(none.ontology()).columnNames()).containsExactly("label", "display", "color", "parent");
        assertThat(Tables.table(none.recipe()).columnNames()).startsWith("label");
        assertThat(Tables.table(none.tasks().list()).columnNames()).contains("status", "taskOwner", "createdAt");
        assertThat(Tables.table(List.of()).columnNames()).isEmpty();
    }

    @Test
    void aPlanSaysWhatWouldChangeAndWritesItWhenTold() {
        Table items = Tables.table(dataset, o -> o.columns("id", "filename", "metadata.user.score"));
        DoubleColumn doubled = items.longColumn("metadata.user.score").multiply(2);
        Table wanted =
                Table.create("w", items.column("id"), items.column("filename"), doubled.setName("metadata.user.score"));

        Changes plan = Tables.itemChanges(dataset, wanted);

        assertThat(plan.count()).isEqualTo(2);
        assertThat(plan.toString()).contains("2 would be written by apply()", "/a4.txt", "metadata.user.score");
        assertThat(dataset.items().get("/a4.txt").user().path("score").asInt()).isEqualTo(4);
        assertThat(plan.apply()).isEqualTo(2);
        assertThat(dataset.items().get("/a4.txt").user().path("score").asDouble())
                .isEqualTo(8);
        assertThat(dataset.items().get("/a1.txt").user().has("score")).isFalse();
        assertThat(Tables.itemChanges(dataset, wanted).toString()).startsWith("Nothing would change");
        assertThat(Tables.itemChanges(dataset, items).apply()).isEqualTo(2);
    }

    @Test
    void labelsAndAttributesAreWrittenBackToo() {
        Table annotations = Tables.table(dataset.annotations());
        Table wanted = Table.create(
                "w",
                annotations.column("id"),
                StringColumn.create("label", List.of("Dog", "Cat", "Cat", "Cat", "Cat")),
                StringColumn.create("attr.side", List.of("left", "right", "left", "left", "left")));

        Changes plan = Tables.annotationChanges(dataset, wanted);

        assertThat(plan.table().stringColumn("then").asList()).containsExactly("Dog", "right");
        assertThat(plan.apply()).isEqualTo(2);
        assertThat(Tables.table(dataset.annotations()).stringColumn("attr.side").asList())
                .contains("right");
        plan = Tables.annotationChanges(
                dataset,
                Table.create(
                        "back",
                        annotations.column("id"),
                        annotations.column("label"),
                        annotations.column("attr.side")));
        assertThat(plan.apply()).isEqualTo(2);
    }

    @Test
    void aRowAboutNothingIsRefused() {
        Table wrong = Table.create("w", StringColumn.create("id", "0123456789abcdef01234567"));

        assertThatThrownBy(() -> Tables.itemChanges(dataset, wrong))
                .isInstanceOf(NotFound.class)
                .hasMessageContaining("0123456789abcdef01234567");
    }

    @Property(tries = 200)
    void nestedObjectsAreRebuilt(
            @ForAll @Size(max = 6) List<@AlphaChars @StringLength(min = 1, max = 3) String> keys,
            @ForAll @IntRange(min = 1, max = 5) int rows) {
        List<ObjectNode> all = new java.util.ArrayList<>();
        for (int row = 0; row < rows; row++) {
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            ObjectNode user = json.putObject("metadata").putObject("user");
            user.put("always", row);
            for (int i = 0; i < keys.size(); i++) {
                // Names that differ in case only are one to Tablesaw.
                String key = keys.get(i).toLowerCase(java.util.Locale.ROOT) + i;
                if (i % 3 == 0) {
                    user.put(key + ".with a dot", "text " + row);
                } else if (i % 3 == 1) {
                    user.putObject(key).put("below", row + 0.5).put("flag", row % 2 == 0);
                } else if (row % 2 == 0) {
                    user.put(key, row * 1000L);
                }
            }
            all.add(json);
        }
        TableBuilder builder = new TableBuilder(Layout.of("rows"), TableOptions.DEFAULT);
        all.forEach(builder::add);

        List<ObjectNode> rebuilt = Tables.rows(builder.finish());

        for (int row = 0; row < rows; row++) {
            assertThat(sorted(rebuilt.get(row))).isEqualTo(sorted(all.get(row)));
        }
    }

    /** As text with the keys in order: int and long are one. */
    private static String sorted(ObjectNode json) {
        java.util.TreeMap<String, String> leaves = new java.util.TreeMap<>();
        json.path("metadata").path("user").properties().forEach(e -> {
            if (e.getValue() instanceof ObjectNode below) {
                below.properties()
                        .forEach(b -> leaves.put(
                                e.getKey() + "/" + b.getKey(), b.getValue().asString()));
            } else {
                leaves.put(e.getKey(), e.getValue().asString());
            }
        });
        return leaves.toString();
    }

    @Test
    void numbersAreEqualWhateverTheTypeOfTheirColumn() {
        Table left = Table.create("l", LongColumn.create("n", 1, 2), StringColumn.create("a", "x", "y"));
        Table right = Table.create("r", DoubleColumn.create("n", 2, 2.5), StringColumn.create("b", "two", "more"));

        assertThat(Tables.join(left, "n", right, "n").stringColumn("b").asList())
                .containsExactly("two");
    }

    @Test
    void aTextIsNeverANumberSoThatIsNoJoin() {
        Table left = Table.create("l", StringColumn.create("id", "1"));
        Table right = Table.create("r", IntColumn.create("n", new int[] {1}));
        Table none = Table.create("none", StringColumn.create("n"));

        assertThatThrownBy(() -> Tables.join(left, "id", right, "n"))
                .hasMessageContaining("Cannot join by \"id\", which is text, and \"n\", which is whole");
        assertThat(Tables.leftJoin(right, "n", none, "n").rowCount()).isEqualTo(1);
    }

    @Test
    void timesAreCountedToTheMillisecond() {
        InstantColumn at = InstantColumn.create("at");
        at.append(Instant.parse("2026-01-01T00:00:00.001Z"));
        at.append(Instant.parse("2026-01-01T00:00:00.002Z"));
        at.append(Instant.parse("2026-01-01T00:00:00.002Z"));

        assertThat(Tables.counts(Table.create("t", at), "at").intColumn("count").asList())
                .containsExactly(2, 1);
    }

    @Test
    void aColumnNamedRawMayHoldAnything() {
        Table table = Tables.table(List.of(Map.of("raw", "hello", "n", 1), Map.of("raw", "{not json", "n", 2)));

        assertThat(Tables.rows(table)).map(ObjectNode::toString).contains("{\"n\":1,\"raw\":\"hello\"}");
    }

    @Test
    void narrowNumbersAreNumbersInJsonToo() {
        Table table = Table.create("t", ShortColumn.create("s", new short[] {5}), FloatColumn.create("f", 0.5f));

        assertThat(Tables.rows(table)).singleElement().hasToString("{\"s\":5,\"f\":0.5}");
    }
}

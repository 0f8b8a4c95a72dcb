package loopbook.tables;

import static loopbook.shapes.Shapes.box;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import loopbook.client.Annotation;
import loopbook.client.Dataloop;
import loopbook.client.Dataset;
import loopbook.client.Item;
import loopbook.errors.Interrupted;
import loopbook.errors.NotFound;
import loopbook.errors.PartialFailure;
import loopbook.local.LocalPlatform;
import loopbook.shapes.Polygon;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Rows on their way to the platform: a plan, what becomes of it, and what it says when a part fails. */
class WritingBackTest {
    private LocalPlatform platform;
    private Dataset dataset;
    private List<Item> items;

    @BeforeEach
    void fill() {
        platform = LocalPlatform.inMemory();
        dataset = Dataloop.connect(platform.url(), platform.token())
                .projects()
                .create("p")
                .datasets()
                .create("d");
        items = IntStream.range(0, 4)
                .mapToObj(i -> dataset.items().upload(("t" + i).getBytes(StandardCharsets.UTF_8), "a" + i + ".txt"))
                .toList();
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    private Table scores() {
        return Table.create(
                "w",
                StringColumn.create("id", items.stream().map(Item::id)),
                IntColumn.create("metadata.user.score", 1, 2, 3, 4));
    }

    @Test
    void whatCanBeWrittenIsWrittenAndTheRestIsNamed() {
        Changes plan = Tables.itemChanges(dataset, scores());
        items.get(1).delete();

        assertThatThrownBy(plan::apply).isInstanceOfSatisfying(PartialFailure.class, failure -> {
            assertThat(failure).hasMessageContaining("1 of 4 were not written; the others are");
            assertThat(failure.report().failed()).singleElement().satisfies(one -> {
                assertThat(one.what()).isEqualTo("/a1.txt");
                assertThat(one.why()).isInstanceOf(NotFound.class);
            });
            assertThat(failure.report().toString()).contains("written (3):\n  /a0.txt\n  /a2.txt\n  /a3.txt");
        });
        assertThat(dataset.items().get("/a3.txt").user().path("score").asInt()).isEqualTo(4);
    }

    @Test
    void oneAloneFailsAsItIs() {
        Changes plan = Tables.itemChanges(dataset, scores().first(1));
        items.get(0).delete();

        assertThatThrownBy(plan::apply).isInstanceOf(NotFound.class);
    }

    @Test
    void anInterruptEndsTheWriting() {
        Changes plan = Tables.itemChanges(dataset, scores());
        Thread.currentThread().interrupt();

        assertThatThrownBy(plan::apply).isInstanceOf(Interrupted.class).hasMessageContaining("what is left");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void twoRowsAboutOneThingAreRefused() {
        Table twice = scores().first(1).append(scores().first(1));

        assertThatThrownBy(() -> Tables.itemChanges(dataset, twice)).hasMessageContaining("another row");
    }

    private Table rows() {
        return Table.create(
                "rows",
                StringColumn.create("filename", "/a0.txt", "/a0.txt", "/a1.txt", "/a2.txt"),
                StringColumn.create("type", "box", "point", "class", "ellipse"),
                StringColumn.create("label", "Cat", "Eye", "Indoor", "Face"),
                DoubleColumn.create("left", 1, Double.NaN, Double.NaN, 10),
                DoubleColumn.create("top", 2, Double.NaN, Double.NaN, 20),
                IntColumn.create("right", new Integer[] {30, null, null, 50}),
                DoubleColumn.create("bottom", 40, Double.NaN, Double.NaN, 40),
                DoubleColumn.create("x", Double.NaN, 5, Double.NaN, Double.NaN),
                DoubleColumn.create("y", Double.NaN, 6, Double.NaN, Double.NaN),
                StringColumn.create("attr.side", "left", "", "", ""),
                StringColumn.create("metadata.user.from.file", "", "rows.csv", "", ""));
    }

    @Test
    void rowsBecomeAnnotationsAfterTheirPlanWasSeen() {
        Changes plan = Tables.newAnnotations(dataset, rows());

        assertThat(plan.count()).isEqualTo(4);
        assertThat(plan.toString()).contains("4 would be written", "/a0.txt", "new box", "Cat at 1, 2 to 30, 40");
        assertThat(dataset.annotations().list().count()).isZero();
        assertThat(plan.apply()).isEqualTo(4);

        Table made = Tables.table(dataset.annotations());
        assertThat(made.stringColumn("label").asList()).containsExactlyInAnyOrder("Cat", "Eye", "Indoor", "Face");
        Annotation eye = items.get(0).annotations().list().stream()
                .filter(one -> one.label().equals("Eye"))
                .findFirst()
                .orElseThrow();
        assertThat(eye.json().at("/metadata/user/from/file").asString()).isEqualTo("rows.csv");
        assertThat(made.stringColumn("attr.side").asList()).contains("left");
        assertThat(items.get(2).annotations().list().first().orElseThrow().shape())
                .hasFieldOrPropertyWithValue("rx", 20.0)
                .hasFieldOrPropertyWithValue("x", 30.0);
    }

    @Test
    void whatIsThereAlreadyIsNotMadeAgain() {
        items.get(0).annotate(box("Cat", 1, 2, 30, 40));

        assertThat(Tables.newAnnotations(dataset, rows()).apply()).isEqualTo(3);
        assertThat(Tables.newAnnotations(dataset, rows())).hasToString("Nothing would change");
        Table twice = rows().first(1).append(rows().first(1));
        assertThat(Tables.newAnnotations(dataset, twice).count()).isEqualTo(1);
    }

    @Test
    void anyTypeComesByItsCoordinates() {
        items.get(3).annotate(loopbook.shapes.Shapes.polygon("Ear", 0, 0, 10, 0, 10, 10));
        Table table = Tables.table(dataset.annotations(), o -> o.columns("type", "label", "coordinates"));
        Table onto = table.addColumns(StringColumn.create("itemId", items.get(1).id()));

        assertThat(Tables.newAnnotations(dataset, onto).apply()).isEqualTo(1);
        assertThat(items.get(1).annotations().list().first().orElseThrow().shape())
                .isInstanceOfSatisfying(
                        Polygon.class, ear -> assertThat(ear.rings().get(0)).hasSize(3));
    }

    @Test
    void aRowThatSaysTooLittleIsRefused() {
        Table noLabel = Table.create("w", StringColumn.create("filename", "/a0.txt"));
        Table noPlace = noLabel.copy().addColumns(StringColumn.create("label", "Cat"));
        Table nowhere = Table.create("w", StringColumn.create("filename", "/none.txt"));
        Table polygon = noPlace.copy().addColumns(StringColumn.create("type", "segment"));

        assertThatThrownBy(() -> Tables.newAnnotations(dataset, noLabel)).hasMessageContaining("Row 0", "\"label\"");
        assertThatThrownBy(() -> Tables.newAnnotations(dataset, noPlace)).hasMessageContaining("\"left\"");
        assertThatThrownBy(() -> Tables.newAnnotations(dataset, polygon)).hasMessageContaining("\"coordinates\"");
        assertThatThrownBy(() -> Tables.newAnnotations(dataset, nowhere)).isInstanceOf(NotFound.class);
    }

    @Test
    void aPlanNamesTheColumnsThatAreNotWritten() {
        Table rows = scores().addColumns(StringColumn.create("filename", "/x", "/x", "/x", "/x"));
        Table only = Table.create("w", rows.column("id"), rows.column("filename"));

        assertThat(Tables.itemChanges(dataset, rows).toString())
                .contains("4 would be written", "Not written: filename. Written are metadata.user.… of items");
        assertThat(Tables.itemChanges(dataset, rows).html()).contains("<div>Not written: filename.");
        assertThat(Tables.itemChanges(dataset, only))
                .hasToString("Nothing would change\nNot written: filename. Written are metadata.user.… of items");
        assertThat(Tables.itemChanges(dataset, scores()).toString()).doesNotContain("Not written");
        Table more = rows().addColumns(StringColumn.create("colour", "a", "b", "c", "d"));
        assertThat(Tables.newAnnotations(dataset, more).toString()).contains("Not written: colour. Written are type");
        items.get(0).annotate(box("Cat", 0, 0, 9, 9));
        assertThat(Tables.annotationChanges(dataset, Tables.table(dataset.annotations()))
                        .toString())
                .contains("Not written: itemId, type, creator,", "label, description, attr.…");
    }

    @Test
    void aKeyWithADotIsWrittenAsOneKey() {
        Item item = items.get(0).update(u -> u.user(java.util.Map.of("[\"a.b\"]", "old")));
        Table table = Table.create(
                "w", StringColumn.create("id", item.id()), StringColumn.create("metadata.user.[\"a.b\"]", "new"));

        Tables.itemChanges(dataset, table).apply();

        assertThat(item.refresh().user().toString()).isEqualTo("{\"a.b\":\"new\"}");
        assertThat(Tables.itemChanges(dataset, table).count()).isZero();
    }

    @Test
    void aListStaysAList() {
        Item item = items.get(0).update(u -> u.user("tags", List.of("a", "b")).user("mixed", List.of(1, "x")));
        Table table = Tables.table(dataset, o -> o.columns("id", "metadata.user.tags", "metadata.user.mixed"));
        assertThat(Tables.itemChanges(dataset, table).count()).isZero();
        table.stringColumn("metadata.user.tags").set(0, "a, b, c");
        table.stringColumn("metadata.user.mixed").set(0, "[1,2]");

        Changes plan = Tables.itemChanges(dataset, table);
        plan.apply();

        assertThat(plan.table().stringColumn("then").asList()).containsExactlyInAnyOrder("a, b, c", "[1,2]");
        assertThat(item.refresh().user().path("tags").toString()).isEqualTo("[\"a\",\"b\",\"c\"]");
        assertThat(item.refresh().user().path("mixed").toString()).isEqualTo("[1,2]");
    }

    @Test
    void aWayThroughAFileChangesNothing(@TempDir Path folder) {
        items.get(0).update(u -> u.user("version", "1.10")
                .user("at", "2026-01-01T00:00:00.000Z")
                .user("n", 5)
                .user("part", 0.25)
                .user("code", "007")
                .user("tags", List.of("a", "b")));
        Path file = folder.resolve("items.csv");
        Tables.write(dataset, file, o -> o.columns("id", "metadata.user.*"));

        assertThat(Tables.itemChanges(dataset, Tables.read(file))).hasToString("Nothing would change");
    }

    @Test
    void anIdIsAText() {
        Table numbers = Table.create("w", IntColumn.create("id", new int[] {1}));
        Table files = Table.create("w", IntColumn.create("filename", new int[] {1}));

        assertThatThrownBy(() -> Tables.itemChanges(dataset, numbers))
                .hasMessageContaining("Column \"id\" of table \"w\" is of type whole");
        assertThatThrownBy(() -> Tables.newAnnotations(dataset, files)).hasMessageContaining("\"filename\"");
    }

    @Test
    void aSlipInATypeIsTold() {
        Table slip = Table.create(
                "w",
                StringColumn.create("filename", "/a0.txt"),
                StringColumn.create("label", "Cat"),
                StringColumn.create("type", "elipse"));

        assertThatThrownBy(() -> Tables.newAnnotations(dataset, slip))
                .hasMessage("Row 0 cannot be an annotation: there is no type \"elipse\"; did you mean \"ellipse\"?");
    }

    @Test
    void aFolderOrAFileThatIsNotThereIsSaidInWords(@TempDir Path folder) {
        Path nowhere = folder.resolve("none").resolve("a.csv");

        assertThatThrownBy(() -> Tables.write(dataset, nowhere))
                .hasMessage("Cannot write the table to " + nowhere + ": there is no folder " + nowhere.getParent());
        assertThatThrownBy(() -> Tables.read(nowhere)).hasMessageEndingWith("there is no such file");
        assertThatThrownBy(() -> Tables.read(folder)).hasMessageEndingWith("it is a folder");
    }
}

package loopbook.tables;

import static loopbook.filters.Conditions.label;
import static loopbook.shapes.Shapes.box;
import static loopbook.shapes.Shapes.classification;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import loopbook.charts.Charts;
import loopbook.client.Annotation;
import loopbook.client.Dataloop;
import loopbook.client.Dataset;
import loopbook.client.Item;
import loopbook.client.Label;
import loopbook.client.Project;
import loopbook.local.LocalPlatform;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

/** Tables of what a real local platform lists. */
class TablesTest {
    private static LocalPlatform platform;
    private static Dataloop dl;
    private static Project project;
    private static Dataset pets;

    @BeforeAll
    static void fill() {
        platform = LocalPlatform.inMemory();
        dl = Dataloop.connect(platform.url(), platform.token());
        project = dl.projects().create("p");
        pets = project.datasets().create("pets", o -> o.labels(Label.of("Cat").color("#ff0000"), Label.of("Eye")));
        for (int i = 0; i < 7; i++) {
            int n = i;
            Item item = pets.items().upload(("text " + i).getBytes(StandardCharsets.UTF_8), "a" + i + ".txt");
            item = item.update(u ->
                    n % 2 == 0 ? u.user("score", n) : u.user("score", n + 0.5).user("flag", true));
            if (n < 3) {
                item.annotate(box("Cat", 0, 0, 10 + n, 10).attribute("side", "left"), classification("Eye"));
            }
        }
    }

    @AfterAll
    static void close() {
        platform.close();
    }

    @Test
    void aDatasetIsATableOfItsItems() {
        Table items = Tables.table(pets);

        assertThat(items.rowCount()).isEqualTo(7);
        assertThat(items.name()).isEqualTo("items");
        assertThat(items.stringColumn("filename").asList()).contains("/a0.txt", "/a6.txt");
        assertThat(items.doubleColumn("metadata.user.score").asList()).contains(0.0, 1.5, 6.0);
        assertThat(items.booleanColumn("metadata.user.flag").countMissing()).isEqualTo(4);
        assertThat(items.instantColumn("createdAt").countMissing()).isZero();
    }

    @Test
    void noDigitOfADecimalIsLostOnTheWayIntoATableAndIntoAFile(@TempDir Path folder) {
        BigDecimal exact = new BigDecimal("0.1234567890123456789012345");
        Dataset decimals = dl.projects().create("decimals").datasets().create("decimals");
        decimals.items().upload("x".getBytes(StandardCharsets.UTF_8), "x.txt").update(u -> u.user("exact", exact));
        Path file = folder.resolve("rows.jsonl");

        Table items = Tables.table(decimals, o -> o.raw());
        Tables.write(decimals.items().list(), file);

        assertThat(items.stringColumn("metadata.user.exact").get(0)).isEqualTo(exact.toString());
        assertThat(Tables.rows(items)
                        .get(0)
                        .path("metadata")
                        .path("user")
                        .path("exact")
                        .decimalValue())
                .isEqualTo(exact);
        assertThat(Tables.read(file).stringColumn("metadata.user.exact").get(0)).isEqualTo(exact.toString());
    }

    @Test
    void nothingIsNoTable() {
        assertThatThrownBy(() -> Tables.table((Object) null)).hasMessage("Cannot make a table of null");
    }

    @Test
    void thePageSizeChangesNothing() {
        Table whole = Tables.table(pets.items().list());
        Table inPairs = Tables.table(pets.items().list().pageSize(2));

        assertThat(inPairs.structure().printAll()).isEqualTo(whole.structure().printAll());
        assertThat(inPairs.printAll()).isEqualTo(whole.printAll());
    }

    @Test
    void annotationsHaveGeometryAndAttributes() {
        Table annotations = Tables.table(pets.annotations());

        assertThat(annotations.rowCount()).isEqualTo(6);
        Table cats = annotations.where(annotations.stringColumn("label").isEqualTo("Cat"));
        assertThat(cats.doubleColumn("area").asList()).containsExactlyInAnyOrder(100.0, 110.0, 120.0);
        assertThat(cats.stringColumn("attr.side").unique().asList()).containsExactly("left");
        assertThat(cats.stringColumn("creator").get(0)).isEqualTo("you@example.com");
    }

    @Test
    void aListingAListAndACollectionGiveTheSameTable() {
        List<Annotation> list = pets.annotations().list().toList();

        assertThat(Tables.table(list).printAll())
                .isEqualTo(Tables.table(pets.annotations()).printAll())
                .isEqualTo(Tables.table(pets.annotations().list()).printAll());
    }

    @Test
    void anEmptyListingKeepsItsColumns() {
        Table none = Tables.table(pets.items().list(label("Dog")));

        assertThat(none.rowCount()).isZero();
        assertThat(none.columnNames()).contains("id", "filename", "createdAt", "size");
    }

    @Test
    void projectsDatasetsAndLabelsAreTables() {
        assertThat(Tables.table(dl.projects()).stringColumn("name").asList()).contains("p");
        assertThat(Tables.table(project).stringColumn("name").asList()).containsExactly("pets");
        assertThat(Tables.table(project).intColumn("itemsCount").get(0)).isEqualTo(7);
        Table labels = Tables.table(pets.labels());
        assertThat(labels.stringColumn("label").asList()).containsExactly("Cat", "Eye");
        assertThat(labels.stringColumn("color").get(0)).isEqualTo("#ff0000");
    }

    @Test
    void anItemIsATableOfItsAnnotations() {
        Item item = pets.items().get("/a1.txt");

        assertThat(Tables.table(item, o -> o.columns("label", "right")).columnNames())
                .containsExactly("label", "right");
        assertThat(Tables.table(item).rowCount()).isEqualTo(2);
    }

    @Test
    void labelCountsBecomeAChart() {
        Table counts = Tables.counts(Tables.table(pets.annotations()), "label");

        assertThat(Charts.bar(counts).svg()).contains("count by label", "Cat: 3", "Eye: 3");
    }

    @Test
    void whatIsNoTableIsRefusedInWords() {
        assertThatThrownBy(() -> Tables.table("pets")).hasMessageContaining("java.lang.String");
        assertThatThrownBy(() -> Tables.table(List.of(project, pets)))
                .hasMessage("A table has rows of one kind, but the list has projects and datasets");
        assertThatThrownBy(() -> Tables.counts(Tables.table(pets), "labl")).hasMessageContaining("labl");
    }

    @Test
    void aSlipInTheNameOfAColumnIsRefusedWithTheNameThatIsMeant() {
        assertThatThrownBy(() -> Tables.table(pets, o -> o.columns("id", "filname")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("None of the items has \"filname\": did you mean \"filename\"?");
        assertThatThrownBy(() -> Tables.table(pets.annotations(), o -> o.columns("lable")))
                .hasMessageContaining("did you mean \"label\"?");
        assertThatThrownBy(() -> Tables.table(pets.annotations(), o -> o.columns("vertice")))
                .hasMessageContaining("did you mean \"vertices\"?");
        assertThatThrownBy(() -> Tables.table(pets, o -> o.columns("metdata.*")))
                .hasMessageContaining("No column of items begins with \"metdata.\"")
                .hasMessageContaining("metadata.…");
    }

    @Test
    void aNameOfMetadataThatNoRowHasIsAColumnThatSaysSo() {
        Table items = Tables.table(pets, o -> o.columns("filename", "metadata.user.nope"));

        assertThat(items.column("metadata.user.nope").countMissing()).isEqualTo(7);
        assertThat(TableHtml.of(items)).contains("metadata.user.nope<br>", ">text, no value<", ">text<");
        assertThat(TableText.of(items)).endsWith("7 rows × 2 columns; no row has a value for metadata.user.nope");
        assertThat(Tables.table(pets, o -> o.columns("metadata.user.scor", "metadata.*", "url"))
                        .columnNames())
                .contains("metadata.user.scor", "metadata.user.score", "url");
    }

    @Test
    void aValueThatHasAColumnOfItsOwnIsReadByItsPathToo() {
        Table items = Tables.table(pets, o -> o.columns("metadata.system.mimetype", "Metadata.User.Score"));

        assertThat(items.columnNames()).containsExactly("metadata.system.mimetype", "metadata.user.score");
        assertThat(items.stringColumn("metadata.system.mimetype").asList()).containsOnly("text/plain");
        assertThat(items.doubleColumn("metadata.user.score").countMissing()).isZero();
    }

    @Test
    void theOptionsCountForATableThatIsThereToo() {
        Table items = Tables.table(pets);

        assertThat(Tables.table(items)).isSameAs(items);
        Table few = Tables.table(items, o -> o.columns("metadata.user.*", "id").limit(2));
        assertThat(few.columnNames()).containsExactly("metadata.user.flag", "metadata.user.score", "id");
        assertThat(few.rowCount()).isEqualTo(2);
        assertThatThrownBy(() -> Tables.table(items, o -> o.columns("filname")))
                .hasMessageContaining("did you mean \"filename\"?");
        assertThatThrownBy(() -> Tables.table(items, o -> o.raw())).hasMessageContaining("raw()");
    }

    @Test
    void membersRecipesOntologiesAndCommandsHaveTheirOwnColumns() {
        Table members = Tables.table(project.listMembers());

        assertThat(members.columnNames()).startsWith("id", "email", "username", "firstName", "lastName", "role");
        assertThat(members.stringColumn("email").asList()).isNotEmpty().doesNotContain("");
        assertThat(Tables.table(pets.recipes()).columnNames())
                .startsWith("id", "title")
                .doesNotContain("name");
        assertThat(Tables.table(dl.commands()).name()).isEqualTo("commands");
        assertThatThrownBy(() -> Tables.table("x")).hasMessageContaining("Cannot make a table of java.lang.String");
    }
}

package loopbook.reports;

import static loopbook.shapes.Shapes.box;
import static loopbook.shapes.Shapes.classification;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import loopbook.client.Dataloop;
import loopbook.client.Dataset;
import loopbook.client.Item;
import loopbook.client.Project;
import loopbook.client.Task;
import loopbook.local.LocalPlatform;
import loopbook.tables.Tables;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

/** What a real local platform holds, counted. */
class StatisticsTest {
    private static LocalPlatform platform;
    private static Project project;
    private static Dataset dataset;
    private static Task task;

    @BeforeAll
    static void fill() {
        platform = LocalPlatform.inMemory();
        Dataloop dl = Dataloop.connect(platform.url(), platform.token());
        project = dl.projects().create("p");
        dataset = project.datasets().create("d");
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            BufferedImage picture = new BufferedImage(80, 80, BufferedImage.TYPE_INT_RGB);
            items.add(dataset.items().upload(picture, "a" + i + ".png"));
        }
        items.get(0).annotate(box("Cat", 0, 0, 10, 10).attribute("side", "left"), box("Dog", 70, 70, 79, 79));
        items.get(1).annotate(box("Cat", 0, 0, 20, 10), classification("Indoor"));
        items.get(2).annotate(box("Cat", 40, 40, 60, 60));
        items.get(0).assignSubset("train");
        project.addMember("ann@example.com");
        task = dataset.tasks().create("t", o -> o.assignees("ann@example.com"));
        task.setStatus("completed", items.get(0), items.get(1));
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    private static Table table(String finding) {
        return Statistics.of(dataset).get(finding).table();
    }

    @Test
    void aDatasetIsCountedFromEverySide() {
        assertThat(table("labels").printAll().replaceAll(" +", " ")).contains("Cat | 3 |", "Dog | 1 |", "Indoor | 1 |");
        assertThat(table("objects").intColumn("objects").asList()).containsExactly(0, 1, 2);
        assertThat(table("objects").intColumn("items").asList()).containsExactly(1, 1, 2);
        assertThat(table("attributes").stringColumn("value").asList()).containsExactly("left");
        assertThat(table("sizes").rowCount()).isEqualTo(4);
        assertThat(table("positions").intColumn("count").sum()).isEqualTo(4);
        assertThat(table("pairs").rowCount()).isEqualTo(2);
        assertThat(table("subsets")
                        .where(table("subsets").stringColumn("subset").isEqualTo("train"))
                        .rowCount())
                .isEqualTo(2);
        assertThat(table("empty").stringColumn("filename").asList()).containsExactly("/a3.png");
        assertThat(table("days").intColumn("annotations").sum()).isEqualTo(5);
    }

    @Test
    void eachFindingHasItsChart() {
        Statistics statistics = Statistics.of(dataset);

        assertThat(statistics.names()).hasSize(11).allSatisfy(name -> assertThat(
                        statistics.get(name).chart().svg())
                .startsWith("<svg"));
        assertThat(statistics.toString()).contains("get(\"labels\"): Annotations by label, 3 rows");
        assertThat(statistics.html()).contains("Annotations by label").doesNotContain("<script");
        assertThatThrownBy(() -> statistics.get("labls")).hasMessageContaining("labels, types");
    }

    @Test
    void anEmptyDatasetHasEmptyTables() {
        Statistics none = Statistics.of(project.datasets().create("none"));

        assertThat(none.names())
                .allSatisfy(name -> assertThat(none.get(name).chart().svg()).startsWith("<svg"));
    }

    @Test
    void aTaskIsATableOfItsItemsWithTheirStatus() {
        Table items = Tables.table(task);

        assertThat(items.columnNames()).startsWith("id", "filename", "status", "assignee");
        assertThat(items.where(items.stringColumn("status").isEqualTo("completed"))
                        .rowCount())
                .isEqualTo(2);
        assertThat(items.stringColumn("assignee").unique().asList()).containsExactly("ann@example.com");
        assertThat(Tables.table(project.tasks()).stringColumn("name").asList()).containsExactly("t");
        assertThat(Tables.table(task.assignments()).rowCount()).isEqualTo(1);
    }

    @Test
    void theProgressOfATaskIsCountedByWhoAndHowFar() {
        Table progress = Statistics.of(task).get("progress").table();

        assertThat(progress.stringColumn("status").asList()).containsExactlyInAnyOrder("completed", "(none)");
        assertThat(progress.intColumn("count").asList()).containsExactly(2, 2);
        assertThat(Statistics.of(task).get("labels").table().intColumn("count").sum())
                .isEqualTo(5);
    }

    @Test
    void aProjectIsItsDatasetsTasksAndLabels() {
        Statistics statistics = Statistics.of(project);

        assertThat(statistics.get("tasks").table().intColumn("items").sum()).isEqualTo(4);
        assertThat(statistics.get("labels").table().stringColumn("label").asList())
                .contains("Cat", "Dog");
        assertThat(statistics.get("datasets").chart().svg()).contains("d: 4");
    }
}

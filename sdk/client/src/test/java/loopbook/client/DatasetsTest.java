package loopbook.client;

import static loopbook.filters.Conditions.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import loopbook.errors.NotFound;
import loopbook.filters.Conditions;
import loopbook.shapes.Colour;
import org.junit.jupiter.api.Test;

class DatasetsTest extends LocalTest {
    @Test
    void isFoundByNameAndById() {
        Dataset cats = project.datasets().create("cats");

        assertThat(project.datasets().get("cats")).isEqualTo(cats);
        assertThat(dl.datasets().get(cats.id()).name()).isEqualTo("cats");
        assertThat(cats.project()).isEqualTo(project);
        assertThat(cats.projectId()).contains(project.id());
    }

    @Test
    void anUnknownNameTellsTheNearestOnes() {
        project.datasets().create("cats");
        project.datasets().create("dogs");

        assertThatThrownBy(() -> project.datasets().get("Cat"))
                .isInstanceOf(NotFound.class)
                .hasMessage("No dataset 'Cat': did you mean 'cats'?");
    }

    @Test
    void listsThoseOfTheProjectThatMatch() {
        Dataset cats = project.datasets().create("cats");
        project.datasets().create("dogs");

        assertThat(project.datasets().list().count()).isEqualTo(2);
        assertThat(project.datasets().list(where("name").eq("cats")).toList()).containsExactly(cats);
        assertThat(project.datasets().names("c")).containsExactly("cats");
    }

    @Test
    void withoutAProjectNoneIsMade() {
        assertThatThrownBy(() -> dl.datasets().create("cats"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(".datasets().create(\"cats\")");
    }

    @Test
    void renamingReturnsTheNewValueAndLeavesTheOldOneAlone() {
        Dataset cats = project.datasets().create("cats");

        assertThat(cats.update(c -> c.name("kittens")).name()).isEqualTo("kittens");
        assertThat(cats.name()).isEqualTo("cats");
        assertThat(dl.datasets().byId(cats.id()).name()).isEqualTo("kittens");
    }

    @Test
    void newDatasetsCanHaveLabelsAtOnce() {
        Dataset cats = project.datasets()
                .create("cats", o -> o.labels(Label.of("Cat").color("#ff0000").attributes("big"), Label.of("Eye")));

        assertThat(cats.labels()).extracting(Label::name).containsExactly("Cat", "Eye");
        assertThat(cats.colors()).containsEntry("Cat", new Colour(255, 0, 0));
        assertThat(cats.recipe().title()).isEqualTo("cats Default Recipe");
        assertThat(cats.refresh().recipeIds()).hasSize(1);
    }

    @Test
    void dottedNamesOfNewLabelsAreChildren() {
        Dataset zoo = project.datasets()
                .create(
                        "zoo",
                        o -> o.labels(
                                Label.of("animal.cat").color("#ff0000"),
                                Label.of("animal.dog.tail"),
                                Label.of("animal").color("#0000ff"),
                                Label.of("stone")));

        assertThat(zoo.ontology().names())
                .containsExactly("animal", "animal.cat", "animal.dog", "animal.dog.tail", "stone");
        assertThat(zoo.labels()).extracting(Label::name).containsExactly("animal", "stone");
        assertThat(zoo.colors())
                .containsEntry("animal", Colour.parse("#0000ff"))
                .containsEntry("animal.cat", Colour.parse("#ff0000"));
    }

    @Test
    void labelsAreAddedChangedAndTakenAway() {
        Dataset cats = project.datasets().create("cats");

        cats.addLabel("Cat");
        cats.addLabels(
                Label.of("Dog").color("rgb(0,255,0)"),
                Label.of("animal").children(Label.of("cow").color("#0000ff")));
        cats.updateLabels(Label.of("Cat").color("#112233"));

        assertThat(cats.ontology().names()).contains("Cat", "Dog", "animal", "animal.cow");
        assertThat(cats.colors()).containsEntry("Cat", Colour.parse("#112233"));
        assertThat(cats.colors()).containsEntry("animal.cow", Colour.parse("#0000ff"));

        cats.deleteLabels("Dog", "animal.cow", "nobody knows");

        assertThat(cats.ontology().names()).containsExactly("Cat", "animal");
    }

    @Test
    void attributesOfLabelsAreDefinedAndTakenAway() {
        Ontology ontology = project.datasets().create("cats").ontology();

        Ontology with = ontology.updateAttributes("size", "Size", a -> a.oneOf("big", "small"));

        assertThat(with.attributes()).extracting(a -> a.path("key").asString()).containsExactly("size");
        assertThat(with.deleteAttributes("size").attributes()).isEmpty();
    }

    @Test
    void deletingByNameNamesWhatGoes() {
        Dataset cats = project.datasets().create("cats");

        project.datasets().delete("cats");

        assertThat(project.datasets().list(Conditions.all())).doesNotContain(cats);
    }

    @Test
    void aStarInANameIsALetter() {
        project.datasets().create("cats");

        assertThatThrownBy(() -> project.datasets().delete("*")).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> project.datasets().get("ca*")).isInstanceOf(NotFound.class);
        assertThat(project.datasets().find("*")).isEmpty();

        Dataset starred = project.datasets().create("ca*");

        assertThat(project.datasets().get("ca*")).isEqualTo(starred);
        project.datasets().delete("ca*");
        assertThat(project.datasets().list().stream().map(Dataset::name)).containsExactly("cats");
    }

    @Test
    void aCardShowsCountsAndLabels() {
        Dataset cats = project.datasets().create("cats", o -> o.labels("Cat"));
        cats.items().upload(bytes("x"), "a.txt");

        assertThat(cats.refresh().html()).contains("cats").contains("items").contains("Cat");
        assertThat(cats.refresh().toString())
                .isEqualTo("Dataset(name='cats', id=" + cats.id() + ", items=1, annotations=0)");
    }
}

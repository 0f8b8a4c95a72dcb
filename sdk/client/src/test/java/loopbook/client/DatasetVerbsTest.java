package loopbook.client;

import static loopbook.filters.Conditions.annotated;
import static loopbook.filters.Conditions.dir;
import static loopbook.filters.Conditions.label;
import static loopbook.filters.Conditions.where;
import static loopbook.shapes.Shapes.box;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import loopbook.errors.Forbidden;
import loopbook.errors.NotFound;
import loopbook.filters.Condition;
import loopbook.filters.Conditions;
import org.junit.jupiter.api.Test;

/** What can be done with a whole dataset, on a real local platform. */
class DatasetVerbsTest extends LocalTest {
    private Dataset pets() {
        Dataset pets = project.datasets().create("pets", o -> o.labels("Cat", "Dog"));
        pets.items().upload(bytes("cat"), "/cats/a.txt").annotate(box("Cat", 1, 2, 3, 4), box("Dog", 1, 2, 3, 4));
        pets.items().upload(bytes("another"), "/cats/b.txt").annotate(box("Cat", 1, 2, 3, 4));
        pets.items().upload(bytes("dog"), "/dogs/c.txt");
        return pets;
    }

    private static List<String> names(Listing<Item> items) {
        return items.stream().map(Item::filename).toList();
    }

    @Test
    void aCloneIsAnotherDatasetWithTheSameItems() {
        Dataset pets = pets();

        Dataset copy = pets.clone("copy").await();

        assertThat(copy.name()).isEqualTo("copy");
        assertThat(copy.itemsCount()).isEqualTo(3);
        assertThat(copy.annotationsCount()).isEqualTo(3);
        assertThat(copy.items().get("/dogs/c.txt").bytes()).isEqualTo(bytes("dog"));
        assertThat(copy.labels()).isEqualTo(pets.labels());
    }

    @Test
    void aCloneTakesWhatIsChosen() {
        Dataset cats = pets().clone(
                        "cats", o -> o.items(label("Dog")).annotations(false).directory("some"))
                .await();

        assertThat(names(cats.items().list())).containsExactly("/some/cats/a.txt");
        assertThat(cats.annotationsCount()).isZero();
    }

    @Test
    void aCloneHasHiddenFilesAndCannotBeToldOnlyOfThem() {
        Dataset pets = pets();
        pets.items().upload(bytes("secret"), "/.dataloop/s.txt");

        Dataset copy = pets.clone("copy", o -> o.items(dir("/.dataloop"))).await();

        assertThat(names(copy.items().list(Conditions.all().bare()))).contains("/.dataloop/s.txt");
        assertThatThrownBy(
                        () -> pets.clone("hidden", o -> o.items(where("hidden").eq(true))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("hidden");
        assertThatThrownBy(() ->
                        pets.clone("some", o -> o.items(where("hidden").eq(true).or(dir("/cats")))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void itemsAreClonedIntoADatasetThatIsThere() {
        Dataset target = project.datasets().create("target");

        Dataset now = pets().cloneInto(target, o -> o.items(dir("/cats"))).await();

        assertThat(now).isEqualTo(target);
        assertThat(now.itemsCount()).isEqualTo(2);
    }

    @Test
    void clonesAreMergedItemByItem() {
        Dataset pets = pets();
        Dataset copy = pets.clone("copy").await();

        Command merged = project.datasets().merge("both", List.of(pets, copy)).await();

        Dataset both = project.datasets().get("both");
        assertThat(merged.succeeded()).isTrue();
        assertThat(both.itemsCount()).isEqualTo(3);
        assertThat(both.annotationsCount()).isEqualTo(6);
    }

    @Test
    void theFoldersAreATree() {
        DirectoryTree tree = pets().directoryTree();

        assertThat(tree.dirNames()).containsExactly("/cats", "/dogs", "/");
        assertThat(tree.children()).extracting(DirectoryTree::name).containsExactly("cats", "dogs");
        assertThat(tree.toString()).isEqualTo("/\n  cats\n  dogs");
    }

    @Test
    void aReadonlyDatasetRefusesChangesUntilItIsUnlocked() {
        Dataset pets = pets().setReadonly(true);

        assertThat(pets.readonly()).isTrue();
        assertThatThrownBy(() -> pets.items().upload(bytes("x"), "x.txt"))
                .isInstanceOf(Forbidden.class)
                .hasMessageContaining("read-only");
        assertThat(pets.unlock().readonly()).isFalse();
        assertThat(pets.items().upload(bytes("x"), "x.txt").name()).isEqualTo("x.txt");
    }

    @Test
    void filesAreForTrainingValidationOrTest() {
        Dataset pets = pets();

        pets.splitMlSubsets(annotated(true), 50, 50, 0).await();
        assertThat(names(pets.itemsMissingMlSubset())).containsExactly("/dogs/c.txt");

        pets.assignSubsetToItems("test", dir("/dogs")).await();
        assertThat(pets.itemsMissingMlSubset().count()).isZero();
        assertThat(names(pets.items().list(where("metadata.system.tags.test").eq(true))))
                .containsExactly("/dogs/c.txt");

        pets.removeSubsetFromItems(Conditions.all()).await();
        assertThat(pets.itemsMissingMlSubset().count()).isEqualTo(3);
    }

    @Test
    void sharesThatDoNotAddUpAreRefusedBeforeAnyRequest() {
        Dataset pets = project.datasets().create("empty");

        assertThatThrownBy(() -> pets.splitMlSubsets(Conditions.all(), 50, 20, 20))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("add up to 100");
        assertThatThrownBy(() -> pets.assignSubsetToItems("training", Conditions.all()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void labelsTypesFieldsAndDatasetsAreCounted() {
        Dataset pets = pets();

        assertThat(pets.labelCounts()).containsExactly(Map.entry("Cat", 2L), Map.entry("Dog", 1L));
        assertThat(pets.typeCounts()).containsExactly(Map.entry("box", 3L));
        assertThat(pets.schema().at("/items/keys").has("metadata.system.size")).isTrue();
        assertThat(project.datasets().count()).isEqualTo(1);
        assertThat(pets.instanceMap()).containsExactly(Map.entry("Cat", 1), Map.entry("Dog", 2));
    }

    @Test
    void fieldsCanBeLeftOutOfTheSearch() {
        Dataset pets = pets();

        dl.datasets().addUnsearchablePaths(pets.id(), "metadata.system.size", "metadata.user.raw");
        dl.datasets().removeUnsearchablePaths(pets.id(), "metadata.user.raw");

        assertThat(pets.schema().at("/items/unsearchablePaths").propertyNames())
                .containsExactly("metadata.system.size");
        assertThat(pets.schema().at("/items/keys").has("metadata.system.size")).isFalse();
        assertThatThrownBy(() -> dl.datasets().addUnsearchablePaths(pets.id()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void conditionsAreKeptUnderNames() {
        Dataset pets = pets();
        Condition dogs = label("Dog").and(dir("/cats"));

        project.filters().save("dogs among cats", dogs);

        assertThat(project.filters().list()).containsExactly("dogs among cats");
        assertThat(names(pets.items().list(project.filters().load("dogs among cats"))))
                .containsExactly("/cats/a.txt");
        assertThatThrownBy(() -> project.filters().load("dogs"))
                .isInstanceOf(NotFound.class)
                .hasMessageContaining("did you mean 'dogs among cats'?");
        assertThatThrownBy(() -> project.filters().load("dogs*")).isInstanceOf(NotFound.class);
    }

    @Test
    void recipesAreMadeClonedAndLinked() {
        Dataset pets = pets();
        Recipe recipe = pets.recipes().create(o -> o.title("strict").labels(Label.of("Cat")));

        assertThat(pets.refresh().recipeIds()).containsExactly(recipe.id());
        assertThat(pets.refresh().ontologyIds()).isEqualTo(recipe.ontologyIds());
        Recipe other = recipe.clone();
        assertThat(other.title()).isEqualTo("strict");
        assertThat(other.ontologyIds()).doesNotContainAnyElementsOf(recipe.ontologyIds());
        assertThat(project.recipes().list()).contains(recipe, other);
        Ontology more = other.ontologies().create("more", Label.of("Bird"));
        assertThat(other.refresh().ontologies().list()).hasSize(2).contains(more);
        dl.recipes().delete(other.id());
        dl.recipes().deleteAnyway(recipe.id());
        assertThat(dl.recipes().find(recipe.id())).isEmpty();
    }

    @Test
    void instructionsLieInTheBinariesOfTheProject() {
        Recipe recipe = pets().recipe();

        Recipe now = recipe.addInstruction(file("guide.pdf", "%PDF-1.4 x"));

        String id = now.metadata().at("/system/instructionDocument/itemId").asString();
        assertThat(dl.items().byId(id).bytes()).isEqualTo(bytes("%PDF-1.4 x"));
        assertThat(project.datasets().binaries().items().byId(id).dir()).endsWith("/instructions");
        assertThatThrownBy(() -> recipe.addInstruction(file("guide.txt", "x")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void ontologiesAreCopiedRenamedAndHaveIcons() {
        Ontology ontology = pets().ontology();
        Ontology other = project.ontologies().create("other", Label.of("Fish").color("#010203"));

        other.updateAttributes("size", "Size", a -> a.oneOf("big", "small"));
        Ontology copied = ontology.copyFrom(other.refresh()).update(o -> o.title("new"));

        assertThat(copied.title()).isEqualTo("new");
        assertThat(copied.names()).containsExactly("Fish");
        assertThat(copied.attributes()).hasSize(1);
        Ontology with = copied.addLabels(Label.of("Whale").icon(file("whale.png", "no picture")));
        assertThat(with.json()
                        .at("/roots/1/value/displayData/displayImage/itemId")
                        .asString())
                .isNotEmpty();
        assertThat(Label.decorated("big_dog").displayLabel()).contains("Big Dog");
    }

    @Test
    void aRunningJobCanBeAwaitedAgain() {
        Job<Dataset> job = pets().clone("again");

        assertThat(job.await()).isEqualTo(job.await());
        assertThat(dl.commands().get(job.ordered().id()).type()).isEqualTo("CloneDataset");
        assertThat(job.toString()).contains("CloneDataset", "success");
    }
}

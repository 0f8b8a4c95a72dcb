package loopbook.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** An old value changes what it is told to, and takes nothing back that others changed since it was read. */
class LostUpdatesTest extends LocalTest {
    @Test
    void anotherRecipeForADatasetLeavesItsNewName() {
        Dataset old = project.datasets().create("pets");
        Recipe strict = project.recipes().create(o -> o.title("strict").labels(Label.of("Cat")));
        old.update(d -> d.name("animals"));

        Dataset now = old.switchRecipe(strict);

        assertThat(now.name()).isEqualTo("animals");
        assertThat(now.recipeIds()).containsExactly(strict.id());
        assertThat(old.refresh().json()).isEqualTo(now.json());
    }

    @Test
    void whatARecipeGetsLeavesItsNewTitleAndItsOtherOntologies() {
        Recipe old = project.datasets().create("pets").recipe();
        old.update(r -> r.title("strict"));

        Ontology one = old.ontologies().create("one", Label.of("Bird"));
        Ontology other = old.ontologies().create("other", Label.of("Fish"));
        old.addInstruction(file("guide.pdf", "%PDF-1.4 x"));
        old.uploadAnnotationsVerificationFile(file("check.json", "{}"), false);

        Recipe now = old.refresh();
        assertThat(now.title()).isEqualTo("strict");
        assertThat(now.ontologyIds()).containsExactly(old.ontologyIds().get(0), one.id(), other.id());
        assertThat(now.metadata().path("system").propertyNames()).contains("instructionDocument", "validationFile");
    }

    @Test
    void labelsThatStayKeepWhatIsBesideTheirValueAndChildren() {
        Ontology made =
                project.ontologies().create("o", Label.of("a").children(Label.of("x"), Label.of("y")), Label.of("b"));
        ObjectNode json = made.json();
        ((ObjectNode) json.at("/roots/0")).put("order", 7);
        ((ObjectNode) json.at("/roots/0/children/0")).put("order", 8);
        Ontology ordered = dl.ontologies().replace(made, json);

        Ontology now = ordered.deleteLabels("b", "a.y");

        assertThat(now.names()).containsExactly("a", "a.x");
        assertThat(now.json().at("/roots/0/order").asInt()).isEqualTo(7);
        assertThat(now.json().at("/roots/0/children/0/order").asInt()).isEqualTo(8);
    }

    @Test
    void labelsThatAnotherUserAddedOutliveAnOldOntologysDeletion() {
        Ontology old = project.ontologies().create("o", Label.of("Cat"), Label.of("Dog"));
        old.addLabels("Bird");
        old.updateAttributes("age", "Age", a -> a);

        Ontology now = old.deleteLabels("Cat");

        assertThat(now.names()).containsExactly("Dog", "Bird");
        assertThat(now.attributes()).hasSize(1);
        assertThat(old.refresh().json()).isEqualTo(now.json());
    }

    @Test
    void twoWhoDeleteDifferentLabelsBothHaveTheirWay() {
        Dataset dataset = project.datasets().create("pets", o -> o.labels("Cat", "Dog", "Bird"));
        Ontology one = dataset.ontology();
        Ontology other = dataset.ontology();

        one.deleteLabels("Cat");
        other.deleteLabels("Dog");

        assertThat(dataset.ontology().names()).containsExactly("Bird");
    }

    @Test
    void aCopyOfLabelsLeavesTheTitleAndTheAttributesThatCameMeanwhile() {
        Ontology old = project.ontologies().create("old", Label.of("Cat"));
        Ontology other = project.ontologies().create("other", Label.of("Dog"));
        dl.ontologies().update(old.id(), o -> o.title("new"));
        old.updateAttributes("age", "Age", a -> a);

        Ontology now = old.copyFrom(other);

        assertThat(now.title()).isEqualTo("new");
        assertThat(now.names()).containsExactly("Dog");
        assertThat(now.attributes()).hasSize(1);
    }

    @Test
    void anOntologyChangedByItsIdIsReadAnew() {
        Ontology old = project.ontologies().create("o", Label.of("Cat"));
        old.addLabels("Dog");

        assertThat(dl.ontologies().update(old.id(), o -> o.title("new")).names())
                .containsExactly("Cat", "Dog");
        assertThat(old.update(o -> o.title("old")).names())
                .as("what a value that was read before takes back, as its Javadoc says")
                .containsExactly("Cat");
    }

    @Test
    void labelsThatAreAddedComeBackWithAllTheRestAsItIsNow() {
        Ontology old = project.ontologies().create("old", Label.of("Cat"));
        dl.ontologies().update(old.id(), o -> o.title("new"));

        assertThat(old.addLabels("Dog").title()).isEqualTo("new");
    }

    @Test
    void ofATaskAndAnAssignmentOnlyWhatIsNamedIsChanged() {
        Dataset dataset = project.datasets().create("pets");
        dataset.items().upload(bytes("x"), "a.txt");
        Task old = dataset.tasks().create("first", t -> t.assignees("a@example.com"));
        Assignment hers = old.assignments().list().first().orElseThrow();
        old.update(t -> t.name("second"));
        hers.update(a -> a.name("mine"));

        Task now = old.update(t -> t.priority(TaskPriority.HIGH).user("round", 2));

        assertThat(now.name()).isEqualTo("second");
        assertThat(now.metadata().at("/user/round").asInt()).isEqualTo(2);
        assertThat(old.update(t -> t)).isEqualTo(old);
        assertThat(hers.update(a -> a.user("round", 2)).name()).isEqualTo("mine");
    }
}

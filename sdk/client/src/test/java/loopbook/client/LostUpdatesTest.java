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
}

package loopbook.kernel.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import loopbook.kernel.engine.Completions;
import loopbook.kernel.engine.Engine;
import loopbook.kernel.engine.Names;
import loopbook.kernel.engine.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The platform's names, as somebody who types sees them. */
class SdkNamesTest {
    private Engine engine;

    @BeforeEach
    void aProjectWithADataset() {
        Checkout.emptyLocalPlatform();
        engine = Startup.engine(options -> options);
        run(
                """
            var zoo = dl.projects().create("Zoo");
            dl.projects().create("Zebras only");
            var pets = zoo.datasets().create("pets");
            pets.addLabels("Cat", "Cattle", "Dog");
            java.nio.file.Path picture = java.nio.file.Files.createTempFile("a", ".txt");
            pets.items().upload(picture, o -> o.remotePath("/cats").remoteName("chelsea.txt"));
            var chelsea = pets.items().get("/cats/chelsea.txt").update(u -> u.user("score", 0.9));
            """);
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void projectsAndDatasetsAreOfferedByName() {
        assertThat(complete("dl.projects().get(\"Z")).containsExactly("Zebras only", "Zoo");
        assertThat(complete("var x = 1;\ndl.projects().get(\"Zoo\").datasets().get(\""))
                .containsExactly("pets");
        assertThat(complete("zoo.datasets().find(\"p")).containsExactly("pets");
    }

    @Test
    void itemsAndFoldersAreOfferedByPath() {
        assertThat(complete("pets.items().get(\"/ca")).containsExactly("/cats/chelsea.txt");
        assertThat(complete("pets.items().list(filename(\"/")).containsExactly("/cats/chelsea.txt");
        assertThat(complete("pets.items().list(dir(\"/")).containsExactly("/cats");
    }

    @Test
    void labelsAreThoseOfTheRecipe() {
        assertThat(complete("pets.items().list(label(\"Ca")).containsExactly("Cat", "Cattle");
        assertThat(complete("chelsea.annotate(box(\"D")).containsExactly("Dog");
        assertThat(complete("label(\"Cat\", \"")).containsExactly("Cat", "Cattle", "Dog");
    }

    @Test
    void fieldsAreThoseOfTheWireAndTheUsersOwn() {
        assertThat(complete("pets.items().list(where(\"metadata.u")).containsExactly("metadata.user.score");
        assertThat(complete("where(\"ann")).containsExactly("annotated", "annotationsCount");
    }

    @Test
    void peopleAreThoseOfTheProject() {
        assertThat(complete("zoo.tasks().create(\"t\", o -> o.assignees(\""))
                .isNotEmpty()
                .allMatch(p -> p.contains("@"));
    }

    @Test
    void codeOfTheUserIsNotRunForIt() {
        run("int calls = 0; Projects counted() { calls++; return dl.projects(); }");

        assertThat(complete("counted().get(\"Z")).isEmpty();
        assertThat(((Outcome.Value) engine.run("calls")).value()).isEqualTo(0);
    }

    @Test
    void aSettingSwitchesItOff() {
        Names off = SdkNames.of(Map.of("LOOPBOOK_COMPLETE_NAMES", "off"));

        assertThat(off).isNotInstanceOf(SdkNames.class);
        assertThat(SdkNames.of(Map.of())).isInstanceOf(SdkNames.class);
    }

    private void run(String code) {
        Outcome outcome = engine.run(code);
        assertThat(outcome.wentWell()).as(outcome.toString()).isTrue();
    }

    /** A first answer may come too late for who types; it is there the next time. */
    private List<String> complete(String code) {
        List<String> names = new ArrayList<>();
        for (int tries = 0; tries < 200 && names.isEmpty(); tries++) {
            engine.complete(code, code.length()).matches().stream()
                    .map(Completions.Match::text)
                    .forEach(names::add);
        }
        return names;
    }
}

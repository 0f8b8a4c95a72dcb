package loopbook.client;

import static loopbook.filters.Conditions.label;
import static loopbook.filters.Conditions.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SamplesTest {
    @TempDir
    Path folder;

    @Test
    void thePicturesComeWithAnnotationsOfThreePeopleAndTwiceIsHarmless() {
        Dataloop dl = Dataloop.local(folder);

        Dataset pictures = dl.samples().datasets().get("pictures");

        long annotations = pictures.annotations().list().count();
        assertThat(pictures.items().list().count()).isEqualTo(14);
        assertThat(annotations).isGreaterThanOrEqualTo(60);
        assertThat(pictures.annotations().list().stream()
                        .map(Annotation::creator)
                        .distinct())
                .containsExactlyInAnyOrder(
                        "annotator-1@example.com", "annotator-2@example.com", "annotator-3@example.com");
        assertThat(pictures.items().list(label("Cat")).first()).isPresent();
        assertThat(pictures.colors()).containsKey("Cat");
        assertThat(pictures.ontology().attributes()).isNotEmpty();

        dl.samples();

        assertThat(pictures.items().list().count()).isEqualTo(14);
        assertThat(pictures.annotations().list().count()).isEqualTo(annotations);
    }

    @Test
    void whatIsMissingIsCompleted() {
        Dataloop dl = Dataloop.local(folder);
        Dataset pictures = dl.samples("mine").datasets().get("pictures");
        long annotations = pictures.annotations().list().count();
        pictures.annotations().delete(where("creator").eq("annotator-2@example.com"));
        pictures.items().delete(pictures.items().list().first().orElseThrow().id());

        dl.samples("mine");

        assertThat(pictures.items().list().count()).isEqualTo(14);
        assertThat(pictures.annotations().list().count()).isEqualTo(annotations);
    }

    @Test
    void aRunThatWasStoppedBeforeTheLabelsIsCompleted() {
        Dataloop dl = Dataloop.local(folder);
        Project project = dl.projects().create("Samples");
        var body = Trees.object().put("name", "pictures").put("createDefaultRecipe", false);
        body.putArray("projects").add(project.id());
        dl.transport().json(loopbook.http.Call.post("datasets").json(body));

        Dataset pictures = dl.samples().datasets().get("pictures");

        assertThat(pictures.colors()).containsKey("Cat");
        assertThat(pictures.ontology().attributes()).isNotEmpty();
        assertThat(pictures.recipeIds()).hasSize(1);
    }

    @Test
    void onTheServiceAProjectMustBeNamed() {
        Dataloop service = Dataloop.connect(java.net.URI.create("https://gate.example.com/api/v1"), "a.e30.c");

        assertThatThrownBy(service::samples)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("dl.samples(\"my project\")");
    }
}

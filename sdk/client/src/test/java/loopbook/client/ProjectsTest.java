package loopbook.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import loopbook.errors.NotFound;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectsTest extends LocalTest {
    @Test
    void isFoundByNameAndById() {
        assertThat(dl.projects().get(project.name())).isEqualTo(project);
        assertThat(dl.projects().get(project.id())).isEqualTo(project);
        assertThat(dl.projects().find(project.name())).contains(project);
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", "a/b", "ünïcode/é 猫", "50%", "..", "a//b", "?#&=", "'\"<b>"})
    void anyNameLeadsToItsProject(String name) {
        Project odd = dl.projects().create(name);

        assertThat(dl.projects().get(name)).isEqualTo(odd);

        odd.delete();
    }

    @Test
    void anUnknownNameTellsTheNearestOnes() {
        Project pets = dl.projects().create("Pets and plants");

        assertThatThrownBy(() -> dl.projects().get("Pets an plants"))
                .isInstanceOf(NotFound.class)
                .hasMessage("No project 'Pets an plants': did you mean 'Pets and plants'?");
        assertThat(dl.projects().find("Pets an plants")).isEmpty();

        pets.delete();
    }

    @Test
    void thePlatformKnowsItsIdsWhateverTheirForm() {
        assertThatThrownBy(() -> dl.projects().byId("zz"))
                .isInstanceOf(NotFound.class)
                .hasMessageContaining("GET /projects/zz: 404");
        assertThatThrownBy(() -> dl.projects().byId(" ")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void renamingReturnsTheNewValueAndLeavesTheOldOneAlone() {
        String before = project.name();

        Project renamed = project.update(p -> p.name("renamed " + before));

        assertThat(renamed.name()).isEqualTo("renamed " + before);
        assertThat(project.name()).isEqualTo(before);
        assertThat(project.refresh().name()).isEqualTo("renamed " + before);
        assertThat(renamed).isEqualTo(project);
    }

    @Test
    void changingNothingSendsNothing() {
        assertThat(project.update(p -> p.name(project.name()))).isSameAs(project);
    }

    @Test
    void aDeletedProjectIsNotFound() {
        project.delete();

        assertThatThrownBy(project::refresh).isInstanceOf(NotFound.class);
        assertThat(dl.projects().find(project.id())).isEmpty();
    }

    @Test
    void theListHasAllOfThemAndShowsItself() {
        assertThat(dl.projects().list()).contains(project);
        assertThat(dl.projects().list().count())
                .isEqualTo(dl.projects().list().toList().size());
        assertThat(dl.projects().list().toString()).contains(" projects").contains("Project(name='");
        assertThat(dl.projects().names("P ")).contains(project.name());
    }

    @Test
    void aCardEscapesWhatThePlatformSays() {
        Project odd = dl.projects().create("<script>alert('x')</script>");

        assertThat(odd.html()).doesNotContain("<script>").contains("&lt;script&gt;");
        assertThat(odd.toString()).startsWith("Project(name='<script>").contains("id=" + odd.id());

        odd.delete();
    }
}

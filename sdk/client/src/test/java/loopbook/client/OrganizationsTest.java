package loopbook.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import loopbook.errors.BadRequest;
import loopbook.errors.NotFound;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OrganizationsTest extends LocalTest {
    private Organization org;

    @BeforeEach
    void theOrganization() {
        org = dl.organizations().get("local");
    }

    @Test
    void isFoundByNameAndById() {
        assertThat(dl.organizations().get(org.id())).isEqualTo(org);
        assertThat(dl.organizations().list()).containsExactly(org);
        assertThat(dl.organizations().find("lokal")).isEmpty();
        assertThatThrownBy(() -> dl.organizations().get("lokal"))
                .isInstanceOf(NotFound.class)
                .hasMessageContaining("did you mean 'local'?");
    }

    @Test
    void itsProjectsAreTheOnesThereAre() {
        assertThat(org.projects().list()).contains(project);
        assertThat(project.organizationId()).contains(org.id());
    }

    @Test
    void membersComeChangeAndGo() {
        org.addMember("ann@example.com");
        User changed = org.updateMember("ann@example.com", MemberOrgRole.ADMIN);

        assertThat(changed.role()).contains("admin");
        assertThat(org.listMembers(MemberOrgRole.ADMIN)).extracting(User::email).containsExactly("ann@example.com");
        assertThat(org.listMembers().count()).isEqualTo(2);
        assertThat(org.listMembers().toString()).contains("2 members").contains("ann@example.com");

        org.deleteMember("ann@example.com");
        assertThat(org.listMembers()).extracting(User::email).containsExactly("you@example.com");
        assertThatThrownBy(() -> org.deleteMember("ann@example.com")).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> MemberOrgRole.of("boss"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Unknown role 'boss', role must be one of: owner, admin, member, worker");
    }

    @Test
    void anotherPlanIsTheNewValue() {
        assertThat(org.update(OrganizationPlan.PREMIUM).plan()).isEqualTo("premium");
        assertThat(org.refresh().plan()).isEqualTo("premium");
        assertThat(org.update(OrganizationPlan.FREEMIUM).plan()).isEqualTo("freemium");
    }

    @Test
    void thereAreNoGroupsHere() {
        assertThat(org.listGroups()).isEmpty();
    }

    @Test
    void anIntegrationKeepsItsSecretsToItself() {
        Integration made = org.integrations().create("s3", "my keys", Map.of("key", "K", "secret", "hush"));

        assertThat(made.status()).contains("active");
        assertThat(made.json().toString()).doesNotContain("hush");
        assertThat(org.integrations().get("my keys")).isEqualTo(made);
        assertThat(project.integrations().list()).contains(made);
        assertThat(made.update(i -> i.name("other keys").options(Map.of("key", "L", "secret", "shh")))
                        .name())
                .isEqualTo("other keys");
        assertThat(org.listAvailableIntegrations())
                .extracting(kind -> kind.path("type").asString())
                .contains("s3", "gcs", "key_value");

        made.delete();
        assertThat(org.listIntegrations()).isEmpty();
    }

    @Test
    void integrationsBelongToAnOrganization() {
        assertThatThrownBy(() -> dl.integrations().list().toList()).isInstanceOf(BadRequest.class);
        assertThat(dl.integrations().of(org.id()).list()).isEmpty();
    }

    @Test
    void aProjectsMembersComeChangeAndGo() {
        assertThat(project.addMember("dev@example.com").role()).contains("engineer");
        assertThat(project.updateMember("dev@example.com", MemberRole.ANNOTATOR).role())
                .contains("annotator");
        assertThat(project.listMembers(MemberRole.ANNOTATOR))
                .extracting(User::email)
                .containsExactly("dev@example.com");

        assertThat(project.removeMember("dev@example.com").email()).isEqualTo("dev@example.com");
        assertThat(project.listMembers()).extracting(User::email).containsExactly("you@example.com");
    }
}

package loopbook.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class OrgTest {
    private static final String ORG = "/orgs/" + OrgRoutes.ID;

    private LocalPlatform platform;
    private Api api;

    @BeforeEach
    void open() {
        platform = LocalPlatform.inMemory();
        api = new Api(platform);
    }

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void severalAreInvitedAtOnceOrNone() {
        JsonNode invited = api.post(ORG + "/members", "{\"emails\":[\"a@x.org\",\"b@x.org\"],\"role\":\"member\"}")
                .ok()
                .json();

        assertThat(invited).hasSize(2);
        assertThat(invited.get(0).get("status").asString()).isEqualTo("active");
        assertThat(api.post(ORG + "/members", "{\"emails\":[\"c@x.org\",\"a@x.org\"],\"role\":\"member\"}")
                        .status())
                .isEqualTo(400);
        assertThat(api.get(ORG + "/members").json()).hasSize(3);
    }

    @Test
    void unknownRolesPlansAndAddressesAreRefused() {
        assertThat(api.post(ORG + "/members", "{\"emails\":[\"a@x.org\"],\"role\":\"boss\"}")
                        .status())
                .isEqualTo(400);
        assertThat(api.post(ORG + "/members", "{\"emails\":[\"nobody\"],\"role\":\"member\"}")
                        .status())
                .isEqualTo(400);
        assertThat(api.patch(ORG + "/plan", "{\"plan\":\"gold\"}").status()).isEqualTo(400);
        assertThat(api.patch(ORG + "/members", "{\"email\":\"a@x.org\",\"role\":\"admin\"}")
                        .status())
                .isEqualTo(404);
        assertThat(api.delete(ORG + "/members/you@example.com").status()).isEqualTo(400);
        assertThat(api.get("/orgs/bad/members").status()).isEqualTo(404);
    }

    @Test
    void thePlanStaysWhatItWasMade() {
        api.patch(ORG + "/plan", "{\"plan\":\"premium\"}").ok();

        assertThat(api.get("/orgs").json().get(0).get("plan").asString()).isEqualTo("premium");
        assertThat(api.get(ORG + "/groups").ok().json()).isEmpty();
    }

    @Test
    void integrationsAreKeptWithoutTheirSecrets() {
        String integrations = ORG + "/integrations";
        JsonNode made = api.post(
                        integrations,
                        "{\"type\":\"s3\",\"name\":\"n\",\"options\":{\"key\":\"K\",\"secret\":\"hush\"}}")
                .ok()
                .json();
        String one = integrations + "/" + made.get("id").asString();

        assertThat(api.get(one).ok().json()).isEqualTo(made);
        assertThat(api.get(integrations).text()).doesNotContain("hush");
        assertThat(api.post(integrations, "{\"type\":\"moon\",\"name\":\"n\",\"options\":{}}")
                        .status())
                .isEqualTo(400);
        assertThat(api.delete(one).ok().json()).isEmpty();
        assertThat(api.get(one).status()).isEqualTo(404);
    }

    @Test
    void projectMembersCanBeTakenInTogether() {
        String members = "/projects/" + api.project("team") + "/members";

        assertThat(api.post(members, "{\"role\":\"annotator\",\"users\":[\"a@x.org\",\"b@x.org\"]}")
                        .ok()
                        .json())
                .hasSize(2);
        assertThat(api.get(members).json()).hasSize(3);
    }
}

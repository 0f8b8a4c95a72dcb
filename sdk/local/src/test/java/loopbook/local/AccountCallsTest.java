package loopbook.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Integrations, members, recipes: what else can be asked of them. */
class AccountCallsTest {
    private static final String ORG = "/orgs/" + OrgRoutes.ID;

    private final LocalPlatform platform = LocalPlatform.inMemory();
    private final Api api = new Api(platform);

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void anIntegrationIsFoundByItsIdRenamedAndCounted() {
        String id = api.post(
                        ORG + "/integrations",
                        "{\"type\":\"s3\",\"name\":\"keys\",\"options\":{\"key\":\"K\",\"secret\":\"S\"}}")
                .ok()
                .json()
                .path("id")
                .asString();

        assertThat(api.get("/integrations/" + id).ok().json().path("name").asString())
                .isEqualTo("keys");
        api.patch(ORG + "/integrations", "{\"integrationId\":\"" + id + "\",\"name\":\"other\"}")
                .ok();
        assertThat(api.get("/integrations/" + id).ok().json().path("name").asString())
                .isEqualTo("other");
        assertThat(api.get("/drivers/byIntegration/" + id).ok().text()).isEqualTo("0");
        assertThat(api.get(ORG + "/availableIntegrations").ok().json().findValuesAsString("type"))
                .contains("s3", "gcs");
    }

    @Test
    void aMemberOfTheOrganizationGetsAnotherRole() {
        api.post(ORG + "/members", "{\"emails\":[\"ann@example.com\"],\"role\":\"member\"}")
                .ok();

        JsonNode changed = api.patch(ORG + "/members", "{\"email\":\"ann@example.com\",\"role\":\"admin\"}")
                .ok()
                .json();

        assertThat(changed.toString()).contains("ann@example.com");
    }

    @Test
    void aRecipeIsMadeAndRenamed() {
        String project = api.project("recipes");
        String id = api.post(
                        "/recipes", "{\"title\":\"strict\",\"projectIds\":[\"" + project + "\"],\"ontologyIds\":[]}")
                .ok()
                .json()
                .path("id")
                .asString();

        assertThat(api.patch("/recipes/" + id, "{\"title\":\"stricter\"}")
                        .ok()
                        .json()
                        .path("title")
                        .asString())
                .isEqualTo("stricter");
    }
}

package loopbook.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

class ProjectTest {
    @RegisterExtension
    private static final Api api = Api.ofItsOwn();

    @Test
    void aProjectIsFoundByIdAndByItsNameWithAnySignInIt() {
        String id = api.project("demo two/é +?#");

        JsonNode byId = api.get("/projects/" + id).ok().json();
        JsonNode byName =
                api.get("/projects/demo%20two/%C3%A9%20+%3F%23/name").ok().json();

        assertThat(id).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
        assertThat(byName).hasSize(1);
        assertThat(byName.get(0)).isEqualTo(byId);
        assertThat(byId.get("role").asString()).isEqualTo("owner");
        assertThat(api.get(byId.get("url").asString()).json()).isEqualTo(byId);
        assertThat(api.get("/projects").json().valueStream()).contains(byId);
    }

    @Test
    void aProjectIsMadeFromJsonToo() {
        assertThat(api.post("/projects", "{\"name\":\"json\"}")
                        .ok()
                        .json()
                        .get("name")
                        .asString())
                .isEqualTo("json");
    }

    @Test
    void aSecondProjectOfANameIsRefused() {
        api.project("once");

        Api.Answer again = api.form("/projects", "name=once");

        assertThat(again.status()).isEqualTo(400);
        assertThat(again.json().get("message").asString()).contains("already exists");
    }

    @Test
    void aProjectWithoutANameIsRefused() {
        assertThat(api.form("/projects", "name=").status()).isEqualTo(400);
        assertThat(api.post("/projects", "{}").status()).isEqualTo(400);
        assertThat(api.post("/projects", "[]").status()).isEqualTo(400);
        assertThat(api.post("/projects", "{\"name\":\"" + "x".repeat(256) + "\"}")
                        .status())
                .isEqualTo(400);
        assertThat(api.post("/projects", "{\"name\":\"" + "x".repeat(255) + "\"}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aChangeKeepsWhatIsNotKnownAndWhatIsFixed() {
        String id = api.project("before");

        JsonNode changed = api.patch(
                        "/projects/" + id,
                        "{\"name\":\"after\",\"id\":\"other\",\"creator\":\"x\",\"mine\":{\"a\":1.0}}")
                .ok()
                .json();

        assertThat(changed.get("name").asString()).isEqualTo("after");
        assertThat(changed.get("id").asString()).isEqualTo(id);
        assertThat(changed.get("creator").asString()).isEqualTo("you@example.com");
        assertThat(changed.at("/mine/a").toString()).isEqualTo("1.0");
    }

    @Test
    void aDeletedProjectTakesEverythingWithIt() {
        String project = api.project("doomed");
        String dataset = api.dataset(project, "doomed");
        String item = api.item(dataset, "/a.txt", "x");

        api.delete("/projects/" + project).ok();

        assertThat(api.get("/projects/" + project).status()).isEqualTo(404);
        assertThat(api.get("/projects/doomed/name").status()).isEqualTo(404);
        assertThat(api.get("/datasets/" + dataset).status()).isEqualTo(404);
        assertThat(api.get("/items/" + item).status()).isEqualTo(404);
        assertThat(api.delete("/projects/" + project).status()).isEqualTo(404);
    }

    @Test
    void membersComeChangeAndGo() {
        String members = "/projects/" + api.project("team") + "/members";

        api.post(members + "/dev@example.com", "{\"role\":\"engineer\"}").ok();
        assertThat(api.get(members).json()).hasSize(2);
        assertThat(api.patch(members + "/dev@example.com", "{\"role\":\"annotator\"}")
                        .ok()
                        .json()
                        .get("role")
                        .asString())
                .isEqualTo("annotator");
        assertThat(api.post(members + "/dev@example.com", "{\"role\":\"engineer\"}")
                        .status())
                .isEqualTo(400);
        assertThat(api.post(members + "/other@example.com", "{\"role\":\"boss\"}")
                        .status())
                .isEqualTo(400);

        api.delete(members + "/dev@example.com").ok();
        assertThat(api.get(members).json()).hasSize(1);
        assertThat(api.delete(members + "/dev@example.com").status()).isEqualTo(404);
    }

    @Test
    void thereIsOneOrganization() {
        JsonNode org = api.get("/orgs").ok().json().get(0);
        String project = api.project("of the org");

        assertThat(api.get("/orgs/" + org.get("id").asString()).ok().json()).isEqualTo(org);
        assertThat(api.get("/orgs/bad").status()).isEqualTo(404);
        assertThat(api.get("/orgs/" + org.get("id").asString() + "/projects")
                        .json()
                        .valueStream()
                        .map(p -> p.get("id").asString()))
                .contains(project);
    }
}

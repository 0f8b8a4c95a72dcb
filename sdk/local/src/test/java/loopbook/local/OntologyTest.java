package loopbook.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

class OntologyTest {
    @RegisterExtension
    private static final Api api = Api.ofItsOwn();

    private static final String project = api.project("ontologies");

    private static String ontology() {
        JsonNode made = api.post(
                        "/ontologies",
                        "{\"roots\":[{\"value\":{\"tag\":\"big_dog\",\"color\":\"#ff0000\"},\"children\":[]}],\"projectIds\":[\""
                                + project + "\"],\"attributes\":[]}")
                .ok()
                .json();
        return "/ontologies/" + made.get("id").asString();
    }

    private static JsonNode labels(String ontology, String nodes, boolean upsert) {
        return api.patch(ontology + "/labels", "{\"labelsNode\":" + nodes + ",\"upsert\":" + upsert + "}")
                .ok()
                .json();
    }

    @Test
    void whatALabelLacksIsFilledIn() {
        JsonNode root = api.get(ontology()).ok().json().at("/roots/0/value");

        assertThat(root.get("color").asString()).isEqualTo("#ff0000");
        assertThat(root.get("displayLabel").asString()).isEqualTo("Big Dog");
        assertThat(root.get("attributes")).isEmpty();
        assertThat(root.get("displayData")).isEmpty();
    }

    @Test
    void anIdMayBeNamedTwiceAndNoPageIsBeforeTheFirst() {
        String id = ontology().substring("/ontologies/".length());

        assertThat(api.get("/ontologies?ids=" + id + "," + id).ok().json().get("items"))
                .hasSize(1);
        assertThat(api.get("/ontologies?pageOffset=-1").status()).isEqualTo(400);
    }

    @Test
    void aDottedLabelIsMadeBelowItsParents() {
        JsonNode changed =
                labels(ontology(), "[{\"tag\":\"cat.tail.tip\",\"color\":\"#010203\"},{\"tag\":\"cat\"}]", true);

        assertThat(changed.get("roots")).hasSize(2);
        assertThat(changed.at("/roots/1/value/tag").asString()).isEqualTo("cat");
        assertThat(changed.at("/roots/1/children/0/children/0/value/color").asString())
                .isEqualTo("#010203");
    }

    @Test
    void anUpdateChangesOnlyWhatItNamesAndWhatIsThere() {
        String ontology = ontology();

        JsonNode changed = labels(ontology, "[{\"tag\":\"big_dog\",\"displayLabel\":\"Wolf\"}]", false);
        assertThat(changed.at("/roots/0/value/displayLabel").asString()).isEqualTo("Wolf");
        assertThat(changed.at("/roots/0/value/color").asString()).isEqualTo("#ff0000");

        Api.Answer missing = api.patch(ontology + "/labels", "{\"labelsNode\":[{\"tag\":\"cow\"}],\"upsert\":false}");
        assertThat(missing.status()).isEqualTo(404);
        assertThat(missing.json().get("message").asString()).contains("cow");
    }

    @Test
    void aPutReplacesTheRootsAndIgnoresTheSecondFormOfThem() {
        JsonNode changed = api.put(
                        ontology(),
                        "{\"roots\":[{\"value\":{\"tag\":\"z\"},\"children\":[]}],\"labels\":[{\"tag\":\"q\"}],\"title\":\"new\"}")
                .ok()
                .json();

        assertThat(changed.get("roots")).hasSize(1);
        assertThat(changed.at("/roots/0/value/tag").asString()).isEqualTo("z");
        assertThat(changed.get("title").asString()).isEqualTo("new");
        assertThat(changed.has("labels")).isFalse();
    }

    @Test
    void attributesAreKeptUnderTheirKeys() {
        String ontology = ontology();
        String size =
                "{\"items\":[{\"key\":\"s\",\"title\":\"%s\",\"type\":\"options\",\"multi\":false,\"values\":[\"big\"],"
                        + "\"scope\":[\"*\"]}],\"upsert\":true}";

        api.patch(ontology + "/attributes", size.formatted("size")).ok();
        JsonNode changed =
                api.patch(ontology + "/attributes", size.formatted("SIZE")).ok().json();
        assertThat(changed.at("/metadata/attributes")).hasSize(1);
        assertThat(changed.at("/metadata/attributes/0/title").asString()).isEqualTo("SIZE");
        assertThat(changed.at("/metadata/attributes/0/scriptData/title").asString())
                .isEqualTo("SIZE");

        api.send("DELETE", ontology + "/attributes", "{\"keys\":[\"s\"]}").ok();
        assertThat(api.get(ontology).json().at("/metadata/attributes")).isEmpty();
        assertThat(api.send("DELETE", ontology + "/attributes", "{\"keys\":[\"s\"]}")
                        .status())
                .isEqualTo(404);
        assertThat(api.patch(ontology + "/attributes", "{\"items\":[{\"key\":\"s\"}],\"upsert\":true}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aRecipeInUseIsDeletedByForceOnly() {
        String dataset = api.dataset(project, "user of a recipe");
        String recipe = "/recipes/"
                + api.get("/datasets/" + dataset)
                        .json()
                        .at("/metadata/system/recipes/0")
                        .asString();

        Api.Answer refused = api.delete(recipe);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().get("message").asString()).contains("in use by user of a recipe");

        api.delete(recipe + "?force=true").ok();
        assertThat(api.get(recipe).status()).isEqualTo(404);
    }

    @Test
    void aRecipeIsClonedWithItsOntologyOrWithout() {
        String dataset = api.dataset(project, "cloned");
        String recipe = api.get("/datasets/" + dataset)
                .json()
                .at("/metadata/system/recipes/0")
                .asString();
        String ontology =
                api.get("/recipes/" + recipe).json().at("/ontologyIds/0").asString();

        JsonNode shallow = api.post("/recipes/" + recipe + "/clone", "{\"shallow\":true}")
                .ok()
                .json();
        JsonNode deep = api.post("/recipes/" + recipe + "/clone", "{\"shallow\":false}")
                .ok()
                .json();

        assertThat(shallow.get("id").asString()).isNotEqualTo(recipe);
        assertThat(shallow.at("/ontologyIds/0").asString()).isEqualTo(ontology);
        assertThat(deep.at("/ontologyIds/0").asString()).isNotEqualTo(ontology);
        assertThat(api.get("/ontologies/" + deep.at("/ontologyIds/0").asString())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void recipesAndOntologiesAreListedByProject() {
        String own = api.project("listed");
        api.dataset(own, "one");
        api.dataset(own, "two");

        JsonNode recipes = api.get("/recipes?projects=" + own + "&&pageOffset=0&pageSize=1")
                .ok()
                .json();
        assertThat(recipes.get("totalItemsCount").asInt()).isEqualTo(2);
        assertThat(recipes.get("hasNextPage").asBoolean()).isTrue();
        assertThat(recipes.get("items")).hasSize(1);

        JsonNode ontologies = api.get("/ontologies?pageOffset=0&pageSize=1000&projects=" + own)
                .ok()
                .json();
        assertThat(ontologies.get("items")).hasSize(2);
        String id = ontologies.at("/items/0/id").asString();
        assertThat(api.get("/ontologies?ids=" + id).json().get("items")).hasSize(1);
        assertThat(api.get("/recipes?pageSize=many").status()).isEqualTo(400);
    }
}

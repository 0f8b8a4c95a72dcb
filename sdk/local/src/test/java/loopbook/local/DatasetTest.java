package loopbook.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

class DatasetTest {
    @RegisterExtension
    private static final Api api = Api.ofItsOwn();

    private static final String project = api.project("datasets");

    private static JsonNode query(String filter, String more) {
        return api.post(
                        "/datasets/query",
                        "{\"filter\":" + filter + ",\"page\":0,\"pageSize\":1000,\"resource\":\"datasets\",\"context\":"
                                + "{\"projects\":[\"" + project + "\"]}" + more + "}")
                .ok()
                .json();
    }

    @Test
    void aNewDatasetHasARecipeWithAnOntology() {
        JsonNode dataset =
                api.get("/datasets/" + api.dataset(project, "fresh")).ok().json();

        String recipe = dataset.at("/metadata/system/recipes/0").asString();
        JsonNode made = api.get("/recipes/" + recipe).ok().json();
        JsonNode ontology = api.get("/ontologies/" + made.at("/ontologyIds/0").asString())
                .ok()
                .json();

        assertThat(dataset.get("id").asString()).matches("[0-9a-f]{24}");
        assertThat(made.get("title").asString()).isEqualTo("fresh Default Recipe");
        assertThat(ontology.get("roots")).isEmpty();
        assertThat(dataset.get("itemsCount").asInt()).isZero();
        assertThat(api.get(dataset.get("url").asString()).json()).isEqualTo(dataset);
    }

    @Test
    void aDatasetCanBeMadeWithoutARecipe() {
        JsonNode dataset = api.post(
                        "/datasets",
                        "{\"name\":\"bare\",\"projects\":[\"" + project + "\"],\"createDefaultRecipe\":false}")
                .ok()
                .json();

        assertThat(dataset.at("/metadata/system/recipes")).isEmpty();
    }

    @Test
    void theRecipeIsSwitchedBySystemCallsOnly() {
        String id = api.dataset(project, "switching");
        String patch = "{\"name\":\"switched\",\"metadata\":{\"system\":{\"recipes\":[\"other\"]}}}";

        JsonNode without = api.patch("/datasets/" + id, patch).ok().json();
        assertThat(without.get("name").asString()).isEqualTo("switched");
        assertThat(without.at("/metadata/system/recipes/0").asString()).isNotEqualTo("other");

        JsonNode with =
                api.patch("/datasets/" + id + "?system=true", patch).ok().json();
        assertThat(with.at("/metadata/system/recipes/0").asString()).isEqualTo("other");
    }

    @Test
    void datasetsAreFoundByNameAndTheBinariesOnlyWhenAskedFor() {
        String id = api.dataset(project, "to be found");

        JsonNode found = query("{\"$and\":[{\"name\":\"to be found\"}]}", "");
        assertThat(found.get("totalItemsCount").asInt()).isEqualTo(1);
        assertThat(found.at("/items/0")).isEqualTo(api.get("/datasets/" + id).json());

        String binaries = "{\"$and\":[{\"name\":\"Binaries\"}]}";
        assertThat(query(binaries, "").get("items")).isEmpty();
        assertThat(query(binaries, ",\"systemSpace\":true").get("items")).hasSize(1);
    }

    @Test
    void aDatasetNeedsANameAndAProjectThatIsThere() {
        assertThat(api.post("/datasets", "{\"projects\":[\"" + project + "\"]}").status())
                .isEqualTo(400);
        assertThat(api.post("/datasets", "{\"name\":\"x\"}").status()).isEqualTo(400);
        assertThat(api.post("/datasets", "{\"name\":\"x\",\"projects\":[\"nope\"]}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aDeletedDatasetIsNotFoundAndNeitherAreItsItems() {
        String id = api.dataset(project, "deleted");
        String item = api.item(id, "/a.txt", "x");

        api.delete("/datasets/" + id).ok();

        assertThat(api.get("/datasets/" + id).status()).isEqualTo(404);
        assertThat(api.get("/items/" + item).status()).isEqualTo(404);
        assertThat(api.delete("/datasets/" + id).status()).isEqualTo(404);
    }

    @Test
    void theDirectoriesAreATree() {
        String id = api.dataset(project, "tree");
        api.item(id, "/a/b/c.txt", "x");
        api.item(id, "/a2/d.txt", "x");
        api.item(id, "/top.txt", "x");

        JsonNode tree = api.get("/datasets/" + id + "/directoryTree").ok().json();

        assertThat(tree.at("/value/filename").asString()).isEqualTo("/");
        assertThat(tree.at("/children/0/value/filename").asString()).isEqualTo("/a");
        assertThat(tree.at("/children/0/children/0/value/filename").asString()).isEqualTo("/a/b");
        assertThat(tree.at("/children/1/value/name").asString()).isEqualTo("a2");
        assertThat(tree.get("children")).hasSize(2);
    }
}

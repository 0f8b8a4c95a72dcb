package loopbook.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Which fields a dataset has, and which of them are not to be searched. */
class SchemaTest {
    @RegisterExtension
    private static final Api api = Api.ofItsOwn();

    private static JsonNode items(String dataset) {
        return api.get("/datasets/" + dataset + "/schema").ok().json().path("items");
    }

    private static JsonNode change(String dataset, String body) {
        return api.post("/datasets/" + dataset + "/schema/items", body).ok().json();
    }

    @Test
    void pathsThatAreNotToBeSearchedAreToldApart() {
        String dataset = api.dataset("hidden");
        String item = api.item(dataset, "/a.txt", "a");
        api.patch("/items/" + item, "{\"metadata\":{\"user\":{\"raw\":{\"a\":1},\"rawer\":2}}}")
                .ok();

        JsonNode command = change(dataset, "{\"unsearchablePaths\":{\"add\":[\"metadata.user.raw\"]}}");

        assertThat(command.path("type").asString()).isEqualTo("UpdateItemsSchema");
        assertThat(items(dataset).path("keys").propertyNames())
                .contains("metadata.user.rawer")
                .doesNotContain("metadata.user.raw.a");
        assertThat(items(dataset).path("unsearchablePaths"))
                .hasToString("{\"metadata.user.raw\":{\"reason\":\"manual\"}}");

        change(dataset, "{\"unsearchablePaths\":{\"remove\":[\"metadata.user.raw\",\"other\"]}}");

        assertThat(items(dataset).path("keys").propertyNames()).contains("metadata.user.raw.a");
        assertThat(items(dataset).path("unsearchablePaths")).isEmpty();
    }

    @Test
    void whatIsNoListOfPathsIsRefused() {
        String dataset = api.dataset("refused");
        String path = "/datasets/" + dataset + "/schema/items";

        assertThat(api.post(path, "{\"unsearchablePaths\":{\"add\":\"a\"}}").status())
                .isEqualTo(400);
        assertThat(api.post(path, "{\"unsearchablePaths\":{\"add\":[1]}}").status())
                .isEqualTo(400);
        assertThat(api.post(path, "{\"schemaKeys\":{\"remove\":[\"a\"]}}").text())
                .contains("not served by the local platform: schemaKeys");
        assertThat(api.post("/datasets/000000000000000000000000/schema/items", "{}")
                        .status())
                .isEqualTo(404);
    }
}

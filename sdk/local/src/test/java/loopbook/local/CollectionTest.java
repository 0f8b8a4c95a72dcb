package loopbook.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Named sets of items, and copies of single ones. */
class CollectionTest {
    @RegisterExtension
    private static final Api api = Api.ofItsOwn();

    /** The command once it has ended. */
    private static JsonNode ended(JsonNode ordered) {
        JsonNode command = ordered;
        while (!List.of("success", "failed", "aborted")
                .contains(command.path("status").asString())) {
            command = api.get(command.path("url").asString()).ok().json();
        }
        return command;
    }

    private static JsonNode metadata(String item) {
        return api.get("/items/" + item).ok().json().path("metadata").path("system");
    }

    @Test
    void itemsGoInAndOut() {
        String dataset = api.dataset("in and out");
        String item = api.item(dataset, "/a.txt", "a");
        String path = "/datasets/" + dataset + "/items/collections";
        String all = "{\"query\":{\"filter\":{\"$and\":[{\"name\":\"a.txt\"}]}},\"collections\":[\"Golden\"]}";

        assertThat(api.post(path, "{\"name\":\"Golden\"}").ok().json().toString())
                .isEqualTo("{\"metadata.system.collections.c0\":{\"name\":\"Golden\"}}");
        assertThat(ended(api.post(path + "/bulk-add", all).ok().json())
                        .path("status")
                        .asString())
                .isEqualTo("success");
        assertThat(metadata(item).path("collections").path("c0").asBoolean()).isTrue();
        ended(api.post(path + "/bulk-remove", all).ok().json());
        assertThat(metadata(item).path("collections").has("c0")).isFalse();
    }

    @Test
    void aDissolvedOneLeavesItsKeyFree() {
        String dataset = api.dataset("dissolved");
        String item = api.item(dataset, "/a.txt", "a");
        String path = "/datasets/" + dataset + "/items/collections";
        api.post(path, "{\"name\":\"One\"}").ok();
        api.post(path, "{\"name\":\"Two\"}").ok();
        ended(api.post(path + "/bulk-add", "{\"query\":{\"filter\":{}},\"collections\":[\"One\",\"Two\"]}")
                .ok()
                .json());

        api.patch(path + "/One", "{\"name\":\"First\"}").ok();
        ended(api.delete(path + "/First").ok().json());

        assertThat(metadata(item).path("collections").propertyNames()).containsExactly("c1");
        assertThat(api.get(path).ok().json().propertyNames()).containsExactly("metadata.system.collections.c1");
        assertThat(api.post(path, "{\"name\":\"Three\"}").ok().json().has("metadata.system.collections.c0"))
                .isTrue();
    }

    @Test
    void namesAreUniqueAndTenAreTheMost() {
        String path = "/datasets/" + api.dataset("ten") + "/items/collections";
        for (int i = 0; i < 10; i++) {
            api.post(path, "{\"name\":\"n" + i + "\"}").ok();
        }

        assertThat(api.post(path, "{\"name\":\"n3\"}").status()).isEqualTo(409);
        assertThat(api.post(path, "{\"name\":\"one more\"}").status()).isEqualTo(400);
        assertThat(api.post(path + "/bulk-add", "{\"query\":{\"filter\":{}},\"collections\":[\"none\"]}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aCopySharesTheBytesAndTakesNobodysPlace() {
        String dataset = api.dataset("copies");
        String item = api.item(dataset, "/a.txt", "bytes");
        String order = "{\"targetDatasetId\":\"" + dataset + "\",\"remoteFileName\":\"/b.txt\",\"metadata\":{\"user\":"
                + "{\"n\":1}},\"cloneDatasetParams\":{\"withItemsAnnotations\":true,\"withMetadata\":true}}";

        JsonNode first = ended(api.post("/items/" + item + "/clone", order).ok().json());
        JsonNode second = ended(api.post("/datasets/" + dataset + "/items/" + item + "/clone", order)
                .ok()
                .json());

        String copy = first.path("spec").path("returnedModelId").path(0).asString();
        assertThat(api.get("/items/" + copy + "/stream").text()).isEqualTo("bytes");
        assertThat(api.get("/items/" + copy)
                        .json()
                        .path("metadata")
                        .path("user")
                        .path("n")
                        .asInt())
                .isEqualTo(1);
        assertThat(second.path("status").asString()).isEqualTo("failed");
        assertThat(second.path("error").asString()).contains("/b.txt");
        assertThat(api.post("/items/000000000000000000000000/clone", order).status())
                .isEqualTo(404);
    }
}

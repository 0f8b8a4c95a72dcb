package loopbook.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

class ItemTest {
    @RegisterExtension
    private static final Api api = Api.ofItsOwn();

    private static List<String> paths(String dataset, String filter) {
        return api.post(
                        "/datasets/" + dataset + "/query",
                        "{\"filter\":" + filter + ",\"sort\":{\"filename\":\"ascending\"},\"resource\":\"items\"}")
                .ok()
                .json()
                .get("items")
                .valueStream()
                .map(item -> item.get("filename").asString())
                .toList();
    }

    @Test
    void aQueryThatIsTooLongIsTheCallersMistake() {
        String deep = "metadata.user" + ".a".repeat(30);
        String conditions = IntStream.range(0, 990)
                .mapToObj(i -> "{\"" + deep + "\":" + i + "}")
                .collect(Collectors.joining(","));

        Api.Answer answer = api.post(
                "/datasets/" + api.dataset("long") + "/query",
                "{\"resource\":\"items\",\"filter\":{\"$and\":[" + conditions + "]}}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("message").asString()).contains("the query is too long");
    }

    @Test
    void metadataAreMergedAndNullRemoves() {
        String item = "/items/" + api.item(api.dataset("merging"), "/a.txt", "x");

        api.patch(item, "{\"metadata\":{\"user\":{\"a\":{\"b\":1,\"c\":[1,2]},\"d\":1}},\"mine\":\"kept\"}")
                .ok();
        JsonNode changed = api.patch(item, "{\"metadata\":{\"user\":{\"a\":{\"b\":null,\"c\":[3]}}}}")
                .ok()
                .json();

        assertThat(changed.at("/metadata/user").toString()).isEqualTo("{\"a\":{\"c\":[3]},\"d\":1}");
        assertThat(changed.get("mine").asString()).isEqualTo("kept");
        assertThat(changed.at("/metadata/system/size").asInt()).isEqualTo(1);
        assertThat(api.get(item).json()).isEqualTo(changed);
    }

    @Test
    void whatThePlatformSaysOfAnItemCannotBeChanged() {
        String id = api.item(api.dataset("fixed"), "/a.txt", "x");

        JsonNode changed = api.patch(
                        "/items/" + id + "?system=true",
                        "{\"id\":\"x\",\"annotated\":true,\"annotationsCount\":9,\"url\":\"x\",\"createdAt\":\"x\",\"dir\":\"/z\"}")
                .ok()
                .json();

        assertThat(changed.get("id").asString()).isEqualTo(id);
        assertThat(changed.get("annotated").asBoolean()).isFalse();
        assertThat(changed.get("annotationsCount").asInt()).isZero();
        assertThat(changed.get("dir").asString()).isEqualTo("/");
    }

    @Test
    void aRenamedItemMovesAndItsNewParentsAreMade() {
        String dataset = api.dataset("renaming");
        String id = api.item(dataset, "/a.txt", "x");

        JsonNode moved = api.patch("/items/" + id, "{\"filename\":\"/new/deep/b.txt\"}")
                .ok()
                .json();

        assertThat(moved.get("filename").asString()).isEqualTo("/new/deep/b.txt");
        assertThat(moved.get("dir").asString()).isEqualTo("/new/deep");
        assertThat(moved.get("name").asString()).isEqualTo("b.txt");
        assertThat(paths(dataset, "{\"$and\":[{\"type\":\"dir\"}]}")).containsExactly("/new", "/new/deep");
    }

    @Test
    void aPathThatIsTakenIsAConflict() {
        String dataset = api.dataset("conflicts");
        api.item(dataset, "/a.txt", "x");
        String other = api.item(dataset, "/b.txt", "x");

        assertThat(api.patch("/items/" + other, "{\"filename\":\"/a.txt\"}").status())
                .isEqualTo(409);
        assertThat(api.patch("/items/" + other, "{\"filename\":\"/b.txt\"}").status())
                .isEqualTo(200);
        assertThat(api.patch("/items/" + other, "{\"filename\":\"\"}").status()).isEqualTo(400);
    }

    @Test
    void aDirectoryTakesItsFilesAlongAndAway() {
        String dataset = api.dataset("directories");
        api.item(dataset, "/d/one.txt", "x");
        api.item(dataset, "/d/e/two.txt", "x");
        api.item(dataset, "/dd.txt", "x");
        String dir = api.form("/datasets/" + dataset + "/items", "type=dir&path=/d")
                .json()
                .get("id")
                .asString();

        api.patch("/items/" + dir, "{\"filename\":\"/moved\"}").ok();
        assertThat(paths(dataset, "{}"))
                .containsExactly("/dd.txt", "/moved", "/moved/e", "/moved/e/two.txt", "/moved/one.txt");
        assertThat(api.patch("/items/" + dir, "{\"filename\":\"/moved/e/f\"}").status())
                .isEqualTo(400);

        assertThat(api.delete("/items/" + dir)
                        .ok()
                        .json()
                        .get("itemDeletedCount")
                        .asInt())
                .isEqualTo(4);
        assertThat(paths(dataset, "{}")).containsExactly("/dd.txt");
    }

    @Test
    void itemsMoveIntoADirectoryTogether() {
        String dataset = api.dataset("moving");
        String a = api.item(dataset, "/a.txt", "x");
        String b = api.item(dataset, "/b.txt", "x");
        String dir = api.form("/datasets/" + dataset + "/items", "type=dir&path=/box")
                .json()
                .get("id")
                .asString();

        JsonNode answer = api.put("/datasets/" + dataset + "/items/" + dir, "[\"" + a + "\",\"" + b + "\"]")
                .ok()
                .json();

        assertThat(answer.get("itemsUpdatedCount").asInt()).isEqualTo(2);
        assertThat(paths(dataset, "{\"$and\":[{\"dir\":\"/box\"}]}")).containsExactly("/box/a.txt", "/box/b.txt");
    }

    @Test
    void thePlatformsOwnFilesAreHidden() {
        String dataset = api.dataset("hidden");
        api.item(dataset, "/.dataloop/filters/a", "x");
        api.item(dataset, "/seen.txt", "x");

        assertThat(paths(dataset, "{\"$and\":[{\"hidden\":false},{\"type\":\"file\"}]}"))
                .containsExactly("/seen.txt");
        assertThat(api.get("/datasets/" + dataset).json().get("itemsCount").asInt())
                .isEqualTo(1);
    }

    @Test
    void idsGrowAndPagesByIdShowEachItemOnce() {
        String dataset = api.dataset("pages");
        for (int i = 0; i < 25; i++) {
            api.item(dataset, "/" + i + ".txt", "x");
        }

        String last = "0".repeat(24);
        int seen = 0;
        boolean more = true;
        while (more) {
            JsonNode page = api.post(
                            "/datasets/" + dataset + "/query",
                            "{\"filter\":{\"$and\":[{\"type\":\"file\"},{\"id\":{\"$gt\":\"" + last
                                    + "\"}}]},\"sort\":{\"id\":\"ascending\"},\"page\":0,\"pageSize\":10}")
                    .ok()
                    .json();
            for (JsonNode item : page.get("items")) {
                assertThat(item.get("filename").asString()).isEqualTo("/" + seen++ + ".txt");
                last = item.get("id").asString();
            }
            more = page.get("hasNextPage").asBoolean();
        }
        assertThat(seen).isEqualTo(25);
    }

    private static JsonNode after(String dataset, String last, String direction) {
        String operator = direction.equals("ascending") ? "$gt" : "$lt";
        return api.post(
                        "/datasets/" + dataset + "/query",
                        "{\"filter\":{\"$and\":[{\"type\":\"file\"},{\"id\":{\"" + operator + "\":\"" + last
                                + "\"}}]},\"sort\":{\"id\":\"" + direction + "\"},\"page\":0,\"pageSize\":4}")
                .ok()
                .json();
    }

    @Test
    void whatIsLeftIsRightOnEveryPageAlsoWhenItemsComeMeanwhile() {
        String dataset = api.dataset("left");
        for (int i = 0; i < 10; i++) {
            api.item(dataset, "/" + i + ".txt", "x");
        }

        JsonNode first = after(dataset, "0".repeat(24), "ascending");
        String last = first.at("/items/3/id").asString();
        assertThat(first.get("totalItemsCount").asInt()).isEqualTo(10);
        assertThat(after(dataset, last, "ascending").get("totalItemsCount").asInt())
                .isEqualTo(6);
        assertThat(after(dataset, last, "descending").get("totalItemsCount").asInt())
                .isEqualTo(3);

        api.item(dataset, "/late.txt", "x");
        assertThat(after(dataset, last, "ascending").get("totalItemsCount").asInt())
                .isEqualTo(7);
        assertThat(after(dataset, last, "ascending").get("totalItemsCount").asInt())
                .isEqualTo(7);
    }

    @Test
    void aDeletedItemIsNotFound() {
        String id = api.item(api.dataset("deleting"), "/a.txt", "x");

        assertThat(api.delete("/items/" + id)
                        .ok()
                        .json()
                        .get("itemDeletedCount")
                        .asInt())
                .isEqualTo(1);

        assertThat(api.get("/items/" + id).status()).isEqualTo(404);
        assertThat(api.get("/items/" + id + "/stream").status()).isEqualTo(404);
        assertThat(api.delete("/items/" + id).status()).isEqualTo(404);
    }
}

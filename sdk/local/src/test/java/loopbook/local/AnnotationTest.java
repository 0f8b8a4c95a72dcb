package loopbook.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

class AnnotationTest {
    private static final String BOX =
            "{\"type\":\"box\",\"label\":\"%s\",\"coordinates\":[{\"x\":1.50,\"y\":2,\"z\":0},{\"x\":3,\"y\":4,\"z\":0}]}";

    @RegisterExtension
    private static final Api api = Api.ofItsOwn();

    private static final String dataset = api.dataset("annotations");

    private static JsonNode annotate(String item, String label) {
        return api.post("/items/" + item + "/annotations", BOX.formatted(label))
                .ok()
                .json();
    }

    private static JsonNode query(String body) {
        return api.post("/datasets/" + dataset + "/query", body).ok().json();
    }

    @Test
    void anAnnotationHasACreatorAndWorkingAddresses() {
        String item = api.item(dataset, "/one.txt", "x");

        JsonNode cat = annotate(item, "Cat");

        assertThat(cat.get("creator").asString()).isEqualTo("you@example.com");
        assertThat(cat.get("itemId").asString()).isEqualTo(item);
        assertThat(cat.at("/coordinates/0/x").toString()).isEqualTo("1.50");
        assertThat(api.get(cat.get("url").asString()).json()).isEqualTo(cat);
        assertThat(api.get(cat.get("item").asString()).json().get("annotated").asBoolean())
                .isTrue();
    }

    @Test
    void aListIsAddedAsAWholeOrNotAtAll() {
        String item = api.item(dataset, "/whole.txt", "x");

        Api.Answer refused =
                api.post("/items/" + item + "/annotations", "[" + BOX.formatted("Cat") + ",{\"type\":\"box\"}]");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().get("message").asString()).contains("label");
        assertThat(api.get("/items/" + item + "/annotations").json()).isEmpty();

        Api.Answer added = api.post(
                "/items/" + item + "/annotations", "[" + BOX.formatted("Cat") + "," + BOX.formatted("Dog") + "]");
        assertThat(added.json()).hasSize(2);
        assertThat(api.get("/items/" + item).json().get("annotationsCount").asInt())
                .isEqualTo(2);
    }

    @Test
    void itemsAreFoundByTheLabelsOfTheirAnnotations() {
        String cat = api.item(dataset, "/join/cat.txt", "x");
        api.item(dataset, "/join/none.txt", "x");
        annotate(cat, "Lynx");

        JsonNode page = query(
                """
                {"filter":{"$and":[{"hidden":false},{"type":"file"}]},"sort":{"id":"ascending"},"page":0,"pageSize":10,
                 "resource":"items","join":{"on":{"resource":"annotations","local":"itemId","forigen":"id"},
                 "filter":{"$and":[{"label":"Lynx"}]}}}
                """);

        assertThat(page.get("totalItemsCount").asInt()).isEqualTo(1);
        assertThat(page.get("hasNextPage").asBoolean()).isFalse();
        assertThat(page.at("/items/0/id").asString()).isEqualTo(cat);
        assertThat(page.at("/items/0/stream").asString()).endsWith("/items/" + cat + "/stream");
    }

    @Test
    void onlyCallsThatSaySoChangeSystemMetadata() {
        String id =
                annotate(api.item(dataset, "/system.txt", "x"), "Cat").get("id").asString();
        String change = "{\"label\":\"Dog\",\"metadata\":{\"system\":{\"status\":\"approved\"},\"user\":{\"n\":1}}}";

        JsonNode without = api.put("/annotations/" + id, change).ok().json();
        assertThat(without.get("label").asString()).isEqualTo("Dog");
        assertThat(without.at("/metadata/user/n").asInt()).isEqualTo(1);
        assertThat(without.at("/metadata/system/status").isNull()).isTrue();

        JsonNode with =
                api.put("/annotations/" + id + "?system=true", change).ok().json();
        assertThat(with.at("/metadata/system/status").asString()).isEqualTo("approved");
    }

    @Test
    void countersFollowEveryWayAnAnnotationGoes() {
        String own = api.dataset("counters");
        String item = api.item(own, "/a.txt", "x");
        String other = api.item(own, "/b.txt", "x");
        for (String label : new String[] {"A", "B", "C"}) {
            annotate(item, label);
        }
        String last = annotate(other, "D").get("id").asString();
        assertCounters(own, 2, 2, 4);

        api.send("DELETE", "/annotations/" + last, "{\"username\":\"you@example.com\"}")
                .ok();
        assertCounters(own, 2, 1, 3);

        String byQuery = "{\"filter\":{\"$and\":[{\"label\":\"A\"}]},\"resource\":\"annotations\",\"delete\":true}";
        assertThat(api.post("/datasets/" + own + "/query", byQuery)
                        .ok()
                        .json()
                        .get("annotationsDeletedCount")
                        .asInt())
                .isEqualTo(1);
        assertCounters(own, 2, 1, 2);

        api.delete("/items/" + item).ok();
        assertCounters(own, 1, 0, 0);
    }

    private static void assertCounters(String dataset, int items, int annotated, int annotations) {
        JsonNode now = api.get("/datasets/" + dataset).ok().json();
        assertThat(now.get("itemsCount").asInt()).as("items").isEqualTo(items);
        assertThat(now.get("annotated").asInt()).as("annotated").isEqualTo(annotated);
        assertThat(now.get("annotationsCount").asInt()).as("annotations").isEqualTo(annotations);
    }

    @Test
    void allThatMatchIsChangedByOneQuery() {
        for (int i = 0; i < 7; i++) {
            api.item(dataset, "/bulk/" + i + ".txt", "x");
        }

        JsonNode answer = query(
                """
                {"filter":{"$and":[{"hidden":false},{"type":"file"},{"dir":"/bulk"}]},"resource":"items",
                 "update":{"metadata":{"user":{"reviewed":true},"system":{"size":99}}}}
                """);

        assertThat(answer.get("itemsUpdatedCount").asInt()).isEqualTo(7);
        JsonNode page = query("{\"filter\":{\"$and\":[{\"metadata.user.reviewed\":true}]},\"resource\":\"items\"}");
        assertThat(page.get("totalItemsCount").asInt()).isEqualTo(7);
        assertThat(page.at("/items/0/metadata/system/size").asInt()).isEqualTo(1);
    }

    @Test
    void aQueryThatCannotBeUnderstoodIsA400ThatSaysWhy() {
        Api.Answer answer = api.post(
                "/datasets/" + dataset + "/query",
                "{\"filter\":{\"$and\":[{\"name\":{\"$near\":1}}]},\"resource\":\"items\"}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("message").asString()).contains("$near");
        assertThat(api.post("/datasets/" + dataset + "/query", "{oops").status())
                .isEqualTo(400);
    }

    @Test
    void whatIsNotThereIsA404() {
        assertThat(api.get("/annotations/nope").status()).isEqualTo(404);
        assertThat(api.post("/items/nope/annotations", "[]").status()).isEqualTo(404);
        assertThat(api.post("/datasets/nope/query", "{}").status()).isEqualTo(404);
    }
}

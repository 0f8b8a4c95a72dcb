package loopbook.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import loopbook.local.store.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Bodies of the wrong shape are refused with a reason, and what stands in them is never left out without a word. */
class BadInputTest {
    @RegisterExtension
    private static final Api api = Api.ofItsOwn();

    private static final String project = api.project("input");
    private static final String dataset = api.dataset(project, "d");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/datasets/query        | {'filter':{'$and':{'name':'cats'}}}   | $and must be a list",
                "/datasets/query        | {'filter':5}                          | must be an object",
                "/datasets/query        | {'resource':{},'filter':{}}           | resource",
                "/annotationtasks/query | {'filter':{'$and':{'name':'cats'}},'context':{'projectIds':['p']}} | $and must be a list",
                "/annotationtasks/query | {'filter':5,'context':{'projectIds':['p']}} | must be an object",
                "/datasets              | {'name':'a','projects':[{}]}          | an id is a text",
                "/datasets/count        | {'projectIds':[{}]}                   | an id is a text",
                "/recipes               | {'title':'r','projectIds':[{}]}       | an id is a text",
            })
    void aBodyThatMeansNothingIsRefusedWithAReason(String path, String body, String why) {
        Api.Answer refused = api.post(path, body.replace('\'', '"'));

        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertThat(refused.json().path("message").asString()).contains(why);
    }

    @Test
    void aQueryOfDatasetsKeepsItsOwnConditions() {
        String body = "{\"filter\":{\"$or\":[{\"name\":\"d\"},{\"name\":\"Binaries\"}]}}";

        JsonNode found = api.post("/datasets/query", body).ok().json();

        assertThat(found.path("items").valueStream().map(one -> one.path("name").asString()))
                .containsExactly("d");
    }

    @Test
    void onlyItemsOfItsDatasetMoveIntoADirectory() {
        String other = api.dataset(project, "other");
        String stranger = api.item(other, "/stranger.txt", "x");
        api.item(dataset, "/dir/there.txt", "x");
        String directory = api.post(
                        "/datasets/" + dataset + "/query", "{\"filter\":{\"filename\":\"/dir\",\"type\":\"dir\"}}")
                .ok()
                .json()
                .at("/items/0/id")
                .asString();
        String path = "/datasets/" + dataset + "/items/" + directory;

        assertThat(api.put(path, "[\"" + stranger + "\"]").status()).isEqualTo(404);
        assertThat(api.put(path, "[{}]").status()).isEqualTo(400);

        assertThat(api.get("/items/" + stranger).ok().json().path("filename").asString())
                .isEqualTo("/stranger.txt");
    }

    @Test
    void theStorageThatAnswersNameCanBeAskedFor() {
        String driver =
                api.get("/datasets/" + dataset).ok().json().path("driver").asString();
        ObjectNode body = Json.object().put("name", "own storage").put("driver", driver);
        body.putArray("projects").add(project);

        assertThat(api.post("/datasets", Json.write(body))
                        .ok()
                        .json()
                        .path("driver")
                        .asString())
                .isEqualTo(driver);
    }

    @Test
    void aDatasetStaysInProjectsThatAreThere() {
        assertThat(api.patch("/datasets/" + dataset, "{\"projects\":[\"nope\"]}")
                        .status())
                .isEqualTo(404);
        assertThat(api.patch("/datasets/" + dataset, "{\"projects\":[]}").status())
                .isEqualTo(400);
        assertThat(api.get("/datasets/" + dataset)
                        .ok()
                        .json()
                        .path("projects")
                        .get(0)
                        .asString())
                .isEqualTo(project);
    }

    @Test
    void whatADriverIsDoesNotComeWithItsPlace() {
        String driver = api.post(
                        "/drivers",
                        "{\"name\":\"s\",\"type\":\"s3\",\"metadata\":{\"system\":{\"projectId\":\"" + project
                                + "\"}},\"payload\":{\"bucketName\":\"b\",\"id\":\"x\",\"creator\":\"x\"}}")
                .ok()
                .json()
                .path("id")
                .asString();

        JsonNode changed = api.patch(
                        "/drivers/" + driver,
                        "{\"payload\":{\"bucketName\":\"c\",\"id\":\"x\",\"type\":\"gcs\",\"projectId\":\"x\"}}")
                .ok()
                .json();

        assertThat(changed.path("id").asString()).isEqualTo(driver);
        assertThat(changed.path("type").asString()).isEqualTo("s3");
        assertThat(changed.path("projectId").asString()).isEqualTo(project);
        assertThat(changed.path("creator").asString()).isEqualTo(LocalPlatform.USER);
        assertThat(changed.path("bucketName").asString()).isEqualTo("c");
    }

    @Test
    void aReadThatFailsForgetsNothing() {
        try (Store store = Store.open(api.platform().data())) {
            store.read(tx -> {
                tx.remember("key", 5);
                return true;
            });

            try {
                store.read(tx -> DatasetRoutes.find(tx, "nowhere"));
            } catch (ApiError e) {
                assertThat(e.status()).isEqualTo(404);
            }

            Optional<Long> remembered = store.read(tx -> tx.remembered("key"));
            assertThat(remembered).contains(5L);
        }
    }
}

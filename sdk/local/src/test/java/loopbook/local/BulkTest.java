package loopbook.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import loopbook.local.store.Store;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Changes of more than fits into one step. */
class BulkTest {
    private static final int MANY = 2 * Removal.STEP + 10;

    @RegisterExtension
    private static final Api api = Api.ofItsOwn();

    private static int filled;

    private String dataset;
    private String first;

    @BeforeEach
    void fill() {
        dataset = api.dataset("many " + ++filled);
        first = api.item(dataset, "/many/0", "x");
        copies(
                "INSERT INTO items(id, dataset, dir, filename, name, type, hidden, created, updated, blob, doc)"
                        + " SELECT printf('%024x', ?2 + i), dataset, dir, '/many/' || i, i, type, hidden, created, updated,"
                        + " blob, json_set(doc, '$.id', printf('%024x', ?2 + i), '$.filename', '/many/' || i)"
                        + " FROM items, n WHERE id = ?3",
                first);
    }

    /** Makes as many rows as are missing from one that is there. */
    private static void copies(String insert, String from) {
        try (Store store = Store.open(api.platform().data())) {
            store.write(tx -> tx.update(
                    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?1 - 1) " + insert,
                    MANY,
                    filled * 1_000_000,
                    from));
        }
    }

    private JsonNode query(String body) {
        return api.post("/datasets/" + dataset + "/query", body).ok().json();
    }

    private int count(String filter) {
        return query("{\"filter\":" + filter + ",\"pageSize\":1}")
                .path("totalItemsCount")
                .asInt();
    }

    private static JsonNode done(Api.Answer ordered) {
        JsonNode command = ordered.ok().json();
        while (List.of("created", "in-progress").contains(command.path("status").asString())) {
            command = api.get(command.path("url").asString()).ok().json();
        }
        assertThat(command.path("status").asString()).as(command.toString()).isEqualTo("success");
        return command.path("spec");
    }

    @Test
    void eachOfManyMatchesIsChangedOnceThoughItMatchesNoMoreThen() {
        String unmarked = "{\"type\":\"file\",\"metadata.user.mark\":{\"$exists\":false}}";

        JsonNode answer = query("{\"filter\":" + unmarked + ",\"update\":{\"metadata\":{\"user\":{\"mark\":1}}}}");

        assertThat(answer.path("itemsUpdatedCount").asInt()).isEqualTo(MANY);
        assertThat(count("{\"metadata.user.mark\":1}")).isEqualTo(MANY);
        assertThat(count(unmarked)).isZero();
    }

    @Test
    void manyItemsGoByAQuery() {
        assertThat(query("{\"filter\":{\"type\":\"file\"},\"delete\":true}")
                        .path("itemDeletedCount")
                        .asInt())
                .isEqualTo(MANY);
        assertThat(count("{\"type\":\"file\"}")).isZero();
        assertThat(api.get("/datasets/" + dataset)
                        .ok()
                        .json()
                        .path("itemsCount")
                        .asInt())
                .isZero();
    }

    @Test
    void aDirectoryGoesWithTheManyBelowIt() {
        String directory =
                query("{\"filter\":{\"filename\":\"/many\"}}").at("/items/0/id").asString();

        assertThat(api.delete("/items/" + directory)
                        .ok()
                        .json()
                        .path("itemDeletedCount")
                        .asInt())
                .isEqualTo(MANY + 1);
        assertThat(api.get("/items/" + directory).status()).isEqualTo(404);
        assertThat(count("{\"type\":\"file\"}")).isZero();
    }

    @Test
    void aDirectoryThatAQueryFindsGoesWithTheManyBelowIt() {
        assertThat(query("{\"filter\":{\"filename\":\"/many\"},\"delete\":true}")
                        .path("itemDeletedCount")
                        .asInt())
                .isEqualTo(MANY + 1);
        assertThat(count("{\"type\":\"file\"}")).isZero();
    }

    @Test
    void manyAnnotationsGoByAQuery() {
        String annotation = api.post(
                        "/items/" + first + "/annotations",
                        "{\"label\":\"cat\",\"type\":\"point\",\"coordinates\":{\"x\":1,\"y\":2}}")
                .ok()
                .json()
                .path("id")
                .asString();
        copies(
                "INSERT INTO annotations(id, dataset, item, label, type, creator, created, updated, doc)"
                        + " SELECT printf('%024x', ?2 + i), dataset, item, label, type, creator, created, updated, doc"
                        + " FROM annotations, n WHERE id = ?3",
                annotation);

        JsonNode answer = query("{\"resource\":\"annotations\",\"filter\":{\"label\":\"cat\"},\"delete\":true}");

        assertThat(answer.path("annotationsDeletedCount").asInt()).isEqualTo(MANY);
        assertThat(api.get("/datasets/" + dataset)
                        .ok()
                        .json()
                        .path("annotationsCount")
                        .asInt())
                .isZero();
    }

    @Test
    void aSplitOfManyHasExactlyTheseShares() {
        JsonNode spec = done(api.post(
                "/datasets/" + dataset + "/split",
                "{\"itemsQuery\":{\"filter\":{\"type\":\"file\"}},"
                        + "\"MLSplitList\":{\"train\":70,\"validation\":20,\"test\":10}}"));

        assertThat(spec.path("itemsUpdatedCount").asInt()).isEqualTo(MANY);
        assertThat(count("{\"metadata.system.tags.train\":true}")).isEqualTo(MANY * 7 / 10);
        assertThat(count("{\"metadata.system.tags.validation\":true}")).isEqualTo(MANY * 2 / 10);
        assertThat(count("{\"metadata.system.tags.test\":true}")).isEqualTo(MANY / 10);
        assertThat(count("{\"metadata.system.tags.train\":true,\"filename\":{\"$in\":[\"/many/1*\"]}}"))
                .as("by chance, not the oldest")
                .isPositive()
                .isLessThan(MANY * 7 / 10);
    }

    @Test
    void aDeletedDatasetIsGoneAtOnceAndItsItemsSoonAfter() {
        api.delete("/datasets/" + dataset).ok();

        assertThat(api.get("/datasets/" + dataset).status()).isEqualTo(404);
        long end = System.nanoTime() + 30_000_000_000L;
        while (api.get("/items/" + first).status() != 404 && System.nanoTime() < end) {
            assertThat(api.get("/datasets/" + dataset).status()).isEqualTo(404);
        }
        try (Store store = Store.open(api.platform().data())) {
            long left;
            do {
                left = store.read(tx -> tx.number("SELECT count(*) FROM items WHERE dataset = ?", List.of(dataset)));
            } while (left > 0 && System.nanoTime() < end);
            assertThat(left).isZero();
        }
    }
}

package loopbook.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import loopbook.local.store.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What exports leave is no content, and goes. */
class HousekeepingTest {
    @TempDir
    private Path folder;

    private static JsonNode done(Api api, String path, String body) {
        JsonNode command = api.post(path, body).ok().json();
        while (List.of("created", "in-progress").contains(command.path("status").asString())) {
            command = api.get(command.path("url").asString()).ok().json();
        }
        assertThat(command.path("status").asString()).as(command.toString()).isEqualTo("success");
        return command;
    }

    @Test
    void whatAnExportLeftIsNeitherClonedNorMergedNorExported() {
        try (LocalPlatform platform = LocalPlatform.open(folder)) {
            Api api = new Api(platform);
            String dataset = api.dataset("exported");
            api.item(dataset, "/a.txt", "a");
            done(api, "/datasets/" + dataset + "/export", "{\"exportType\":\"json\"}");

            String clone = done(api, "/datasets/" + dataset + "/clone", "{\"name\":\"clone\",\"filter\":{}}")
                    .at("/spec/returnedModelId")
                    .asString();
            String merged = done(api, "/datasets/merge", "{\"name\":\"merged\",\"datasetsIds\":[\"" + dataset + "\"]}")
                    .at("/spec/returnedModelId")
                    .asString();
            String again = done(api, "/datasets/" + dataset + "/export", "{\"exportType\":\"json\"}")
                    .at("/spec/outputItemId")
                    .asString();

            for (String copy : List.of(clone, merged)) {
                assertThat(api.post("/datasets/" + copy + "/query", "{\"filter\":{\"type\":\"file\"}}")
                                .ok()
                                .json()
                                .path("items")
                                .valueStream()
                                .map(item -> item.path("filename").asString()))
                        .containsExactly("/a.txt");
            }
            assertThat(api.get("/items/" + again + "/stream").ok().json()).hasSize(1);
        }
    }

    @Test
    void theFileOfAnExportGoesAfterADayAndItsCommandAfterAWeek() {
        String output;
        String command;
        String young;
        try (LocalPlatform platform = LocalPlatform.open(folder)) {
            Api api = new Api(platform);
            String dataset = api.dataset("exported");
            JsonNode export = done(api, "/datasets/" + dataset + "/export", "{\"exportType\":\"json\"}");
            output = export.at("/spec/outputItemId").asString();
            command = export.path("id").asString();
            young = done(api, "/datasets/" + dataset + "/export", "{\"exportType\":\"json\"}")
                    .at("/spec/outputItemId")
                    .asString();
        }
        try (Store store = Store.open(folder)) {
            store.write(tx -> tx.update("UPDATE items SET created = '2024-01-01T00:00:00.000Z' WHERE id = ?", output)
                    + tx.update(
                            "UPDATE entities SET created = '2024-01-01T00:00:00.000Z' WHERE kind = 'command' AND id = ?",
                            command));
        }

        try (LocalPlatform platform = LocalPlatform.open(folder)) {
            Api api = new Api(platform);
            long end = System.nanoTime() + 20_000_000_000L;
            while (api.get("/commands/" + command).status() != 404 && System.nanoTime() < end) {
                assertThat(api.get("/items/" + young).status()).isEqualTo(200);
            }

            assertThat(api.get("/commands/" + command).status()).isEqualTo(404);
            assertThat(api.get("/items/" + output).status()).isEqualTo(404);
            assertThat(api.get("/items/" + young).status()).isEqualTo(200);
        }
    }
}

package loopbook.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** JSON may come 100 levels deep and no deeper, so that it can be read wherever it is answered inside of other JSON. */
class NestingTest {
    @RegisterExtension
    private static final Api api = Api.ofItsOwn();

    private static String nested(int levels) {
        return "{\"a\":".repeat(levels) + "1" + "}".repeat(levels);
    }

    private static void assertRefused(Api.Answer answer) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("beyond the limits of the local platform");
    }

    @Test
    void metadataOf100LevelsAreReadBackEverywhere() {
        String dataset = api.dataset("deep");
        String item = api.upload(dataset, null, "/a.txt", new byte[] {1}, "metadata", "{\"user\":" + nested(99) + "}")
                .ok()
                .json()
                .get("id")
                .asString();
        api.patch("/items/" + item, "{\"metadata\":" + nested(99) + "}").ok();
        api.post(
                        "/items/" + item + "/annotations",
                        "[{\"label\":\"cat\",\"type\":\"class\",\"metadata\":" + nested(98) + "}]")
                .ok();

        api.post("/datasets/" + dataset + "/query", "{\"filter\":{}}").ok().json();
        api.post("/datasets/" + dataset + "/query", "{\"resource\":\"annotations\",\"filter\":{}}")
                .ok()
                .json();
        var command = api.post("/datasets/" + dataset + "/export", "{\"exportType\":\"json\"}")
                .ok()
                .json();
        while (command.path("status").asString().matches("created|in-progress")) {
            command = api.get(command.path("url").asString()).ok().json();
        }
        assertThat(command.path("status").asString()).as(command.toString()).isEqualTo("success");
    }

    @Test
    void whatIsDeeperIsRefused() {
        String dataset = api.dataset("too deep");
        String item = api.item(dataset, "/a.txt", "a");

        assertRefused(api.patch("/items/" + item, "{\"metadata\":" + nested(100) + "}"));
        assertRefused(api.post(
                "/items/" + item + "/annotations",
                "[{\"label\":\"cat\",\"type\":\"class\",\"metadata\":" + nested(99) + "}]"));
        assertRefused(
                api.upload(dataset, null, "/b.txt", new byte[] {1}, "metadata", "{\"user\":" + nested(100) + "}"));
        assertRefused(api.patch("/datasets/" + dataset, nested(500)));
    }
}

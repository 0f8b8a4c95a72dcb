package loopbook.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** What exports leave behind, and what they refuse. */
class ExportTest {
    @RegisterExtension
    private static final Api api = Api.ofItsOwn();

    private static final String project = api.project("exports");

    private static JsonNode succeeded(String path, String body) {
        JsonNode command = api.post(path, body).ok().json();
        while (List.of("created", "in-progress").contains(command.path("status").asString())) {
            command = api.get(command.path("url").asString()).ok().json();
        }
        assertThat(command.path("status").asString()).as(command.toString()).isEqualTo("success");
        return command.path("spec");
    }

    private static List<String> entries(JsonNode export) throws IOException {
        byte[] bytes = api.get("/items/" + export.path("outputItemId").asString() + "/stream")
                .ok()
                .bytes();
        List<String> names = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }

    @Test
    void everyItemHasAnEntryOfItsOwnWhateverTheNames() throws IOException {
        String dataset = api.dataset(project, "alike");
        for (String name : new String[] {"/a.png.json", "/a.jpg", "/a.png", "/a.gif"}) {
            api.item(dataset, name, name);
        }

        JsonNode export = succeeded("/datasets/" + dataset + "/export", "{\"exportType\":\"zip\"}");

        assertThat(entries(export)).containsExactly("a.png.json", "a.json", "a.png (2).json", "a.gif.json");
    }

    @Test
    void aQueryOfAnnotationsThatIsNoneIsRefusedAtOnce() {
        String dataset = api.dataset(project, "asked badly");

        Api.Answer refused = api.post(
                "/datasets/" + dataset + "/export",
                "{\"exportType\":\"json\",\"annotationsQuery\":{\"filter\":{\"label\":{\"$like\":\"cat\"}}}}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("$like");
        assertThat(api.post("/datasets/" + dataset + "/export", "{\"annotationsQuery\":5}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void whatAnExportCannotHoldIsRefusedByName() {
        String path = "/datasets/" + api.dataset(project, "refused") + "/export";

        Api.Answer masks = api.post(path, "{\"exportType\":\"json\",\"annotations\":{\"convertSemantic\":true}}");
        Api.Answer vectors = api.post(path, "{\"exportType\":\"json\",\"includeItemVectors\":true}");

        assertThat(masks.status()).isEqualTo(501);
        assertThat(masks.text()).contains("convertSemantic");
        assertThat(vectors.status()).isEqualTo(501);
        assertThat(vectors.text()).contains("includeItemVectors");
    }

    @Test
    void whatIsMadeReadOnlyWhileAnExportLocksItStaysSo() {
        String dataset = api.dataset(project, "locked");
        api.item(dataset, "/a.txt", "a");
        succeeded("/datasets/" + dataset + "/export", "{\"exportType\":\"json\"}");
        lockForAWhile(dataset);

        api.patch("/datasets/" + dataset, "{\"readonly\":true}").ok();
        succeeded("/datasets/" + dataset + "/export", "{\"exportType\":\"json\",\"datasetLock\":true}");

        assertThat(api.get("/datasets/" + dataset).ok().json().path("readonly").asBoolean())
                .isTrue();
    }

    /** As an export does that is still under way. */
    private static void lockForAWhile(String dataset) {
        try (var store = loopbook.local.store.Store.open(api.platform().data())) {
            store.write(tx -> {
                ReadOnly.lock(tx, dataset, System.currentTimeMillis() + 60_000);
                return true;
            });
        }
    }

    @Test
    void aDatasetThatIsSentBackWholeNeitherLocksNorUnlocks() {
        String dataset = api.dataset(project, "sent back");
        String open = api.get("/datasets/" + dataset).ok().text();
        api.patch("/datasets/" + dataset, "{\"readonly\":true}").ok();
        String closed = api.get("/datasets/" + dataset).ok().text();

        assertThat(api.patch("/datasets/" + dataset, open)
                        .ok()
                        .json()
                        .path("readonly")
                        .asBoolean())
                .isTrue();

        api.patch("/datasets/" + dataset, "{\"readonly\":false}").ok();
        assertThat(api.patch("/datasets/" + dataset, closed)
                        .ok()
                        .json()
                        .path("readonly")
                        .asBoolean())
                .isFalse();
    }
}

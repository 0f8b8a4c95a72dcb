package loopbook.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import loopbook.local.store.Entities;
import loopbook.local.store.EntityRow;
import loopbook.local.store.Id;
import loopbook.local.store.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Work that was half done when its process was killed, on datasets that are gone when the next process goes on. */
class LeftWorkTest {
    @TempDir
    private Path folder;

    private LocalPlatform platform;
    private Api api;

    @BeforeEach
    void open() {
        platform = LocalPlatform.open(folder);
        api = new Api(platform);
    }

    @AfterEach
    void close() {
        platform.close();
    }

    private String two(String name) {
        String dataset = api.dataset(name);
        api.item(dataset, "/one.txt", "1");
        api.item(dataset, "/two.txt", "2");
        return dataset;
    }

    /** What becomes of a command that a killed process has left so, when the folder is opened again. */
    private JsonNode goneOn(String type, ObjectNode spec, ObjectNode state) {
        platform.close();
        String id = left(type, spec, state);
        open();
        JsonNode command = api.get("/commands/" + id).ok().json();
        while (command.path("status").asString().equals("in-progress")) {
            command = api.get("/commands/" + id).ok().json();
        }
        return command;
    }

    private String left(String type, ObjectNode spec, ObjectNode state) {
        try (Store store = Store.open(folder)) {
            return store.write(tx -> {
                Id id = tx.newId();
                ObjectNode doc = Json.object()
                        .put("id", id.toString())
                        .put("type", type)
                        .put("status", "in-progress")
                        .put("progress", 30)
                        .put("createdAt", id.created())
                        .put("updatedAt", id.created());
                doc.set("spec", spec);
                doc.putObject(Job.WORK)
                        .put("user", LocalPlatform.USER)
                        .put("base", "http://127.0.0.1:1/api/v1")
                        .put("owner", "dead")
                        .put("until", 1)
                        .set("state", state);
                Entities.insert(
                        tx,
                        new EntityRow(Job.KIND, id.toString(), null, null, Job.OPEN, id.created(), Json.write(doc)));
                return id.toString();
            });
        }
    }

    private static ObjectNode clone(String source) {
        ObjectNode spec = Json.object().put("datasetId", source).put("name", "copy");
        spec.putObject("filter");
        spec.putObject("cloneDatasetParams");
        return spec;
    }

    private static void assertNotFound(JsonNode command, String dataset) {
        assertThat(command.path("status").asString()).as(command.toString()).isEqualTo("failed");
        assertThat(command.path("error").asString()).isEqualTo("Dataset not found: " + dataset);
    }

    private long rowsOf(String dataset) {
        try (Store store = Store.open(folder)) {
            return store.read(tx -> tx.number("SELECT count(*) FROM items WHERE dataset = ?", List.of(dataset)));
        }
    }

    @Test
    void aCloneThatIsTakenUpAgainIsWhole() {
        String source = two("source");
        String target = api.dataset("target");

        JsonNode command = goneOn(
                CloneWork.TYPE,
                clone(source),
                Json.object().put("target", target).put("made", true));

        assertThat(command.path("status").asString()).isEqualTo("success");
        assertThat(rowsOf(target)).isEqualTo(rowsOf(source)).isGreaterThanOrEqualTo(2);
    }

    @Test
    void aCloneOfADatasetThatIsGoneFailsAndTheHalfCopyGoes() {
        String source = two("source");
        String target = two("half made");
        api.delete("/datasets/" + source).ok();

        JsonNode command = goneOn(
                CloneWork.TYPE,
                clone(source),
                Json.object().put("target", target).put("made", true));

        assertNotFound(command, source);
        assertThat(api.get("/datasets/" + target).status()).isEqualTo(404);
    }

    @Test
    void aCloneIntoADatasetThatIsGoneFailsAndMakesNothing() {
        String source = two("source");
        String target = api.dataset("target");
        api.delete("/datasets/" + target).ok();

        JsonNode command = goneOn(
                CloneWork.TYPE,
                clone(source),
                Json.object().put("target", target).put("made", false));

        assertNotFound(command, target);
        assertThat(rowsOf(target)).isZero();
    }

    @Test
    void aMergeOfADatasetThatIsGoneFailsAndTheHalfMadeGoes() {
        String first = two("first");
        String second = two("second");
        String target = two("half made");
        api.delete("/datasets/" + second).ok();
        ObjectNode spec = Json.object();
        ObjectNode configuration = spec.putObject("mergeDatasetsConfiguration").put("name", "all");
        configuration.putArray("datasetsIds").add(first).add(second);
        configuration.putObject("mergeDatasetParams");

        JsonNode command = goneOn(MergeWork.TYPE, spec, Json.object().put("target", target));

        assertNotFound(command, second);
        assertThat(api.get("/datasets/" + target).status()).isEqualTo(404);
    }

    @Test
    void anExportOfADatasetThatIsGoneFailsAndMakesNothing() {
        String dataset = two("exported");
        api.delete("/datasets/" + dataset).ok();

        JsonNode command = goneOn(
                ExportWork.TYPE, Json.object().put("datasetId", dataset).put("exportType", "json"), Json.object());

        assertNotFound(command, dataset);
        try (Store store = Store.open(folder)) {
            assertThat(store.<Long>read(
                            tx -> tx.number("SELECT count(*) FROM items WHERE filename LIKE '%.json'", List.of())))
                    .isZero();
        }
    }
}

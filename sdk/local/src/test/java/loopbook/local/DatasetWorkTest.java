package loopbook.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import loopbook.local.store.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Clone, merge, export, subsets, locks and expiry of datasets. */
class DatasetWorkTest {
    private static final String BOX = "{\"label\":\"cat\",\"type\":\"box\",\"coordinates\":[{\"x\":1,\"y\":2,\"z\":0},"
            + "{\"x\":3,\"y\":4,\"z\":0}],\"metadata\":{\"system\":{\"status\":\"approved\"}}}";

    @RegisterExtension
    private static final Api api = Api.ofItsOwn();

    private static final String project = api.project("work");

    /** The command once it has ended. */
    private static JsonNode done(String path, String body) {
        JsonNode command = api.post(path, body).ok().json();
        while (!List.of("success", "failed", "aborted")
                .contains(command.path("status").asString())) {
            command = api.get(command.path("url").asString()).ok().json();
        }
        return command;
    }

    private static JsonNode succeeded(String path, String body) {
        JsonNode command = done(path, body);
        assertThat(command.path("status").asString()).as(command.toString()).isEqualTo("success");
        return command.path("spec");
    }

    private static List<String> filenames(String dataset, String filter) {
        List<String> names = new ArrayList<>();
        query(dataset, filter)
                .path("items")
                .forEach(item -> names.add(item.path("filename").asString()));
        return names;
    }

    private static JsonNode query(String dataset, String filter) {
        return api.post(
                        "/datasets/" + dataset + "/query",
                        "{\"filter\":" + filter + ",\"sort\":{\"filename\":\"ascending\"}}")
                .ok()
                .json();
    }

    private static String three(String name) {
        String dataset = api.dataset(project, name);
        String first = api.item(dataset, "/a/one.txt", "1");
        api.item(dataset, "/a/b/two.txt", "22");
        api.item(dataset, "/three.txt", "333");
        api.post("/items/" + first + "/annotations", BOX).ok();
        api.patch("/items/" + first, "{\"metadata\":{\"user\":{\"score\":0.5}}}")
                .ok();
        return dataset;
    }

    private static String clone(String name, String filter, String params) {
        return "{\"name\":" + name + ",\"filter\":{\"filter\":" + filter + ",\"page\":0,\"pageSize\":1000},"
                + "\"cloneDatasetParams\":{" + params + "}}";
    }

    private static final String FILES = "{\"$and\":[{\"type\":\"file\"}]}";
    private static final String ALL =
            "\"withItemsAnnotations\":true,\"withMetadata\":true,\"withTaskAnnotationsStatus\":true";

    @Test
    void aCloneHasItsOwnItemsWithTheSameBytes() {
        String dataset = three("cloned");

        String id = succeeded("/datasets/" + dataset + "/clone", clone("\"copy\"", FILES, ALL))
                .path("returnedModelId")
                .asString();

        JsonNode copy = api.get("/datasets/" + id).ok().json();
        assertThat(copy.path("name").asString()).isEqualTo("copy");
        assertThat(copy.path("srcDataset").asString()).isEqualTo(dataset);
        assertThat(copy.path("itemsCount").asInt()).isEqualTo(3);
        assertThat(copy.path("annotationsCount").asInt()).isEqualTo(1);
        assertThat(filenames(id, FILES)).containsExactly("/a/b/two.txt", "/a/one.txt", "/three.txt");
        JsonNode one = query(id, "{\"filename\":\"/a/one.txt\"}").at("/items/0");
        assertThat(one.at("/metadata/user/score").asDouble()).isEqualTo(0.5);
        assertThat(api.get(one.path("stream").asString()).ok().text()).isEqualTo("1");
        JsonNode annotation = api.get("/items/" + one.path("id").asString() + "/annotations")
                .ok()
                .json()
                .get(0);
        assertThat(annotation.at("/metadata/system/status").asString()).isEqualTo("approved");
        assertThat(annotation.path("datasetId").asString()).isEqualTo(id);
    }

    @Test
    void aCloneTakesWhatItIsAskedForAndNoMore() {
        String dataset = three("chosen");

        String id = succeeded(
                        "/datasets/" + dataset + "/clone",
                        clone(
                                "\"some\"",
                                "{\"$and\":[{\"type\":\"file\"},{\"dir\":\"/a\"}]}",
                                "\"withItemsAnnotations\":false,\"withMetadata\":false,\"targetDirectory\":\"/below\""))
                .path("returnedModelId")
                .asString();

        assertThat(filenames(id, FILES)).containsExactly("/below/a/one.txt");
        JsonNode one = query(id, FILES).at("/items/0");
        assertThat(one.path("annotated").asBoolean()).isFalse();
        assertThat(one.path("metadata").has("user")).isFalse();
        assertThat(one.at("/metadata/system/size").asInt()).isEqualTo(1);
    }

    @Test
    void aDatasetCanBeClonedIntoAFolderOfItself() {
        String dataset = three("into itself");

        succeeded(
                "/datasets/" + dataset + "/clone",
                clone("null", FILES, ALL + ",\"targetDatasetId\":\"" + dataset + "\",\"targetDirectory\":\"/copy\""));

        assertThat(filenames(dataset, FILES)).hasSize(6).contains("/copy/a/b/two.txt");
    }

    @Test
    void aCloneNeedsANameOrATargetThatIsThere() {
        String dataset = api.dataset(project, "nameless");

        assertThat(api.post("/datasets/" + dataset + "/clone", clone("null", FILES, ALL))
                        .status())
                .isEqualTo(400);
        assertThat(api.post("/datasets/" + dataset + "/clone", clone("\"x\"", "{\"$what\":1}", ALL))
                        .status())
                .isEqualTo(400);
        assertThat(api.post(
                                "/datasets/" + dataset + "/clone",
                                clone("null", FILES, ALL + ",\"targetDatasetId\":\"nope\""))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void clonesOfOneItemAreMergedAndStrangersStandSideBySide() {
        String dataset = three("first");
        String copy = succeeded("/datasets/" + dataset + "/clone", clone("\"second\"", FILES, ALL))
                .path("returnedModelId")
                .asString();
        String stranger = api.dataset(project, "third");
        api.item(stranger, "/three.txt", "another three");

        JsonNode spec = succeeded(
                "/datasets/merge",
                "{\"name\":\"all\",\"datasetsIds\":[\"" + dataset + "\",\"" + copy + "\",\"" + stranger
                        + "\"],\"projectIds\":\"" + project + "\",\"mergeDatasetParams\":{" + ALL
                        + "},\"asynced\":true}");

        assertThat(spec.at("/mergeDatasetsConfiguration/name").asString()).isEqualTo("all");
        String merged = spec.path("returnedModelId").asString();
        assertThat(filenames(merged, FILES))
                .containsExactly("/a/b/two.txt", "/a/one.txt", "/three (2).txt", "/three.txt");
        JsonNode one = query(merged, "{\"filename\":\"/a/one.txt\"}").at("/items/0");
        assertThat(one.path("annotationsCount").asInt()).isEqualTo(2);
        assertThat(api.get("/datasets/" + merged).json().at("/metadata/system/recipes"))
                .hasSize(2);
    }

    @Test
    void anExportIsAListOfItemsWithTheirAnnotations() {
        String dataset = three("exported");

        String output = succeeded(
                        "/datasets/" + dataset + "/export",
                        "{\"exportType\":\"json\",\"itemsQuery\":{\"filter\":" + FILES
                                + "},\"annotations\":{\"include\":true},\"annotationsQuery\":{\"filter\":{\"label\":\"cat\"}}}")
                .path("outputItemId")
                .asString();

        JsonNode items = Json.read(api.get("/items/" + output + "/stream").ok().text());
        assertThat(items).hasSize(3);
        assertThat(items.at("/0/filename").asString()).isEqualTo("/a/one.txt");
        assertThat(items.at("/0/annotations/0/label").asString()).isEqualTo("cat");
        assertThat(items.at("/1/annotations")).isEmpty();
        assertThat(api.get("/datasets/" + dataset).json().path("itemsCount").asInt())
                .isEqualTo(3);
    }

    @Test
    void anExportAsZipHasAFileForEachItem() throws IOException {
        String dataset = three("zipped");
        api.item(dataset, "/three.png", "no picture");

        String output = succeeded("/datasets/" + dataset + "/export", "{\"annotations\":{\"include\":false}}")
                .path("outputItemId")
                .asString();

        TreeSet<String> names = new TreeSet<>();
        byte[] bytes = api.get("/items/" + output + "/stream").ok().bytes();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        assertThat(names).containsExactly("a/b/two.json", "a/one.json", "three.json", "three.png.json");
    }

    @Test
    void itemsAreSplitIntoSubsetsInExactlyTheSharesAskedFor() {
        String dataset = api.dataset(project, "split");
        for (int i = 0; i < 20; i++) {
            api.item(dataset, "/" + i + ".txt", "x" + i);
        }

        succeeded(
                "/datasets/" + dataset + "/split",
                "{\"itemsQuery\":{\"filter\":" + FILES
                        + "},\"MLSplitList\":{\"train\":70,\"validation\":20,\"test\":10}}");

        assertThat(filenames(dataset, "{\"metadata.system.tags.train\":true}")).hasSize(14);
        assertThat(filenames(dataset, "{\"metadata.system.tags.validation\":true}"))
                .hasSize(4);
        assertThat(filenames(dataset, "{\"metadata.system.tags.test\":true}")).hasSize(2);
        assertThat(api.post(
                                "/datasets/" + dataset + "/split",
                                "{\"itemsQuery\":{\"filter\":{}},\"MLSplitList\":{\"train\":70,\"validation\":20,\"test\":20}}")
                        .status())
                .isEqualTo(400);

        succeeded(
                "/datasets/" + dataset + "/items/bulk-update-metadata",
                "{\"query\":{\"filter\":" + FILES + "},\"updateQuery\":{\"update\":{\"metadata\":{\"system\":{\"tags\":"
                        + "{\"train\":null,\"validation\":null,\"test\":true}}}},\"systemSpace\":true}}");
        assertThat(filenames(dataset, "{\"metadata.system.tags.test\":true}")).hasSize(20);
        assertThat(filenames(dataset, "{\"metadata.system.tags.train\":true}")).isEmpty();
    }

    @Test
    void aReadOnlyDatasetRefusesEveryChangeUntilItIsUnlocked() {
        String dataset = three("locked");
        String item = query(dataset, FILES).at("/items/0/id").asString();

        assertThat(api.patch("/datasets/" + dataset, "{\"readonly\":true}")
                        .ok()
                        .json()
                        .path("readonly")
                        .asBoolean())
                .isTrue();

        Api.Answer upload = api.upload(dataset, "skip", "/new.txt", new byte[] {1});
        assertThat(upload.status()).isEqualTo(403);
        assertThat(upload.json().path("message").asString()).contains("read-only");
        assertThat(api.delete("/items/" + item).status()).isEqualTo(403);
        assertThat(api.post("/items/" + item + "/annotations", BOX).status()).isEqualTo(403);
        assertThat(api.patch("/items/" + item, "{\"metadata\":{\"user\":{\"a\":1}}}")
                        .status())
                .isEqualTo(403);
        assertThat(query(dataset, FILES).path("items")).hasSize(3);
        succeeded("/datasets/" + dataset + "/export", "{\"exportType\":\"json\",\"datasetLock\":true}");
        assertThat(api.delete("/items/" + item).status()).isEqualTo(403);

        api.patch("/datasets/" + dataset + "/unlock", "{}").ok();
        api.upload(dataset, "skip", "/new.txt", new byte[] {1}).ok();
        api.patch("/datasets/" + dataset, "{\"readonly\":true}").ok();
        api.delete("/datasets/" + dataset).ok();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"never\"", "0.5", "[1]", "{}", "true", "0", "-1", "365001", "99999999999999999999"})
    void daysThatAreNoWholeNumberFrom1AreRefused(String days) {
        String dataset = api.dataset(project, "days");
        String options = "\"expirationOptions\":{\"itemMaxDays\":" + days + "}";

        assertThat(api.patch("/datasets/" + dataset, "{" + options + "}").status())
                .isEqualTo(400);
        assertThat(api.post("/datasets", "{\"name\":\"x\",\"projects\":[\"" + project + "\"]," + options + "}")
                        .text())
                .contains("expirationOptions.itemMaxDays must be a whole number from 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"itemMaxDays\":1}", "{\"itemMaxDays\":365000}", "{\"itemMaxDays\":null}", "null"})
    void wholeDaysOrNoneAreTaken(String options) {
        String dataset = three("days");

        api.patch("/datasets/" + dataset, "{\"expirationOptions\":" + options + "}")
                .ok();
        succeeded("/datasets/deleteExpiredItems", "{}");

        assertThat(filenames(dataset, FILES)).hasSize(3);
    }

    @Test
    void daysThatAnEarlierVersionTookAndAreNoNumberDeleteNothing() {
        String dataset = three("odd days");
        try (Store store = Store.open(api.platform().data())) {
            store.write(tx -> tx.update(
                    "UPDATE entities SET doc = json_set(doc, '$.expirationOptions', json('{\"itemMaxDays\":\"never\"}'))"
                            + " WHERE id = ?",
                    dataset));
        }

        succeeded("/datasets/deleteExpiredItems", "{}");

        assertThat(filenames(dataset, FILES)).hasSize(3);
    }

    @Test
    void oldItemsOfADatasetWithExpiryGo() {
        String dataset = three("expiring");
        api.patch("/datasets/" + dataset, "{\"expirationOptions\":{\"itemMaxDays\":30}}")
                .ok();
        try (Store store = Store.open(api.platform().data())) {
            store.write(tx -> tx.update(
                    "UPDATE items SET created = '2020-01-01T00:00:00.000Z' WHERE dataset = ? AND filename = ?",
                    dataset,
                    "/three.txt"));
        }

        succeeded("/datasets/deleteExpiredItems", "{}");

        assertThat(filenames(dataset, FILES)).containsExactly("/a/b/two.txt", "/a/one.txt");
    }

    @Test
    void labelsAndTypesAreCountedAndFieldsAreKnown() {
        String dataset = three("counted");

        assertThat(api.post("/datasets/" + dataset + "/annotations/labels", "{}")
                        .ok()
                        .text())
                .isEqualTo("[{\"label\":\"cat\",\"count\":1}]");
        assertThat(api.get("/datasets/" + dataset + "/annotations/labels?taskId=none")
                        .ok()
                        .text())
                .isEqualTo("[]");
        assertThat(api.post("/datasets/" + dataset + "/annotations/types", "{\"creators\":[\"you@example.com\"]}")
                        .ok()
                        .text())
                .isEqualTo("[{\"type\":\"box\",\"count\":1}]");
        JsonNode schema = api.get("/datasets/" + dataset + "/schema").ok().json();
        assertThat(schema.path("items")
                        .path("keys")
                        .path("metadata.user.score")
                        .path("type")
                        .asString())
                .isEqualTo("number");
        JsonNode counts = api.post("/datasets/count", "{\"projectIds\":[\"" + project + "\"]}")
                .ok()
                .json();
        assertThat(counts.path("total").asInt()).isPositive();
    }

    @Test
    void referencesJoinAndLeaveTasks() {
        String dataset = three("referred");
        String query = "{\"filter\":" + FILES
                + ",\"references\":{\"operation\":\"%s\",\"refs\":[{\"type\":\"task\",\"id\":\"t1\"}]}}";

        api.post("/datasets/" + dataset + "/query", query.formatted("create")).ok();
        assertThat(filenames(dataset, "{\"metadata.system.refs.id\":\"t1\"}")).hasSize(3);

        api.post("/datasets/" + dataset + "/query", query.formatted("delete")).ok();
        assertThat(filenames(dataset, "{\"metadata.system.refs.id\":\"t1\"}")).isEmpty();
    }
}

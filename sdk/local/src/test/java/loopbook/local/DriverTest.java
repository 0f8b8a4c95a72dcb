package loopbook.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class DriverTest {
    @RegisterExtension
    private static final Api api = Api.ofItsOwn();

    @TempDir
    Path folder;

    private String project;

    @BeforeEach
    void makeProject() {
        project = api.project("p " + System.nanoTime());
    }

    private Api.Answer driver(String type, String payload) {
        return api.post(
                "/drivers",
                "{\"name\":\"d\",\"type\":\"" + type + "\",\"metadata\":{\"system\":{\"projectId\":\"" + project
                        + "\"}},\"payload\":" + payload + ",\"allowExternalDelete\":true,\"creator\":\"x\"}");
    }

    private String folderDriver() {
        return driver("fsExternal", "{\"mountPath\":" + Json.quote(folder.toString()) + "}")
                .ok()
                .json()
                .get("id")
                .asString();
    }

    private String dataset() {
        ObjectNode body = Json.object().put("name", "d " + System.nanoTime()).put("driver", folderDriver());
        body.putArray("projects").add(project);
        return api.post("/datasets", Json.write(body)).ok().json().get("id").asString();
    }

    private JsonNode sync(String dataset) {
        JsonNode command = api.send("POST", "/datasets/" + dataset + "/sync", null, null)
                .ok()
                .json();
        while (List.of("created", "in-progress").contains(command.get("status").asString())) {
            command = api.get(command.get("url").asString()).ok().json();
        }
        return command;
    }

    private List<String> paths(String dataset) {
        return api.post("/datasets/" + dataset + "/query", "{\"resource\":\"items\",\"filter\":{\"$and\":[]}}")
                .ok()
                .json()
                .get("items")
                .valueStream()
                .filter(item -> item.get("type").asString().equals("file"))
                .map(item -> item.get("filename").asString())
                .toList();
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void bucketsAreAskedForInsideAndAnsweredFlat() {
        JsonNode bucket = driver("s3", "{\"bucketName\":\"b\",\"region\":null,\"storageClass\":\"\",\"path\":\"a\"}")
                .ok()
                .json();

        assertThat(bucket.get("bucketName").asString()).isEqualTo("b");
        assertThat(bucket.get("path").asString()).isEqualTo("a");
        assertThat(bucket.has("region")).isFalse();
        assertThat(bucket.get("allowExternalDelete").asBoolean()).isTrue();
        assertThat(api.get("/drivers?projectId=" + project).ok().json()).containsExactly(bucket);
        assertThat(driver("moon", "{}").status()).isEqualTo(400);
    }

    @Test
    void aFolderIsAWholePathThatIsThere() throws IOException {
        write("file", "x");

        assertThat(driver("fsExternal", "{\"mountPath\":\"relative\"}").status())
                .isEqualTo(400);
        assertThat(driver("fsExternal", "{}").status()).isEqualTo(400);
        assertThat(driver("fsExternal", "{\"mountPath\":\"" + folder.resolve("file") + "\"}")
                        .status())
                .isEqualTo(400);
        assertThat(driver("fsExternal", "{\"mountPath\":\"" + api.platform().data() + "\"}")
                        .status())
                .isEqualTo(400);
        assertThat(driver(
                                "fsExternal",
                                "{\"mountPath\":\"" + api.platform().data().getParent() + "\"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aFolderIsCheckedHoweverItIsChanged() {
        String driver = folderDriver();

        api.patch("/drivers/" + driver, "{\"mountPath\":\"" + api.platform().data() + "\"}")
                .ok();

        assertThat(api.get("/drivers/" + driver).ok().json().get("mountPath").asString())
                .isEqualTo(folder.toString());
        assertThat(api.patch(
                                "/drivers/" + driver,
                                "{\"payload\":{\"mountPath\":\""
                                        + api.platform().data() + "\"}}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void theOwnStorageOfADatasetIsNoDriver() {
        String dataset = api.dataset(project, "plain");
        ObjectNode whole = (ObjectNode) api.get("/datasets/" + dataset).ok().json();

        api.patch("/datasets/" + dataset, Json.write(whole)).ok();

        assertThat(api.post("/datasets/" + dataset + "/sync", "{}").text()).contains("dataset has no external storage");
    }

    @Test
    void filesBecomeItemsOnceAndWhatLiesThereIsNeverTouched() throws IOException {
        write("a.txt", "one");
        write("deep/er/b.json", "{\"x\":1}");
        write(".dataloop/notes.txt", "ours");
        Files.createSymbolicLink(folder.resolve("link.txt"), Path.of("/etc/hostname"));
        String dataset = dataset();

        JsonNode first = sync(dataset);
        JsonNode second = sync(dataset);

        assertThat(first.at("/spec/itemsCreated").asInt()).isEqualTo(2);
        assertThat(second.at("/spec/itemsCreated").asInt()
                        + second.at("/spec/itemsChanged").asInt())
                .isZero();
        assertThat(paths(dataset)).containsExactlyInAnyOrder("/a.txt", "/deep/er/b.json");
        assertThat(folder.resolve("a.txt")).hasContent("one");
    }

    @Test
    void aChangedFileChangesItsItemAndOneThatIsGoneDoesNot() throws IOException {
        write("a.txt", "one");
        write("b.txt", "two");
        String dataset = dataset();
        sync(dataset);
        write("a.txt", "one and more");
        Files.delete(folder.resolve("b.txt"));

        JsonNode command = sync(dataset);

        assertThat(command.at("/spec/itemsChanged").asInt()).isEqualTo(1);
        assertThat(paths(dataset)).containsExactlyInAnyOrder("/a.txt", "/b.txt");
    }

    @Test
    void whatSomebodyUploadedIsNotReplacedAndTheCommandSaysSo() throws IOException {
        write("a.txt", "of the folder");
        write("b.txt", "two");
        String dataset = dataset();
        String mine = api.item(dataset, "/a.txt", "mine");

        JsonNode command = sync(dataset);

        assertThat(command.get("status").asString()).isEqualTo("failed");
        assertThat(command.get("error").asString())
                .contains("1 of 2 files could not become items; the others are in. /a.txt: ");
        assertThat(api.get("/items/" + mine + "/stream").text()).isEqualTo("mine");
        assertThat(paths(dataset)).containsExactlyInAnyOrder("/a.txt", "/b.txt");
    }

    @Test
    void aFileBelowAPathThatIsAnItemIsRefusedAloneAndTheOthersComeIn() throws IOException {
        write("a/b.txt", "below");
        write("c.txt", "three");
        String dataset = dataset();
        api.item(dataset, "/a", "mine");

        JsonNode command = sync(dataset);

        assertThat(command.get("status").asString()).isEqualTo("failed");
        assertThat(command.get("error").asString())
                .contains("1 of 2 files could not become items; the others are in. /a/b.txt: there is a file at /a");
        assertThat(command.at("/spec/itemsCreated").asInt()).isEqualTo(1);
        assertThat(paths(dataset)).containsExactlyInAnyOrder("/a", "/c.txt");
    }

    @Test
    void aFolderThatWentAwayFailsTheCommandAndTheTest() throws IOException {
        Path gone = Files.createDirectory(folder.resolve("gone"));
        String id = driver("fsExternal", "{\"mountPath\":\"" + gone + "\"}")
                .ok()
                .json()
                .get("id")
                .asString();
        assertThat(api.get("/drivers/" + id + "/test").status()).isEqualTo(200);

        Files.delete(gone);

        assertThat(api.get("/drivers/" + id + "/test").status()).isEqualTo(400);
    }

    private static String wanted(String filename, String storageId) {
        return "[{\"filename\":\"" + filename + "\",\"storageId\":\"" + storageId + "\"}]";
    }

    @Test
    void aSingleFileOfTheFolderIsImported() throws IOException {
        write("deep/one.txt", "one");
        write("two.txt", "two");
        String dataset = dataset();

        Api.Answer answer = api.post("/datasets/" + dataset + "/imports", wanted("/deep/one.txt", "any:deep/one.txt"));

        assertThat(answer.header("x-item-op")).isEqualTo("created");
        JsonNode item = answer.ok().json().get(0);
        assertThat(item.get("filename").asString()).isEqualTo("/deep/one.txt");
        assertThat(api.get("/items/" + item.get("id").asString() + "/stream").text())
                .isEqualTo("one");
        assertThat(paths(dataset)).containsExactly("/deep/one.txt");
        assertThat(sync(dataset).path("spec").path("itemsCreated").asInt())
                .as("the other one")
                .isEqualTo(1);
        assertThat(api.post("/datasets/" + dataset + "/imports", wanted("/deep/one.txt", "any:deep/one.txt"))
                        .header("x-item-op"))
                .isEqualTo("exist");
    }

    @Test
    void nothingOutsideOfTheFolderIsImported() throws IOException {
        write("inside.txt", "x");
        Files.createSymbolicLink(folder.resolve("link.txt"), folder.resolve("inside.txt"));
        String dataset = dataset();

        for (String key : List.of("../etc/passwd", "/../x", "link.txt", "none.txt", ".", "")) {
            assertThat(api.post("/datasets/" + dataset + "/imports", wanted("/x", "b:" + key))
                            .status())
                    .as(key)
                    .isBetween(400, 404);
        }
        assertThat(api.post("/datasets/" + dataset + "/imports", "[]").status()).isEqualTo(400);
        assertThat(api.post("/datasets/" + api.dataset("plain") + "/imports", wanted("/x", "b:inside.txt"))
                        .status())
                .isEqualTo(400);
        assertThat(paths(dataset)).isEmpty();
    }
}

package loopbook.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ProcessesTest {
    private static final int EACH = 120;

    @TempDir
    private Path folder;

    @Test
    void twoProcessesWriteToOneFolderAtOnce() throws IOException {
        try (LocalPlatform platform = LocalPlatform.open(folder)) {
            Api api = new Api(platform);
            String dataset = api.dataset("common");
            try (Child left = Child.uploading(folder, dataset, "left", EACH);
                    Child right = Child.uploading(folder, dataset, "right", EACH)) {
                for (int i = 0; i < EACH; i++) {
                    api.item(dataset, "/here/" + i + ".txt", "x");
                }
                List<String> leftIds = ids(left);
                List<String> rightIds = ids(right);

                assertThat(leftIds).hasSize(EACH).isSorted().doesNotHaveDuplicates();
                assertThat(rightIds).hasSize(EACH).isSorted().doesNotContainAnyElementsOf(leftIds);
            }
            assertThat(api.get("/datasets/" + dataset).json().get("itemsCount").asInt())
                    .isEqualTo(3 * EACH);
            assertOrderedAsMade(api, dataset);
        }
    }

    private static List<String> ids(Child child) throws IOException {
        List<String> ids = new ArrayList<>();
        for (String line = child.line(); line != null; line = child.line()) {
            ids.add(line.split(" ")[0]);
        }
        return ids;
    }

    /** Sorted by id is sorted by time, whichever process made them. */
    private static void assertOrderedAsMade(Api api, String dataset) {
        JsonNode page = api.post(
                        "/datasets/" + dataset + "/query",
                        "{\"filter\":{\"$and\":[{\"type\":\"file\"}]},\"sort\":{\"id\":\"ascending\"},\"pageSize\":1000}")
                .ok()
                .json();
        List<String> created = page.get("items")
                .valueStream()
                .map(item -> item.get("createdAt").asString())
                .toList();
        assertThat(created).hasSize(3 * EACH).isSorted();
    }

    @Test
    void killingTheProcessLosesNothingThatWasAcknowledged() throws Exception {
        String dataset;
        try (LocalPlatform platform = LocalPlatform.open(folder)) {
            dataset = new Api(platform).dataset("killed");
        }
        Map<String, String> acknowledged = new TreeMap<>();
        for (int round = 0; round < 3; round++) {
            try (Child child = Child.uploading(folder, dataset, "round" + round, 100_000)) {
                for (int i = 0; i < 40 + 17 * round; i++) {
                    String[] line = child.line().split(" ");
                    acknowledged.put(line[0], line[1]);
                }
                child.kill();
                for (String rest = child.line(); rest != null && rest.contains(" "); rest = child.line()) {
                    // What it managed to say before it died was acknowledged, too.
                    acknowledged.put(rest.split(" ")[0], rest.split(" ")[1]);
                }
            }
        }

        try (LocalPlatform platform = LocalPlatform.open(folder)) {
            Api api = new Api(platform);
            for (Map.Entry<String, String> item : acknowledged.entrySet()) {
                assertThat(api.get("/items/" + item.getKey() + "/stream").ok().text())
                        .isEqualTo(Child.content(item.getValue()));
            }
            assertEveryItemIsWhole(api, dataset, acknowledged.size());
        }
    }

    /** Also an item that was stored but not yet acknowledged when the process died can be read. */
    private static void assertEveryItemIsWhole(Api api, String dataset, int atLeast) {
        JsonNode page = api.post(
                        "/datasets/" + dataset + "/query",
                        "{\"filter\":{\"$and\":[{\"type\":\"file\"}]},\"pageSize\":1000}")
                .ok()
                .json();
        assertThat(page.get("totalItemsCount").asInt()).isBetween(atLeast, atLeast + 3);
        for (JsonNode item : page.get("items")) {
            String path = item.get("filename").asString();
            assertThat(api.get("/items/" + item.get("id").asString() + "/stream")
                            .ok()
                            .text())
                    .isEqualTo(Child.content(path));
        }
    }

    @Test
    void everyBlobHasItsHashForAName() throws IOException {
        try (LocalPlatform platform = LocalPlatform.open(folder)) {
            Api api = new Api(platform);
            String dataset = api.dataset("blobs");
            api.item(dataset, "/a.txt", "same");
            api.item(dataset, "/b.txt", "same");
            api.item(dataset, "/c.txt", "other");
        }

        try (Stream<Path> files = Files.walk(folder.resolve("blobs"))) {
            assertThat(files.filter(Files::isRegularFile))
                    .hasSize(2)
                    .allMatch(file -> file.getFileName().toString().matches("[0-9a-f]{64}"));
        }
        assertThat(folder.resolve("tmp")).isEmptyDirectory();
    }
}

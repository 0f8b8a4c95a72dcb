package loopbook.client;

import static loopbook.filters.Conditions.all;
import static loopbook.filters.Conditions.any;
import static loopbook.filters.Conditions.dir;
import static loopbook.filters.Conditions.filename;
import static loopbook.filters.Conditions.label;
import static loopbook.filters.Conditions.onItem;
import static loopbook.filters.Conditions.where;
import static loopbook.filters.Conditions.withAnnotation;
import static loopbook.shapes.Shapes.box;
import static loopbook.shapes.Shapes.classification;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import loopbook.errors.ApiException;
import loopbook.errors.UnreadableAnswer;
import loopbook.filters.Condition;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Recorded cases of the Python SDK, replayed: our requests equal the recorded ones, and refusals become the right errors.
 */
class GoldenTest {
    /** What a case does in Java. */
    private interface Replay {
        Object run(Golden golden) throws Exception;
    }

    private final Map<String, Replay> replays = new LinkedHashMap<>();

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> ourRequestsAreTheRecordedOnes() throws IOException {
        projects();
        datasets();
        labels();
        recipes();
        commands();
        items();
        itemChanges();
        uploads();
        downloads();
        annotations();
        Map<String, String> recorded = recorded();
        return replays.entrySet().stream()
                .map(replay ->
                        dynamicTest(replay.getKey(), () -> replay(recorded.get(replay.getKey()), replay.getValue())));
    }

    private static Map<String, String> recorded() throws IOException {
        Map<String, String> cases = new LinkedHashMap<>();
        try (InputStream input = GoldenTest.class.getResourceAsStream("/golden/repositories.jsonl")) {
            new String(input.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .forEach(line ->
                            cases.put(loopbook.http.Json.read(line).path("case").asString(), line));
        }
        return cases;
    }

    private void replay(String recorded, Replay replay) throws Exception {
        Path files = Files.createTempDirectory(folder, "case");
        try (Golden golden = new Golden(recorded, files)) {
            JsonNode error = golden.result().path("error");
            try {
                replay.run(golden);
                assertThat(golden.differences()).isEmpty();
                assertThat(error.isMissingNode() || error.path("any").asBoolean(false))
                        .as("succeeded instead of " + error)
                        .isTrue();
            } catch (ApiException e) {
                assertThat(golden.differences()).isEmpty();
                if (!error.path("any").asBoolean(false)) {
                    assertThat(e.status()).isEqualTo(error.path("code").asInt());
                }
            }
        }
    }

    private void projects() {
        replays.put("core.projects.create: form-encoded name", g -> g.dl().projects()
                .create("My Project"));
        replays.put(
                "core.projects.create: 400 duplicate", g -> g.dl().projects().create("dup"));
        replays.put("core.projects.get: by name", g -> g.dl().projects().get("demo"));
        replays.put("core.projects.get: by name with space and slash is percent-encoded", g -> g.dl().projects()
                .get("demo two/é"));
        replays.put("core.projects.get: by id", g -> g.dl().projects().get("3c7d9f52-1b8e-4a64-9d0f-5f2a8e1c7b30"));
        replays.put("core.projects.list", g -> g.dl().projects().list().toList());
        replays.put("core.projects.delete: by name", g -> {
            g.dl().projects().delete(g.arguments().path("projectName").asString());
            return true;
        });
    }

    private void datasets() {
        replays.put("core.datasets.list: of a project", g -> g.datasets().list().toList());
        replays.put("core.datasets.list: name and creator", g -> g.datasets()
                .list(where("name").eq("cats").and(where("creator").eq("tester@example.com")))
                .toList());
        replays.put("core.datasets.list: two pages", g -> g.datasets().list().toList());
        replays.put("core.datasets.get: by id", g -> g.datasets().get("65e1a0b2c3d4e5f6a7b8c9d0"));
        replays.put("core.datasets.get: by name", g -> g.datasets().get("cats"));
        replays.put("core.datasets.get: 404", g -> g.datasets().get("65e1a0b2c3d4e5f6a7b8c9d0"));
        replays.put("core.datasets.create: default recipe", g -> g.datasets().create("cats"));
        replays.put("core.datasets.create: 409", g -> g.datasets()
                .create(g.arguments().path("datasetName").asString()));
        replays.put("core.datasets.create: with label entities makes ontology, recipe, then links", g -> g.datasets()
                .create(
                        "cats",
                        o -> o.labels(
                                Label.of("person").color("rgb(255,0,0)"),
                                Label.of("car").color("#0000ff"))));
        replays.put("core.datasets.update: patch dict", g -> g.dataset().update(d -> d.name("only")));
        replays.put("core.dataset.switch_recipe", g -> {
            Recipe recipe = new Recipe(
                    Trees.object().put("id", g.arguments().path("recipeId").asString("65e1a0b2c3d4e5f6000000a2")),
                    g.dl());
            return g.dataset().switchRecipe(recipe);
        });
    }

    private void labels() {
        replays.put(
                "core.dataset.labels: recipe then ontology", g -> g.dataset().labels());
        replays.put("core.dataset.add_label: name, colour, attributes", g -> g.dataset()
                .addLabel(
                        "dog",
                        l -> l.color("rgb(34,6,231)").attributes("big", "small").displayLabel("Dog")));
        replays.put("core.dataset.add_label: dotted name and children", g -> g.dataset()
                .addLabel(
                        "animal.dog",
                        l -> l.children(Label.plain("tail").color("#010203").children(Label.plain("tip")))));
        replays.put("core.dataset.add_labels: strings, dict roots and label entities", g -> g.dataset()
                .addLabels(
                        Label.of("cat"),
                        Label.plain("dog")
                                .color("#112233")
                                .displayLabel("Dog")
                                .attributes("a")
                                .children(Label.plain("tail").color("#445566")),
                        Label.of("cow").color("rgb(1,2,3)")));
        replays.put("core.dataset.update_label: no upsert", g -> g.dataset()
                .updateLabels(Label.of("car").color("#00ffff")));
        replays.put("core.dataset.add_label: 400", g -> g.dataset().addLabel("dog"));
        replays.put("core.ontologies.delete_attributes: scalar key", g -> {
            g.dl().ontologies().deleteAttributes("65e1a0b2c3d4e5f6000000b1", "k");
            return true;
        });
    }

    private void recipes() {
        replays.put("core.recipes.get", g -> g.dl().recipes().get("65e1a0b2c3d4e5f6000000a1"));
        replays.put("core.recipes.list: of a project, paged query string", g -> new Recipes(
                        g.dl(),
                        java.util.Optional.of("3c7d9f52-1b8e-4a64-9d0f-5f2a8e1c7b30"),
                        java.util.Optional.empty())
                .list()
                .toList());
        replays.put("core.recipes.clone", g -> g.dl().recipes().clone("65e1a0b2c3d4e5f6000000a1"));
        replays.put("core.recipes.delete: 400 in use", g -> {
            g.dl().recipes().delete("65e1a0b2c3d4e5f6000000a1");
            return true;
        });
        replays.put("core.ontologies.get", g -> g.dl().ontologies().get("65e1a0b2c3d4e5f6000000b1"));
        replays.put("core.ontologies.list: of a project, paged", g -> new Ontologies(
                        g.dl(), java.util.Optional.of("3c7d9f52-1b8e-4a64-9d0f-5f2a8e1c7b30"))
                .list()
                .toList());
    }

    private void commands() {
        replays.put("core.commands.list", g -> g.dl().commands().list().toList());
        replays.put("core.commands.abort", g -> g.dl().commands().abort("65e1a0b2c3d4e5f601234567"));
        for (String end : List.of("poll to success", "ends failed", "ends canceled", "ends timeout")) {
            replays.put("core.commands.wait: " + end, g -> g.dl().commands()
                    .job("65e1a0b2c3d4e5f601234567")
                    .waits(Duration.ofMillis(1), Duration.ofMillis(2))
                    .await());
        }
    }

    private void items() {
        replays.put("data.items.get: by id", g -> g.items().get("64b2a1c3d4e5f6a7b8c90001"));
        replays.put("data.items.get: by id, 401", g -> g.items().get("64b2a1c3d4e5f6a7b8c90001"));
        replays.put("data.items.get: by id, 500", g -> g.items().get("64b2a1c3d4e5f6a7b8c90001"));
        replays.put("data.items.get: by id, 429", g -> g.items().get("64b2a1c3d4e5f6a7b8c90001"));
        replays.put("data.items.get: by filepath", g -> g.items().get("/folder/img1.jpg"));
        replays.put("data.items.list: default filters", g -> g.items().list().toList());
        replays.put(
                "data.items.list: page_offset and page_size",
                g -> g.items().list().pageSize(5).page(2));
        replays.put("data.items.list: filters with sort by filename (offset paging)", g -> g.items()
                .list(where("dir").eq("/folder").and(where("annotated").eq(true)))
                .sort("filename", Order.DESC)
                .toList());
        replays.put("data.items.list: filters with annotation join", g -> g.items()
                .list(where("metadata.user.split")
                        .in("train", "test")
                        .and(withAnnotation(label("car").and(where("type").eq("box")))))
                .toList());
        replays.put("data.items.list: filename values become recursive patterns", g -> g.items()
                .list(any(filename("/a"), filename("/b/*"), filename("/c.jpg"), filename("/d/")))
                .toList());
        replays.put("data.items.list: custom filter", g -> g.items()
                .list(Condition.raw(Trees.objectOf(Map.of("$and", List.of(Map.of("hidden", false))))))
                .toList());
        replays.put(
                "data.items.list: iterate all pages: keyset paging on id",
                g -> g.items().list().pageSize(1).toList());
        replays.put("data.items.list: iterate all pages with custom sort: offset paging", g -> g.items()
                .list(all())
                .sort("filename", Order.ASC)
                .pageSize(1)
                .toList());
        replays.put("data.items.list: go_to_page 1: offset paging", g -> {
            Listing<Item> listing = g.items().list().pageSize(1);
            return List.of(listing.page(0), listing.page(1));
        });
        for (String status : List.of("401", "404", "500")) {
            replays.put(
                    "data.items.list: server answers " + status,
                    g -> g.items().list().toList());
        }
        replays.put("data.items.delete: by id", g -> {
            g.items().delete("64b2a1c3d4e5f6a7b8c90001");
            return true;
        });
        replays.put("data.items.delete: by filters", g -> g.items().delete(dir("/folder")));
        replays.put("data.items.make_dir: create", g -> g.items()
                .makeDir(g.arguments().path("directory").asString()));
    }

    private void itemChanges() {
        replays.put("data.items.update: user metadata added: only the difference is sent", g -> g.item()
                .update(u -> u.user("split", "train").user("n", 1)));
        replays.put("data.items.update: system metadata with ?system=true", g -> g.item()
                .update(u -> u.system("width", 128)));
        replays.put("data.items.update: 400", g -> g.item().update(u -> u.user("a", 1)));
        replays.put("data.items.update: by filters, update_values", g -> g.items()
                .update(dir("/folder"), u -> u.user("split", "train")));
        replays.put("data.items.update: by filters, system_update_values + update_values", g -> g.items()
                .update(dir("/folder"), u -> u.user("a", 1).system("b", 2)));
        replays.put("data.item.set_description: set_description", g -> g.item().update(u -> u.description("hello")));
        replays.put(
                "data.item.move: move to path ending with slash", g -> g.item().move("new/"));
        replays.put("data.item.move: move to existing directory", g -> g.item().move("/folder2"));
    }

    private void uploads() {
        replays.put("data.items.upload: one file", g -> g.items().upload(g.file("src/imgs/a.jpg")));
        replays.put("data.items.upload: remote_path without slashes and remote_name", g -> g.items()
                .upload(g.file("src/imgs/a.jpg"), o -> o.remotePath("x/y").remoteName("/n.jpg")));
        replays.put("data.items.upload: overwrite", g -> g.items()
                .upload(g.file("src/imgs/a.jpg"), UploadOptions::overwrite));
        replays.put("data.items.upload: item_metadata and description", g -> g.items()
                .upload(g.file("src/imgs/a.jpg"), o -> o.metadata(Map.of("user", Map.of("k", "v", "n", 1)))
                        .description("my text")));
        replays.put("data.items.upload: folder keeps its own name", g -> g.items()
                .uploadAll(g.file("src/imgs"), o -> o.workers(1)));
        replays.put("data.items.upload: folder/* drops the folder name", g -> g.items()
                .uploadAll(g.file("src/imgs").resolve("*"), o -> o.remotePath("/dst")
                        .workers(1)));
        replays.put("data.items.upload: folder with file_types", g -> g.items()
                .uploadAll(g.file("src/imgs"), o -> o.types(".jpg").workers(1)));
        replays.put("data.items.upload: list of files", g -> g.items()
                .uploadAll(List.of(g.file("src/imgs/a.jpg"), g.file("src/imgs/sub/c.jpg")), o -> o.workers(1)));
        replays.put("data.items.upload: buffer with its own name", g -> g.items()
                .upload("binary data".getBytes(StandardCharsets.UTF_8), "buf.bin"));
        replays.put("data.items.upload: file with its annotations file", g -> g.items()
                .upload(g.file("src/imgs/a.jpg"), o -> o.annotations(g.file("src/json/a.jpg"))));
        replays.put("data.items.upload: annotations are not sent when the item already existed", g -> g.items()
                .upload(g.file("src/imgs/a.jpg"), o -> o.annotations(g.file("src/json/a.jpg"))));
    }

    /** Where the Python SDK returns nothing, an exception says what happened. */
    private void damagedUpload() {
        replays.put("data.items.upload: stored size differs: item deleted, tried again", g -> {
            assertThatThrownBy(() -> g.items().upload(g.file("src/imgs/a.jpg")))
                    .isInstanceOf(UnreadableAnswer.class)
                    .hasMessageContaining("arrived damaged 5 times");
            return true;
        });
    }

    private void downloads() {
        damagedUpload();
        replays.put("data.items.download: one item into a folder", g -> g.item()
                .download(Files.createDirectories(g.file("out"))));
        replays.put("data.items.download: to_items_folder=False", g -> g.items()
                .download(List.of(g.item()), g.file("out"), o -> o));
    }

    private void annotations() {
        replays.put("data.annotations.get: by id", g -> g.dl().annotations().get("64c3b2d4e5f6a7b8c9d00001"));
        replays.put(
                "data.annotations.list: of an item",
                g -> g.item().annotations().list().toList());
        replays.put(
                "data.annotations.list: of an item with filters and page_size",
                g -> g.item().annotations().list(label("car")).pageSize(5).toList());
        replays.put(
                "data.annotations.list: of a dataset",
                g -> g.annotations().list().toList());
        replays.put("data.annotations.list: of a dataset, join on items", g -> g.annotations()
                .list(label("car").and(onItem(where("filename").eq("/folder/*"))))
                .toList());
        replays.put(
                "data.annotations.list: notes only through an explicit type",
                g -> g.annotations().list(where("type").eq("note")).toList());
        replays.put("data.annotations.upload: one annotation", g -> g.item().annotate(box("car", 10, 5, 30, 25)));
        replays.put("data.annotations.upload: builder with model info, object id, metadata, parent", g -> {
            Annotation parent = new Annotation(Trees.object().put("id", "64c3b2d4e5f6a7b8c9d00001"), g.dl());
            return g.item()
                    .annotations()
                    .builder()
                    .add(box("car", 1, 2, 3, 4), a -> a.model("net", 0.8, "mid1"))
                    .add(
                            classification("person").attribute("1", true),
                            a -> a.objectId(5).automated(false).user("k", 1).parent(parent))
                    .upload();
        });
        replays.put("data.annotations.upload: 101 annotations go in two requests of 100 and 1", g -> g.item()
                .annotations()
                .uploadJson(Trees.objects(g.arguments().path("annotations"))));
        replays.put("data.annotations.upload: path of a json file", g -> g.item()
                .annotations()
                .uploadJson(Path.of(g.arguments().path("annotations").asString())));
        replays.put("data.annotations.upload: server error 400", g -> g.item()
                .annotations()
                .uploadJson(Trees.objects(g.arguments().path("annotations"))));
        annotationChanges();
    }

    private void annotationChanges() {
        replays.put(
                "data.annotations.update: label: only the difference is sent",
                g -> g.annotation("64c3b2d4e5f6a7b8c9d00001").update(a -> a.label("person")));
        replays.put(
                "data.annotations.update: attributes with system metadata",
                g -> g.annotation("64c3b2d4e5f6a7b8c9d00001").update(a -> a.attribute("1", "red")));
        replays.put("data.annotations.delete: by id", g -> {
            g.item().annotations().delete("64c3b2d4e5f6a7b8c9d00001");
            return true;
        });
        replays.put("data.annotations.delete: by list of ids", g -> g.item()
                .annotations()
                .delete(List.of(
                        new Annotation(Trees.object().put("id", "64c3b2d4e5f6a7b8c9d00001"), g.dl()),
                        new Annotation(Trees.object().put("id", "64c3b2d4e5f6a7b8c9d00002"), g.dl()))));
        replays.put(
                "data.annotations.delete: 'all' of the item",
                g -> g.item().annotations().deleteAll());
        replays.put(
                "data.annotations.delete: by filters on an item",
                g -> g.item().annotations().delete(label("car")));
    }
}

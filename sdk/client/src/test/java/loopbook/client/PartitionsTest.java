package loopbook.client;

import static loopbook.filters.Conditions.dir;
import static loopbook.shapes.Shapes.classification;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import loopbook.errors.ServerError;
import loopbook.http.Json;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Exports in partitions, of a manifest and files with checksums. */
class PartitionsTest extends LocalTest {
    private Dataset five() {
        Dataset pets = project.datasets().create("pets", o -> o.labels("Cat"));
        for (int i = 0; i < 5; i++) {
            pets.items().upload(bytes("x".repeat(i)), "/d" + i % 2 + "/" + i + ".txt");
        }
        pets.items().get("/d0/0.txt").annotate(classification("Cat"));
        return pets;
    }

    private static List<JsonNode> lines(Iterable<Path> files) throws IOException {
        List<JsonNode> all = new ArrayList<>();
        for (Path file : files) {
            Files.readAllLines(file).forEach(line -> all.add(Json.read(line)));
        }
        return all;
    }

    @Test
    void everyItemIsInOneOfTheFilesWithItsAnnotations() throws IOException {
        Dataset pets = five();

        ExportManifest manifest = dl.datasets().exportPartitions(pets.id(), folder, o -> o.partitions(2));

        assertThat(manifest.files()).hasSize(2).allMatch(file -> file.startsWith(folder));
        assertThat(manifest.records()).isEqualTo(5);
        assertThat(manifest.version()).as("it cannot tell what changed").isEmpty();
        assertThat(lines(manifest.files()))
                .extracting(line -> line.path("filename").asString())
                .containsExactlyInAnyOrder("/d0/0.txt", "/d1/1.txt", "/d0/2.txt", "/d1/3.txt", "/d0/4.txt");
        assertThat(lines(manifest.files()))
                .filteredOn(line -> line.path("filename").asString().equals("/d0/0.txt"))
                .allMatch(line -> line.at("/annotations/0/label").asString().equals("Cat"));
        assertThat(pets.items().list().count())
                .as("what exports leave is hidden")
                .isEqualTo(5);
    }

    @Test
    void aConditionChoosesItems() throws IOException {
        Dataset pets = five();

        ExportManifest manifest = dl.datasets()
                .exportPartitions(pets.id(), folder, o -> o.where(dir("/d1")).force());

        assertThat(lines(manifest.files())).hasSize(2);
        assertThat(manifest.json().path("format").asString()).isEqualTo("ndjson");
    }

    @Test
    void theLocalPlatformCannotTellWhatChanged() {
        Dataset pets = five();

        assertThatThrownBy(() -> dl.datasets().exportPartitions(pets.id(), folder, o -> o.since(7)))
                .isInstanceOf(ServerError.class)
                .hasMessageContaining("mode \"diff\" of export/v3");
        assertThatThrownBy(() -> dl.datasets().exportPartitions(pets.id(), folder, o -> o.partitions(0)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(folder).isEmptyDirectory();
    }
}

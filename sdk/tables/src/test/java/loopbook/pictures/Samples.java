package loopbook.pictures;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import loopbook.client.Dataloop;
import loopbook.client.Dataset;
import loopbook.client.Item;
import loopbook.local.Faults;
import loopbook.local.LocalPlatform;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A platform in memory with some of the sample pictures and their annotations. */
final class Samples implements AutoCloseable {
    static final Path FOLDER =
            Path.of("../../notebooks/samples").toAbsolutePath().normalize();

    private final LocalPlatform platform = LocalPlatform.inMemory();
    final Dataset dataset;

    Samples() {
        URI url = platform.url();
        dataset = Dataloop.connect(url, platform.token())
                .projects()
                .create("pictures")
                .datasets()
                .create("samples");
    }

    Item add(String picture) throws Exception {
        Item item = dataset.items().upload(FOLDER.resolve(picture));
        String json = Files.readString(FOLDER.resolve("annotations/" + picture.replaceAll("\\..*", "") + ".json"));
        List<ObjectNode> forms = new ArrayList<>();
        for (JsonNode annotation : JsonMapper.shared().readTree(json).get("annotations")) {
            forms.add((ObjectNode) annotation);
        }
        item.annotations().uploadJson(forms);
        return item.refresh();
    }

    /** What the platform is to do wrong. */
    Faults faults() {
        return platform.faults();
    }

    @Override
    public void close() {
        platform.close();
    }
}

package loopbook.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import loopbook.http.Progress;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The sample pictures and their annotations: {@link #folder} has the files, {@link Dataloop#samples()} puts them on a
 * platform. What is there already is left alone, so that a second run, or one after an interrupt, only adds what is
 * missing.
 */
public final class Samples {
    static final String PROJECT = "Samples";
    static final String DATASET = "pictures";
    private static final String ANNOTATOR = "annotator";

    private final Dataloop dl;
    private final Path folder;
    private final Map<String, Dataloop> users = new HashMap<>();

    private Samples(Dataloop dl, Path folder) {
        this.dl = dl;
        this.folder = folder;
    }

    /** The folder with the pictures that come with Loopbook: fourteen real photographs, to try things on. */
    public static Path folder() {
        return Doors.system().platform().samples();
    }

    /** The samples in this project, which is made if it is not there. */
    static Project in(Dataloop dl, String project) {
        return new Samples(dl, dl.platform().samples()).load(project);
    }

    private Project load(String name) {
        Project project = dl.projects().find(name).orElseGet(() -> dl.projects().create(name));
        Dataset dataset = labelled(project.datasets().find(DATASET).orElseGet(() -> project.datasets()
                .create(DATASET, o -> o.labels(labels()))));
        List<ObjectNode> pictures = pictures();
        Set<String> done = annotated(dataset);
        try (Progress progress = Progress.start("Sample pictures", pictures.size())) {
            for (ObjectNode picture : pictures) {
                annotate(item(dataset, picture), picture, done);
                progress.add(1);
            }
        }
        return project;
    }

    /** The dataset with a recipe, labels and attributes: an earlier run may have been stopped before any of these. */
    private Dataset labelled(Dataset dataset) {
        if (dataset.recipeIds().isEmpty()) {
            dataset.recipes().create(DATASET + " Default Recipe", List.of(labels()));
            return labelled(dataset.refresh());
        }
        Ontology ontology = dataset.ontology();
        if (ontology.attributes().isEmpty()) {
            dl.ontologies().attributes(ontology, Trees.objects(definitions().path("attributes")));
        }
        return dataset;
    }

    private Label[] labels() {
        return Trees.objects(definitions().path("roots")).stream()
                .map(Label::read)
                .toArray(Label[]::new);
    }

    private JsonNode definitions() {
        return read(folder.resolve("labels.json"));
    }

    /** One description a picture, in the order of their names. */
    private List<ObjectNode> pictures() {
        List<ObjectNode> pictures = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder.resolve("annotations"))) {
            files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .forEach(file -> pictures.add((ObjectNode) read(file)));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the samples in " + folder, e);
        }
        return pictures;
    }

    private static JsonNode read(Path file) {
        try {
            return Trees.parse(Files.readAllBytes(file), file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the sample " + file, e);
        }
    }

    private Item item(Dataset dataset, ObjectNode picture) {
        String filename = picture.path("filename").asString("");
        int slash = filename.lastIndexOf('/');
        ObjectNode metadata = (ObjectNode) picture.path("metadata");
        Path file = folder.resolve(picture.path("picture").asString(""));
        return dataset.items().upload(file, o -> o.remotePath(filename.substring(0, slash + 1))
                .remoteName(filename.substring(slash + 1))
                .metadata(metadata));
    }

    /** Who annotated what already: item and annotator. */
    private Set<String> annotated(Dataset dataset) {
        Set<String> done = new HashSet<>();
        dataset.annotations().list().forEach(annotation -> done.add(annotation.itemId() + " " + annotator(annotation)));
        return done;
    }

    /** On the service everything is uploaded by one account, and a value says whose work it stands for. */
    private String annotator(Annotation annotation) {
        return dl.isLocal()
                ? annotation.creator()
                : annotation.user().path(ANNOTATOR).asString("");
    }

    private void annotate(Item item, ObjectNode picture, Set<String> done) {
        Map<String, List<ObjectNode>> byAnnotator = new LinkedHashMap<>();
        for (ObjectNode annotation : Trees.objects(picture.path("annotations"))) {
            String annotator = annotation.path("creator").asString("");
            ObjectNode form = annotation.deepCopy();
            form.remove("creator");
            if (!dl.isLocal()) {
                form.withObject("metadata").withObject("user").put(ANNOTATOR, annotator);
            }
            byAnnotator.computeIfAbsent(annotator, name -> new ArrayList<>()).add(form);
        }
        byAnnotator.forEach((annotator, forms) -> {
            if (!done.contains(item.id() + " " + annotator)) {
                as(annotator).items().byId(item.id()).annotations().uploadJson(forms);
            }
        });
    }

    private Dataloop as(String email) {
        return dl.isLocal() ? users.computeIfAbsent(email, dl::as) : dl;
    }
}

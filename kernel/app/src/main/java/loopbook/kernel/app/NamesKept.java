package loopbook.kernel.app;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import loopbook.client.Dataloop;
import loopbook.client.Dataset;
import loopbook.client.Datasets;
import loopbook.client.Entity;
import loopbook.client.Item;
import loopbook.client.Items;
import loopbook.client.Label;
import loopbook.client.Project;
import loopbook.client.Projects;
import loopbook.client.User;
import loopbook.kernel.engine.StringCall;
import org.jspecify.annotations.Nullable;

/** What completion has asked the platform for, kept for some seconds: it is asked at each key stroke. */
final class NamesKept {
    private static final long FRESH_FOR = Duration.ofSeconds(10).toNanos();
    private static final int MOST_ITEMS = 100;

    private record Kept(Object value, long readAt) {}

    private final Map<List<Object>, Kept> cache = new ConcurrentHashMap<>();

    /** The value of one more call, where it can be had without running code of the user; null where not. */
    @Nullable
    Object step(@Nullable Object on, StringCall.Step step) {
        if (on == null || !step.call()) {
            return null;
        }
        Object value = step.arguments().isEmpty()
                ? open(on, step.name()).orElse(null)
                : fresh(List.of(on, step.name(), step.arguments()), () -> named(on, step))
                        .orElse(null);
        return value;
    }

    private static Optional<Object> open(Object on, String name) {
        if (on instanceof Dataloop dl) {
            return SdkNames.door(dl, name);
        } else if (on instanceof Project project) {
            return switch (name) {
                case "datasets" -> Optional.of(project.datasets());
                case "tasks" -> Optional.of(project.tasks());
                case "drivers" -> Optional.of(project.drivers());
                default -> Optional.empty();
            };
        } else if (on instanceof Dataset dataset) {
            return switch (name) {
                case "items" -> Optional.of(dataset.items());
                case "tasks" -> Optional.of(dataset.tasks());
                case "project" -> Optional.of(dataset.project());
                default -> Optional.empty();
            };
        }
        return Optional.empty();
    }

    private static Optional<Object> named(Object on, StringCall.Step step) {
        String name = step.arguments().get(0);
        if (!List.of("get", "byName").contains(step.name())) {
            return Optional.empty();
        } else if (on instanceof Projects projects) {
            return Optional.of(projects.get(name));
        } else if (on instanceof Datasets datasets) {
            return Optional.of(datasets.get(name));
        }
        return on instanceof Items items ? Optional.of(items.get(name)) : Optional.empty();
    }

    /** The dataset of an item: asked for once, of however many items. */
    Dataset dataset(Item item) {
        return fresh(List.of(item.dl(), "dataset", item.datasetId()), () -> Optional.of(item.dataset()))
                .orElseThrow();
    }

    /** The project of a dataset or task. */
    Project project(Entity of, Supplier<Project> project) {
        return fresh(List.of(of, "project"), () -> Optional.of(project.get())).orElseThrow();
    }

    /** The labels of a dataset's recipe, by dotted name. */
    Stream<String> labels(Dataset dataset) {
        return fresh(List.of(dataset, "labels"), () -> Optional.of(names(dataset.labels(), ""))).stream()
                .flatMap(List::stream);
    }

    private static List<String> names(List<Label> labels, String before) {
        return labels.stream()
                .flatMap(label -> Stream.concat(
                        Stream.of(before + label.name()),
                        names(label.children(), before + label.name() + ".").stream()))
                .toList();
    }

    /** The user's own fields of the first items. */
    Stream<String> metadata(Dataset dataset) {
        return fresh(
                        List.of(dataset, "metadata"),
                        () -> Optional.of(dataset.items().list().limit(MOST_ITEMS).stream()
                                .map(Item::metadata)
                                .flatMap(tree -> SdkFields.in(tree.path("user"), "metadata.user").stream())
                                .distinct()
                                .sorted()
                                .toList()))
                .stream()
                .flatMap(List::stream);
    }

    List<String> people(Project project) {
        return fresh(
                        List.of(project, "people"),
                        () -> Optional.of(
                                project.listMembers().stream().map(User::email).toList()))
                .orElse(List.of());
    }

    @SuppressWarnings("unchecked") // a key says what is asked, and so what is kept under it
    private <T> Optional<T> fresh(List<Object> key, Supplier<Optional<T>> source) {
        Kept known = cache.get(key);
        if (known != null && System.nanoTime() - known.readAt() < FRESH_FOR) {
            return Optional.of((T) known.value());
        }
        Optional<T> value = source.get();
        value.ifPresent(v -> cache.put(key, new Kept(v, System.nanoTime())));
        return value;
    }
}

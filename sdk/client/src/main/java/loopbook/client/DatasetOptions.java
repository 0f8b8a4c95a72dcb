package loopbook.client;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How a dataset is made. Immutable; each method returns another one. */
public final class DatasetOptions {
    private final List<Label> labels;
    private final Optional<String> recipeId;
    private final Optional<String> driverId;
    private final Optional<Integer> expiresAfterDays;

    private DatasetOptions(
            List<Label> labels,
            Optional<String> recipeId,
            Optional<String> driverId,
            Optional<Integer> expiresAfterDays) {
        this.labels = labels;
        this.recipeId = recipeId;
        this.driverId = driverId;
        this.expiresAfterDays = expiresAfterDays;
    }

    static DatasetOptions standard() {
        return new DatasetOptions(List.of(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Labels of these names, besides those named before; the dataset gets a recipe and an ontology of its own. */
    public DatasetOptions labels(String... names) {
        return labels(Arrays.stream(names).map(Label::of).toArray(Label[]::new));
    }

    /** These labels, besides those named before. */
    public DatasetOptions labels(Label... more) {
        List<Label> all = new ArrayList<>(
                Stream.concat(labels.stream(), Arrays.stream(more)).toList());
        return new DatasetOptions(List.copyOf(all), recipeId, driverId, expiresAfterDays);
    }

    /** An existing recipe instead of a new one. */
    public DatasetOptions recipe(Recipe recipe) {
        return new DatasetOptions(labels, Optional.of(recipe.id()), driverId, expiresAfterDays);
    }

    /** The storage driver to keep the files with; by default the platform's own storage. */
    public DatasetOptions driver(String id) {
        return new DatasetOptions(labels, recipeId, Optional.of(id), expiresAfterDays);
    }

    /** Items go away by themselves after so many days; by default never. */
    public DatasetOptions expireAfterDays(int days) {
        return new DatasetOptions(labels, recipeId, driverId, Optional.of(days));
    }

    List<Label> labels() {
        return labels;
    }

    Optional<String> recipeId() {
        return recipeId;
    }

    Optional<String> driverId() {
        return driverId;
    }

    Optional<Integer> expiresAfterDays() {
        return expiresAfterDays;
    }
}

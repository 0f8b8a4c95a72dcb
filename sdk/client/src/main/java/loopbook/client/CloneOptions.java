package loopbook.client;

import java.util.Optional;
import loopbook.filters.Condition;
import loopbook.filters.Conditions;
import loopbook.filters.Resource;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a clone of a dataset takes along: by default everything. Immutable; each method returns another one. */
public final class CloneOptions {
    private final Carried carried;
    private final Optional<Condition> items;
    private final Optional<String> target;
    private final Optional<String> directory;

    private CloneOptions(
            Carried carried, Optional<Condition> items, Optional<String> target, Optional<String> directory) {
        this.carried = carried;
        this.items = items;
        this.target = target;
        this.directory = directory;
    }

    static CloneOptions standard() {
        return new CloneOptions(Carried.ALL, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Whether the annotations come along; by default they do. */
    public CloneOptions annotations(boolean wanted) {
        return new CloneOptions(carried.annotations(wanted), items, target, directory);
    }

    /** Whether the items' metadata come along; by default they do. */
    public CloneOptions metadata(boolean wanted) {
        return new CloneOptions(carried.metadata(wanted), items, target, directory);
    }

    /** Whether the status of annotations in tasks comes along; by default it does. */
    public CloneOptions taskStatus(boolean wanted) {
        return new CloneOptions(carried.status(wanted), items, target, directory);
    }

    /** Only the items that match; by default all files. Hidden ones come along in any case. */
    public CloneOptions items(Condition condition) {
        return new CloneOptions(carried, Optional.of(condition), target, directory);
    }

    /** Into this dataset instead of a new one. */
    public CloneOptions into(Dataset dataset) {
        return new CloneOptions(carried, items, Optional.of(dataset.id()), directory);
    }

    /** Below this folder of the clone, such as {@code /copy}; by default where they were. */
    public CloneOptions directory(String path) {
        return new CloneOptions(carried, items, target, Optional.of(path.startsWith("/") ? path : "/" + path));
    }

    /** Whether the caller chose the items: the service is told. */
    boolean asked() {
        return items.isPresent();
    }

    ObjectNode body(@Nullable String name) {
        ObjectNode body = Trees.object().put("name", name);
        ObjectNode query = items.map(CloneOptions::query).orElseGet(() -> query(Conditions.all()));
        body.set("filter", query);
        ObjectNode params = carried.json();
        params.put("targetDirectory", directory.orElse(null));
        target.ifPresent(id -> params.put("targetDatasetId", id));
        body.set("cloneDatasetParams", params);
        return body;
    }

    /** The wire's clones have no condition on hidden files: the one that every query has by itself is taken out. */
    private static ObjectNode query(Condition items) {
        ObjectNode query = items.query(Resource.ITEMS);
        if (items.isRaw()) {
            return query;
        } else if (items.bare().query(Resource.ITEMS).path("filter").findValue("hidden") != null) {
            throw new IllegalArgumentException("A clone cannot be told which files are hidden, it takes them all: "
                    + items + ". Clone without that condition, and delete what is not wanted from the clone");
        }
        ObjectNode filter = query.withObject("filter");
        if (filter.path("$and") instanceof ArrayNode demands) {
            demands.removeIf(demand -> demand.has("hidden"));
            if (demands.isEmpty()) {
                filter.remove("$and");
            }
        }
        return query;
    }
}

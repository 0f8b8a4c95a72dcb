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
    public CloneOptions status(boolean wanted) {
        return new CloneOptions(carried.status(wanted), items, target, directory);
    }

    /** Only the items that match; by default all files, hidden ones, too. */
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

    boolean hasTarget() {
        return target.isPresent();
    }

    ObjectNode body(@Nullable String name) {
        ObjectNode body = Trees.object().put("name", name);
        ObjectNode query = items.orElse(Conditions.all()).query(Resource.ITEMS);
        if (!items.map(Condition::isRaw).orElse(false)) {
            withoutHidden(query.withObject("filter"));
        }
        body.set("filter", query);
        ObjectNode params = carried.json();
        params.put("targetDirectory", directory.orElse(null));
        target.ifPresent(id -> params.put("targetDatasetId", id));
        body.set("cloneDatasetParams", params);
        return body;
    }

    /** A clone has no condition on hidden files, not even one that was asked for: so it is on the wire. */
    private static void withoutHidden(ObjectNode filter) {
        for (String list : new String[] {"$or", "$and"}) {
            if (filter.path(list) instanceof ArrayNode conditions) {
                for (int i = conditions.size() - 1; i >= 0; i--) {
                    if (conditions.path(i).has("hidden")) {
                        conditions.remove(i);
                    }
                }
                if (conditions.isEmpty()) {
                    filter.remove(list);
                }
            }
        }
    }
}

package loopbook.client;

import java.nio.charset.StandardCharsets;
import java.util.List;
import loopbook.errors.NotFound;
import loopbook.filters.Condition;
import loopbook.filters.Conditions;
import loopbook.filters.Resource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Conditions that a project keeps under names: files in its {@link Datasets#binaries()}, as the web console has them,
 * too.
 */
public final class SavedFilters {
    private static final String FOLDER = "/.dataloop/dqlfilters/items";

    private final Datasets datasets;

    SavedFilters(Datasets datasets) {
        this.datasets = datasets;
    }

    /**
     * Keeps a condition on items under a name: {@code POST /datasets/{id}/items?mode=skip}. A name that is taken keeps
     * what it had, and if that differs in length it is a {@link loopbook.errors.Conflict}.
     */
    public void save(String name, Condition condition) {
        byte[] content = file(condition.query(Resource.ITEMS)).getBytes(StandardCharsets.UTF_8);
        datasets.binaries().items().upload(content, plain(name), o -> o.remotePath(FOLDER));
    }

    private static String file(ObjectNode query) {
        ObjectNode file = Trees.object().put("type", "dql").put("shebang", "dataloop");
        ObjectNode metadata = file.putObject("metadata").put("version", "1.0.0");
        metadata.putObject("system").put("mimetype", "dql");
        metadata.put("dltype", "filter").putArray("filterFieldsState");
        metadata.put("resource", Resource.ITEMS.wire());
        metadata.set("filter", query.path("filter"));
        if (query.has("join")) {
            metadata.set("join", query.get("join"));
        }
        return PythonText.of(file);
    }

    /** The condition kept under this name; {@link NotFound} names those that there are. */
    public Condition load(String name) {
        Items items = datasets.binaries().items();
        ObjectNode exactly = Trees.object();
        exactly.putObject("filter").putArray("$and").addObject().put("filename", FOLDER + "/" + plain(name));
        // The platform takes a star in a name for a pattern.
        List<Item> found = items.list(Condition.raw(exactly)).stream()
                .filter(item -> item.filename().equals(FOLDER + "/" + name))
                .toList();
        if (found.isEmpty()) {
            throw Found.missing("saved filter", name, Names.nearMisses(name, names(items)));
        }
        JsonNode stored =
                Trees.parse(found.get(0).bytes(), "The saved filter " + name).path("metadata");
        ObjectNode query = Trees.object();
        query.set("filter", stored.path("filter").isObject() ? stored.get("filter") : Trees.object());
        if (stored.path("join").isObject()) {
            query.set("join", stored.get("join"));
        }
        return Condition.raw(query);
    }

    /** The names there are: {@code POST /datasets/{id}/query}. */
    public List<String> list() {
        return names(datasets.binaries().items());
    }

    private static List<String> names(Items items) {
        Condition here = Conditions.where("dir").eq(FOLDER).bare();
        return items.list(here).stream().map(Item::name).toList();
    }

    private static String plain(String name) {
        if (Names.requireText(name, "the name of a saved filter").contains("/")) {
            throw new IllegalArgumentException("The name of a saved filter has no slash: '" + name + "'");
        }
        return name;
    }
}

package loopbook.filters;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a query says besides its condition: order, page, scope, and what is to be done with all matches. Immutable; each
 * method returns another one. Of {@code update}, {@code delete} and {@code references} the last one named counts.
 */
public final class QueryOptions {
    private final ObjectNode sort;
    private final @Nullable Integer page;
    private final @Nullable Integer pageSize;
    private final ObjectNode scope;
    private final ObjectNode operation;
    private final boolean bodyOnly;

    private QueryOptions(
            ObjectNode sort,
            @Nullable Integer page,
            @Nullable Integer pageSize,
            ObjectNode scope,
            ObjectNode operation,
            boolean bodyOnly) {
        this.sort = sort;
        this.page = page;
        this.pageSize = pageSize;
        this.scope = scope;
        this.operation = operation;
        this.bodyOnly = bodyOnly;
    }

    static QueryOptions standard() {
        return new QueryOptions(object(), null, null, object(), object(), false);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** By this field, the smallest first; behind the fields named before. */
    public QueryOptions ascending(String field) {
        return sorted(field, "ascending");
    }

    /** By this field, the greatest first; behind the fields named before. */
    public QueryOptions descending(String field) {
        return sorted(field, "descending");
    }

    private QueryOptions sorted(String field, String direction) {
        return new QueryOptions(sort.deepCopy().put(field, direction), page, pageSize, scope, operation, bodyOnly);
    }

    /** Which page, from 0. */
    public QueryOptions page(int number) {
        return new QueryOptions(sort, number, pageSize, scope, operation, bodyOnly);
    }

    /** How many on a page; more than the service gives is lowered to that. */
    public QueryOptions pageSize(int size) {
        return new QueryOptions(sort, page, size, scope, operation, bodyOnly);
    }

    /** Only what belongs to these projects. */
    public QueryOptions projects(String... ids) {
        ObjectNode more = scope.deepCopy();
        List.of(ids).forEach(more.putObject("context").putArray("projects")::add);
        return new QueryOptions(sort, page, pageSize, more, operation, bodyOnly);
    }

    /** Any other {@code context}, as the wire has it. */
    public QueryOptions context(ObjectNode context) {
        ObjectNode more = scope.deepCopy();
        more.set("context", context.deepCopy());
        return new QueryOptions(sort, page, pageSize, more, operation, bodyOnly);
    }

    /** The platform's own side: hidden datasets, system metadata. */
    public QueryOptions systemSpace() {
        return new QueryOptions(sort, page, pageSize, scope.deepCopy().put("systemSpace", true), operation, bodyOnly);
    }

    /** All matches are deleted. */
    public QueryOptions delete() {
        return doing(object().put("delete", true));
    }

    /** All matches get this, such as {@code {"metadata": {"user": {…}}}}. */
    public QueryOptions update(ObjectNode change) {
        ObjectNode update = object();
        update.set("update", change.deepCopy());
        return doing(update);
    }

    /** All matches join these tasks and assignments. */
    public QueryOptions join(List<String> tasks, List<String> assignments) {
        return references("create", tasks, assignments);
    }

    /** All matches leave these tasks and assignments. */
    public QueryOptions leave(List<String> tasks, List<String> assignments) {
        return references("delete", tasks, assignments);
    }

    private QueryOptions references(String verb, List<String> tasks, List<String> assignments) {
        ObjectNode references = object();
        var refs = references.putObject("references").put("operation", verb).putArray("refs");
        tasks.forEach(id -> refs.addObject().put("type", "task").put("id", id));
        assignments.forEach(id -> refs.addObject().put("type", "assignment").put("id", id));
        return doing(references);
    }

    private QueryOptions doing(ObjectNode what) {
        return new QueryOptions(sort, page, pageSize, scope, what, bodyOnly);
    }

    /** Only filter, join and scope: for a place inside another body. */
    public QueryOptions bodyOnly() {
        return new QueryOptions(sort, page, pageSize, scope, operation, true);
    }

    ObjectNode applyTo(ObjectNode query, Resource resource) {
        if (!sort.isEmpty()) {
            query.set("sort", sort.deepCopy());
        }
        if (page != null) {
            query.put("page", page);
        }
        if (pageSize != null) {
            query.put("pageSize", pageSize);
        }
        if (query.path("pageSize").asInt(0) > resource.maxPageSize()) {
            query.put("pageSize", resource.maxPageSize());
        }
        copy(scope, query);
        copy(operation, query);
        dropped(resource).forEach(query::remove);
        return query;
    }

    private static void copy(ObjectNode from, ObjectNode to) {
        for (Map.Entry<String, JsonNode> field : from.properties()) {
            to.set(field.getKey(), field.getValue().deepCopy());
        }
    }

    /** A deletion has no order, that of items no page either. */
    private List<String> dropped(Resource resource) {
        List<String> dropped = new ArrayList<>();
        if (operation.has("delete")) {
            dropped.add("sort");
            if (resource == Resource.ITEMS) {
                dropped.addAll(List.of("page", "pageSize"));
            }
        }
        if (bodyOnly) {
            dropped.addAll(List.of("sort", "page", "pageSize", "resource"));
        }
        return dropped;
    }
}

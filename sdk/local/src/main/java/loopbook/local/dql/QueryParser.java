package loopbook.local.dql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the body of a query call; the filter itself is read by {@link FilterParser}. */
final class QueryParser {
    private static final int LARGEST_PAGE = 1000;

    private final ObjectNode body;
    private final FilterParser filters = new FilterParser();

    QueryParser(ObjectNode body) {
        this.body = body;
    }

    Query parse(Optional<String> dataset) {
        Resource resource = resource();
        JsonNode filter = body.path("filter");
        Optional<ObjectNode> update = object(body, "update");
        Optional<ObjectNode> references = object(body, "references");
        boolean delete = flag("delete");
        if (Stream.of(update.isPresent(), references.isPresent(), delete)
                        .filter(on -> on)
                        .count()
                > 1) {
            throw new BadQuery("only one of \"update\", \"delete\" and \"references\" can stand in a query");
        }
        boolean changes = delete || update.isPresent() || references.isPresent();
        if (changes && !filter.isObject()) {
            throw new BadQuery("a query that changes its matches needs a \"filter\"; {} stands for everything");
        }
        return new Query(
                resource,
                dataset,
                filter(filter),
                join(resource, filter),
                sort(),
                whole("page", 0),
                Math.min(whole("pageSize", resource.defaultPageSize()), LARGEST_PAGE),
                projects(),
                update,
                references,
                delete,
                flag("systemSpace"));
    }

    private Resource resource() {
        JsonNode resource = body.path("resource");
        if (absent(resource)) {
            return Resource.ITEMS;
        }
        if (!resource.isString()) {
            throw new BadQuery("\"resource\" must be a text, such as \"items\", not " + resource);
        }
        return Resource.of(resource.stringValue());
    }

    private Condition filter(JsonNode filter) {
        if (absent(filter)) {
            return Condition.EVERYTHING;
        }
        if (filter instanceof ObjectNode object
                && object.path("join").path("filter").isObject()) {
            ObjectNode rest = object.deepCopy();
            rest.remove("join");
            return filters.parse(rest);
        }
        return filters.parse(filter);
    }

    private Optional<Join> join(Resource resource, JsonNode filter) {
        JsonNode join = body.path("join");
        if (absent(join) && filter.path("join").path("filter").isObject()) {
            join = filter.path("join");
        }
        if (absent(join) || (join.isObject() && join.isEmpty())) {
            return Optional.empty();
        }
        if (!join.isObject()) {
            throw new BadQuery("\"join\" must be an object with a \"filter\", not " + join);
        }
        if (resource != Resource.ITEMS && resource != Resource.ANNOTATIONS) {
            throw new BadQuery("cannot join to " + resource.wire() + ": only items and annotations join");
        }
        Resource other = resource == Resource.ITEMS ? Resource.ANNOTATIONS : Resource.ITEMS;
        checkOn(join.path("on"), other);
        JsonNode condition = join.path("filter");
        return Optional.of(new Join(other, absent(condition) ? Condition.EVERYTHING : filters.parse(condition)));
    }

    private static void checkOn(JsonNode on, Resource other) {
        if (absent(on)) {
            return;
        }
        String local = other == Resource.ANNOTATIONS ? "itemId" : "id";
        String foreign = other == Resource.ANNOTATIONS ? "id" : "itemId";
        JsonNode far = on.has("forigen") ? on.path("forigen") : on.path("foreign");
        if (!is(on.path("resource"), other.wire()) || !is(on.path("local"), local) || !is(far, foreign)) {
            throw new BadQuery("unknown join " + on + "; this one can be {\"resource\":\"" + other.wire()
                    + "\",\"local\":\"" + local + "\",\"forigen\":\"" + foreign + "\"}");
        }
    }

    /** Says this, or nothing. */
    private static boolean is(JsonNode node, String text) {
        return absent(node) || (node.isString() && node.stringValue().equals(text));
    }

    private List<Order> sort() {
        JsonNode sort = body.path("sort");
        if (absent(sort)) {
            return List.of();
        }
        if (!sort.isObject()) {
            throw new BadQuery("\"sort\" must be an object such as {\"createdAt\":\"descending\"}, not " + sort);
        }
        List<Order> keys = new ArrayList<>();
        sort.properties().forEach(key -> keys.add(new Order(Field.of(key.getKey()), descending(key.getValue()))));
        return keys;
    }

    private static boolean descending(JsonNode direction) {
        return switch (direction.asString("")) {
            case "ascending", "1" -> false;
            case "descending", "-1" -> true;
            default -> throw new BadQuery(
                    "unknown sort direction " + direction + "; Sort can be by ascending or descending order only");
        };
    }

    private Optional<List<String>> projects() {
        JsonNode projects = body.path("context").path("projects");
        if (absent(projects)) {
            return Optional.empty();
        }
        List<String> ids = new ArrayList<>();
        for (JsonNode id : projects.isArray() ? projects : List.of(projects)) {
            if (!id.isString()) {
                throw new BadQuery("\"context.projects\" must be a list of project ids, not " + projects);
            }
            ids.add(id.stringValue());
        }
        return Optional.of(ids);
    }

    private int whole(String key, int absent) {
        JsonNode number = body.path(key);
        if (absent(number)) {
            return absent;
        }
        if (!number.isIntegralNumber() || !number.canConvertToInt() || number.intValue() < 0) {
            throw new BadQuery("\"" + key + "\" must be a whole number from 0, not " + number);
        }
        return number.intValue();
    }

    private boolean flag(String key) {
        JsonNode flag = body.path(key);
        if (!absent(flag) && !flag.isBoolean()) {
            throw new BadQuery("\"" + key + "\" must be true or false, not " + flag);
        }
        return flag.isBoolean() && flag.booleanValue();
    }

    private static Optional<ObjectNode> object(ObjectNode body, String key) {
        JsonNode value = body.path(key);
        if (!absent(value) && !value.isObject()) {
            throw new BadQuery("\"" + key + "\" must be an object, not " + value);
        }
        return value instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
    }

    private static boolean absent(JsonNode node) {
        return node instanceof MissingNode || node.isNull();
    }
}

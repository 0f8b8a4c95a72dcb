package loopbook.wire;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import loopbook.client.Bound;
import loopbook.client.SavedFilters;
import loopbook.filters.Condition;
import loopbook.filters.Conditions;
import loopbook.filters.QueryOptions;
import loopbook.filters.Resource;
import loopbook.http.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code filters.*}: the arguments are the filter itself. */
final class FilterCalls {
    private FilterCalls() {}

    static void in(Calls calls) {
        calls.add("filters.prepare", FilterCalls::prepared);
        calls.add("filters.has_field", c -> c.arg("hasField")
                .valueStream()
                .map(field -> fields(condition(c).query(resource(c))).contains(field.asString()))
                .toList());
        calls.add("filters.generate_url_query_params", FilterCalls::address);
        calls.add("filters.platform_url", c -> DatasetCalls.named(c).platformUrl(condition(c)));
        calls.add("filters.save", c -> {
            saved(c).save(c.text("filterName"), condition(c));
            return true;
        });
        calls.add("filters.load", c -> saved(c).load(c.text("filterName")).query(Resource.ITEMS));
        calls.add("filters.list", c -> saved(c).list());
    }

    private static SavedFilters saved(Case c) {
        return Bound.project(c.held("project"), c.dl()).filters();
    }

    private static JsonNode told(Case c) {
        return c.recorded().path("args");
    }

    private static Resource resource(Case c) {
        String name = c.has("setResource") ? c.text("setResource") : c.text("resource");
        return Arrays.stream(Resource.values())
                .filter(one -> one.wire().equals(name))
                .findFirst()
                .orElse(Resource.ITEMS);
    }

    /** Conditions are values: what was taken out again was never put in. */
    private static Condition condition(Case c) {
        if (c.has("setResource")) {
            return Conditions.all();
        }
        ObjectNode recipe = (ObjectNode) told(c).deepCopy();
        without(recipe.path("add"), c.texts("pop"));
        without(recipe.path("join"), c.texts("popJoin"));
        if (recipe.path("join").isEmpty()) {
            recipe.remove("join");
        }
        Condition condition = new Recipe(recipe, resource(c)).condition();
        return c.has("pop") && recipe.path("useDefaults").asBoolean(true)
                ? withoutDefaults(condition, c.texts("pop"), resource(c))
                : condition;
    }

    private static void without(JsonNode conditions, List<String> fields) {
        if (conditions instanceof ArrayNode list) {
            for (int i = list.size() - 1; i >= 0; i--) {
                if (fields.contains(list.path(i).path("field").asString())) {
                    list.remove(i);
                }
            }
        }
    }

    /** The resource's own conditions but for these, written out. */
    private static Condition withoutDefaults(Condition condition, List<String> fields, Resource resource) {
        Condition rest = Conditions.all();
        for (JsonNode one : Conditions.all().query(resource).path("filter").path("$and")) {
            Map.Entry<String, JsonNode> own = one.properties().iterator().next();
            if (!fields.contains(own.getKey())) {
                JsonNode value = own.getValue();
                rest = rest.and(
                        value.has("$in")
                                ? Conditions.where(own.getKey())
                                        .in(value.path("$in").valueStream().toArray())
                                : Conditions.where(own.getKey()).eq(value));
            }
        }
        return rest.and(condition).bare();
    }

    private static Object prepared(Case c) {
        return condition(c).query(resource(c), o -> chosen(c, o));
    }

    private static QueryOptions chosen(Case c, QueryOptions standard) {
        QueryOptions options = paged(c, standard);
        if (c.arg("context") instanceof ObjectNode context) {
            options = options.context(context);
        }
        if (c.flag("systemSpace")) {
            options = options.systemSpace();
        }
        if (c.flag("queryOnly") && !c.has("customFilter")) {
            options = options.bodyOnly();
        }
        return doing(c).apply(options);
    }

    private static QueryOptions paged(Case c, QueryOptions standard) {
        QueryOptions options = standard;
        for (JsonNode sort : c.arg("sort")) {
            String field = sort.path(0).asString();
            options = switch (sort.path(1).asString()) {
                case "ascending" -> options.ascending(field);
                case "descending" -> options.descending(field);
                default -> throw new IllegalArgumentException("Sort is ascending or descending, not " + sort.path(1));
            };
        }
        options = c.has("page") ? options.page(c.number("page")) : options;
        return c.has("pageSize") ? options.pageSize(c.number("pageSize")) : options;
    }

    private static UnaryOperator<QueryOptions> doing(Case c) {
        if (c.has("refTask") || c.has("refAssignment")) {
            List<String> tasks = c.has("refTask") ? c.texts("refTask") : List.of();
            List<String> assignments = c.has("refAssignment") ? c.texts("refAssignment") : List.of();
            return o -> c.text("refOp").equals("delete") ? o.leave(tasks, assignments) : o.join(tasks, assignments);
        }
        return switch (c.text("operation")) {
            case "" -> o -> o;
            case "delete" -> QueryOptions::delete;
            case "update" -> o -> updating(c, o);
            default -> throw new IllegalArgumentException("A query cannot " + c.text("operation"));
        };
    }

    private static QueryOptions updating(Case c, QueryOptions options) {
        ObjectNode change = Json.object();
        if (c.arg("update").isObject() && !c.arg("update").isEmpty()) {
            change.putObject("metadata").set("user", c.arg("update"));
        }
        if (!c.flag("systemMetadata") || !c.arg("systemUpdate").isObject()) {
            return options.update(change);
        }
        change.withObject("metadata").set("system", c.arg("systemUpdate"));
        return options.update(change).systemSpace();
    }

    private static List<String> fields(ObjectNode query) {
        List<String> fields = new ArrayList<>();
        for (String list : List.of("$and", "$or")) {
            query.path("filter").path(list).forEach(one -> fields.addAll(one.propertyNames()));
        }
        return fields;
    }

    private static Object address(Case c) {
        String fields = Bound.urlForm(condition(c), resource(c)).entrySet().stream()
                .map(field -> field.getKey() + "=" + field.getValue() + "&")
                .collect(Collectors.joining());
        return c.text("url") + "?" + fields + "&pageOffset=0&pageSize="
                + resource(c).pageSize();
    }
}

package loopbook.wire;

import static loopbook.filters.Conditions.where;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import loopbook.client.Listing;
import loopbook.client.Order;
import loopbook.filters.Condition;
import loopbook.filters.Conditions;
import loopbook.filters.Field;
import loopbook.filters.Resource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A filter as the cases tell it, in our words: a condition, and how a listing is sorted and paged. */
record Recipe(JsonNode told, Resource resource) {
    /** Whether the caller gave one; an empty one counts. */
    boolean given() {
        return told.isObject();
    }

    Condition condition() {
        if (told.path("customFilter") instanceof ObjectNode custom) {
            return Condition.raw(custom);
        }
        Condition own = conditions(told.path("add"), resource);
        if (told.has("join")) {
            own = own.and(
                    resource == Resource.ANNOTATIONS
                            ? Conditions.onItem(conditions(told.path("join"), Resource.ITEMS))
                            : Conditions.withAnnotation(conditions(told.path("join"), Resource.ANNOTATIONS)));
        }
        return told.path("useDefaults").asBoolean(true) ? own : own.bare();
    }

    private Condition conditions(JsonNode added, Resource of) {
        List<Condition> demands = new ArrayList<>();
        List<Condition> alternatives = new ArrayList<>();
        for (JsonNode one : added) {
            String method = one.path("method").asString("and");
            if (!method.equals("and") && !method.equals("or")) {
                throw new IllegalArgumentException("Unknown method " + method);
            }
            (method.equals("or") ? alternatives : demands).add(condition(one, of));
        }
        if (!alternatives.isEmpty()) {
            demands.add(0, Conditions.any(alternatives.toArray(Condition[]::new)));
        }
        return demands.size() == 1 ? demands.get(0) : Conditions.all(demands.toArray(Condition[]::new));
    }

    private Condition condition(JsonNode one, Resource of) {
        String name = one.path("field").asString();
        Object value = plain(one.path("values"));
        String operator = one.path("operator").asString("");
        if (name.equals("filename")
                && of == Resource.ITEMS
                && told.path("recursive").asBoolean(true)) {
            value = recursive(value);
        }
        Field field = where(name);
        return switch (operator.toLowerCase(Locale.ROOT)) {
            case "" -> field.eq(value);
            case "ne" -> field.ne(value);
            case "gt" -> field.gt(value);
            case "gte" -> field.gte(value);
            case "lt" -> field.lt(value);
            case "lte" -> field.lte(value);
            case "in" -> field.in(many(value));
            case "nin" -> field.nin(many(value));
            case "exists" -> Boolean.FALSE.equals(value) ? field.missing() : field.exists();
            default -> field.op(operator, value);
        };
    }

    /** A file name without an extension means the folder; of a list each. */
    private static Object recursive(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(Recipe::recursive).toList();
        }
        return value instanceof String text
                ? Conditions.filename(text)
                        .query(Resource.ITEMS)
                        .path("filter")
                        .path("$and")
                        .valueStream()
                        .map(one -> one.path("filename").asString(""))
                        .filter(glob -> !glob.isEmpty())
                        .findFirst()
                        .orElse(text)
                : value;
    }

    private static Object[] many(Object value) {
        return value instanceof List<?> list ? list.toArray() : new Object[] {value};
    }

    /** A value as a caller in Java would have it. */
    private static Object plain(JsonNode value) {
        if (value.isArray()) {
            return value.valueStream().map(Recipe::plain).toList();
        }
        if (value instanceof ObjectNode object) {
            Map<String, Object> map = new java.util.LinkedHashMap<>();
            object.properties().forEach(field -> map.put(field.getKey(), plain(field.getValue())));
            return map;
        }
        if (value.isNull()) {
            return value;
        }
        return value.isBoolean()
                ? (Object) value.asBoolean()
                : value.isIntegralNumber()
                        ? (Object) value.asLong()
                        : value.isNumber() ? (Object) value.asDouble() : value.asString("");
    }

    /** The listing as it was to be sorted and paged. */
    <T> Listing<T> apply(Listing<T> listing) {
        Listing<T> sorted = listing;
        for (JsonNode sort : told.path("sort")) {
            sorted = sorted.sort(sort.path(0).asString(), order(sort.path(1).asString()));
        }
        return told.has("pageSize") ? sorted.pageSize(told.path("pageSize").asInt()) : sorted;
    }

    private static Order order(String word) {
        return Arrays.stream(Order.values())
                .filter(order -> order.toString().equals(word))
                .findFirst()
                .orElseGet(() -> switch (word) {
                    case "ascending" -> Order.ASC;
                    case "descending" -> Order.DESC;
                    default -> throw new IllegalArgumentException("Sort is ascending or descending, not " + word);
                });
    }

    /** The page that was asked for. */
    int page() {
        return told.path("page").asInt(0);
    }
}

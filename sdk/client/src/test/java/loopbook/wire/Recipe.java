package loopbook.wire;

import static loopbook.filters.Conditions.where;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
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
            Condition other = conditions(told.path("join"), Resource.ANNOTATIONS);
            own = own.and(
                    resource == Resource.ANNOTATIONS ? Conditions.onItem(other) : Conditions.withAnnotation(other));
        }
        return told.path("useDefaults").asBoolean(true) ? own : own.bare();
    }

    private Condition conditions(JsonNode added, Resource of) {
        List<Condition> demands = new ArrayList<>();
        List<Condition> alternatives = new ArrayList<>();
        for (JsonNode one : lasting(added, of)) {
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

    /** Of these fields the condition that is added last replaces the others. */
    private static List<JsonNode> lasting(JsonNode added, Resource of) {
        List<String> unique = of == Resource.ITEMS
                ? List.of("type", "hidden")
                : of == Resource.ANNOTATIONS ? List.of("type") : List.of("global");
        List<JsonNode> lasting = new ArrayList<>();
        for (JsonNode one : added) {
            String field = one.path("field").asString();
            if (unique.contains(field) && !one.path("method").asString("").equals("or")) {
                lasting.removeIf(earlier -> earlier.path("field").asString().equals(field)
                        && !earlier.path("method").asString("").equals("or"));
            }
            lasting.add(one);
        }
        return lasting;
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
            case "in" -> value instanceof List<?> list ? field.in(list.toArray()) : field.op("in", value);
            case "nin" -> value instanceof List<?> list ? field.nin(list.toArray()) : field.op("nin", value);
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

    /** Whether it also says an order or a page, which a condition does not. */
    boolean orders() {
        return Stream.of("sort", "page", "pageSize").anyMatch(told::has);
    }

    /** All of it, order and page too, as a query of the wire. */
    ObjectNode query() {
        ObjectNode whole = condition().query(resource);
        if (told.has("sort")) {
            ObjectNode sort = whole.putObject("sort");
            told.path("sort")
                    .forEach(key -> sort.put(key.path(0).asString(), key.path(1).asString()));
        }
        whole.put("page", page());
        return whole.put("pageSize", Math.min(1000, told.path("pageSize").asInt(1000)));
    }

    /** A condition where that says it; a query of the wire where it must be that. */
    Condition whole() {
        return orders() ? Condition.raw(query()) : condition();
    }

    /** The same, where conditions are on this and nothing else. */
    Recipe on(Resource only) {
        if (resource != only) {
            throw new IllegalArgumentException("conditions here are on " + only + ", not on " + resource);
        }
        return this;
    }

    /** The listing as it was to be sorted and paged. */
    <T> Listing<T> apply(Listing<T> listing) {
        return told.has("pageSize")
                ? sorted(listing).pageSize(told.path("pageSize").asInt())
                : sorted(listing);
    }

    /** The listing as it was to be sorted. */
    <T> Listing<T> sorted(Listing<T> listing) {
        Listing<T> sorted = listing;
        for (JsonNode sort : told.path("sort")) {
            sorted = sorted.sort(sort.path(0).asString(), order(sort.path(1).asString()));
        }
        return sorted;
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

package loopbook.client;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A condition as parameters of an address: {@code projects=p1,p2&title=x}. */
final class UrlForm {
    private UrlForm() {}

    /** Each field with its values; what an address cannot say is refused. */
    static Map<String, String> fields(ObjectNode query) {
        Map<String, String> fields = new LinkedHashMap<>();
        JsonNode filter = query.path("filter");
        if (filter.has("$or") || query.has("join")) {
            throw unsayable(query);
        }
        for (JsonNode condition : filter.path("$and")) {
            condition.properties().forEach(entry -> {
                if (fields.put(entry.getKey(), values(entry.getValue(), query)) != null) {
                    throw unsayable(query);
                }
            });
        }
        return fields;
    }

    private static String values(JsonNode value, ObjectNode query) {
        JsonNode plain = value.has("$in") ? value.path("$in") : value.has("$eq") ? value.path("$eq") : value;
        if (plain.isObject()) {
            throw unsayable(query);
        }
        return plain.isArray() ? Trees.strings(plain).stream().collect(Collectors.joining(",")) : plain.asString();
    }

    private static IllegalArgumentException unsayable(ObjectNode query) {
        return new IllegalArgumentException(
                "Recipes are asked for by an address, which can only say which values fields" + " may have: "
                        + query.path("filter") + ". List more and filter in Java: list().stream().filter(…)");
    }
}

package loopbook.filters;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One comparison; without an operator the value stands for itself. */
record Leaf(String field, @Nullable String operator, JsonNode value) implements Node {
    private static final Map<String, String> STRICT_OPPOSITES =
            Map.of("eq", "ne", "ne", "eq", "in", "nin", "nin", "in");
    private static final Map<String, String> ORDERED_OPPOSITES =
            Map.of("gt", "lte", "gte", "lt", "lt", "gte", "lte", "gt");

    ObjectNode json() {
        ObjectNode entry = JsonNodeFactory.instance.objectNode();
        if (operator == null) {
            entry.set(field, value.deepCopy());
        } else {
            entry.putObject(field).set("$" + operator, value.deepCopy());
        }
        return entry;
    }

    @Override
    public Node negated() {
        if (operator == null) {
            return negatedValue();
        } else if (operator.equals("exists")) {
            return new Leaf(field, operator, JsonNodeFactory.instance.booleanNode(!value.asBoolean()));
        } else if (STRICT_OPPOSITES.containsKey(operator)) {
            return new Leaf(field, STRICT_OPPOSITES.get(operator), value);
        } else if (ORDERED_OPPOSITES.containsKey(operator)) {
            // A missing field is neither above nor below, so it belongs to the opposite.
            return Any.of(List.of(new Leaf(field, ORDERED_OPPOSITES.get(operator), value), new Field(field).missing()));
        }
        throw new IllegalArgumentException("not(" + json() + ") cannot be said to the platform: $" + operator
                + " has no opposite. List the rest and filter in Java: list().stream().filter(…).");
    }

    private Node negatedValue() {
        if (value.isString() && value.stringValue().contains("*")) {
            throw new IllegalArgumentException("not(" + json() + ") cannot be said to the platform: a pattern with *"
                    + " has no opposite. Name exact values with nin(…), or filter in Java: list().stream().filter(…).");
        }
        return new Leaf(field, "ne", value);
    }

    @Override
    public boolean settles(String name, Resource resource) {
        return field.equals(name);
    }

    @Override
    public Node on(Resource resource) {
        return this;
    }

    @Override
    public String toString() {
        return Query.text(this);
    }
}

package loopbook.filters;

import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A field that a condition is about. Values are text, numbers, booleans, moments ({@link java.time.Instant} and other
 * types with a zone), lists and maps of these, or JSON.
 */
public final class Field {
    private final String name;

    Field(String name) {
        this.name = Objects.requireNonNull(name, "field");
        if (name.isBlank()) {
            throw new IllegalArgumentException(
                    "where(\"\") names no field; write for instance where(\"metadata.user.score\").");
        }
    }

    /** The dotted path, as it is sent. */
    public String name() {
        return name;
    }

    /** Has this value. In a text value {@code *} is the platform's wildcard. */
    public Condition eq(Object value) {
        return new Leaf(name, null, Values.of(value, this));
    }

    /** Does not have this value, or is missing. */
    public Condition ne(Object value) {
        return leaf("ne", value);
    }

    /** Has one of these values: several arguments, or one list. */
    public Condition in(Object... values) {
        return new Leaf(name, "in", Values.list(values, this));
    }

    /** Has none of these values, or is missing: several arguments, or one list. */
    public Condition nin(Object... values) {
        return new Leaf(name, "nin", Values.list(values, this));
    }

    /** Is greater than. */
    public Condition gt(Object value) {
        return ordered("gt", value);
    }

    /** Is greater than or equal to. */
    public Condition gte(Object value) {
        return ordered("gte", value);
    }

    /** Is less than. */
    public Condition lt(Object value) {
        return ordered("lt", value);
    }

    /** Is less than or equal to. */
    public Condition lte(Object value) {
        return ordered("lte", value);
    }

    /** Is there. */
    public Condition exists() {
        return leaf("exists", true);
    }

    /** Is not there. */
    public Condition missing() {
        return leaf("exists", false);
    }

    /** Is missing, or null: {@code {"field": null}}. */
    public Condition isNull() {
        return new Leaf(name, null, JsonNodeFactory.instance.nullNode());
    }

    /** Is a text that fits the pattern, in which {@code *} stands for any text: {@code where("name").matches("cat*")}. */
    public Condition matches(String glob) {
        return eq(glob);
    }

    /** Is an object, or a list with an object, that has all of these members: the wire's {@code $match}. */
    public Condition matches(Map<String, ?> members) {
        return leaf("match", members);
    }

    /** Any other operator of the platform, sent as {@code $operator}. */
    public Condition op(String operator, Object value) {
        return leaf(operator.startsWith("$") ? operator.substring(1) : operator, value);
    }

    private Condition leaf(String operator, Object value) {
        return new Leaf(name, operator, Values.of(value, this));
    }

    private Condition ordered(String operator, Object value) {
        JsonNode json = Values.of(value, this);
        if (json.isNumber() || json.isString()) {
            return new Leaf(name, operator, json);
        }
        throw new IllegalArgumentException("where(\"" + name + "\")." + operator + "(" + json
                + ") compares with something that has no order; give a number, a text or a moment.");
    }
}

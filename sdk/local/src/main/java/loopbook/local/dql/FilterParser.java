package loopbook.local.dql;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads filters; counts the conditions of one query, so that no query is endless. */
final class FilterParser {
    private static final int MOST = 1000;
    private static final int DEEPEST = 32;
    private static final String KNOWN =
            "$and $or $not $eq $ne $in $nin $gt $gte $lt $lte $exists $match".replace(" ", ", ");

    private int conditions;

    Condition parse(JsonNode filter) {
        return object(filter, "", 0);
    }

    private Condition object(JsonNode node, String at, int depth) {
        if (!(node instanceof ObjectNode filter)) {
            throw new BadQuery((at.isEmpty() ? "a filter" : at) + " must be an object of conditions, not " + node);
        }
        if (depth > DEEPEST) {
            throw new BadQuery("the filter is more than " + DEEPEST + " levels deep");
        }
        List<Condition> all = new ArrayList<>();
        filter.properties().forEach(entry -> all.add(entry(entry.getKey(), entry.getValue(), depth)));
        return all.size() == 1 ? all.get(0) : new Condition.All(all);
    }

    private Condition entry(String key, JsonNode value, int depth) {
        return switch (key) {
            case "$and" -> new Condition.All(each(key, value, member -> object(member, "a member of $and", depth + 1)));
            case "$or" -> new Condition.Any(each(key, value, member -> object(member, "a member of $or", depth + 1)));
            case "$not" -> new Condition.Not(object(value, "$not", depth + 1));
            default -> field(fieldOf(key), value, depth);
        };
    }

    private static Field fieldOf(String key) {
        if (key.startsWith("$")) {
            throw new BadQuery("unknown operator " + key + "; known are " + KNOWN);
        }
        return Field.of(key);
    }

    private static List<Condition> each(String operator, JsonNode members, Function<JsonNode, Condition> parse) {
        if (!members.isArray()) {
            throw new BadQuery(operator + " must be a list of conditions, not " + members);
        }
        return members.valueStream().map(parse).toList();
    }

    private Condition field(Field field, JsonNode value, int depth) {
        if (value instanceof ObjectNode object && !hasOperator(object) && asksBelow(object)) {
            return below(field, object, depth);
        }
        if (!(value instanceof ObjectNode object) || !hasOperator(object)) {
            return in(field, List.of(value));
        }
        if (depth > DEEPEST) {
            throw new BadQuery("the condition on \"" + field.name() + "\" is more than " + DEEPEST + " levels deep");
        }
        List<Condition> all = new ArrayList<>();
        object.properties().forEach(entry -> all.add(operator(field, entry.getKey(), entry.getValue(), depth)));
        return all.size() == 1 ? all.get(0) : new Condition.All(all);
    }

    /** An object with questions inside stands for the fields it names: {@code {"metadata": {"status": {"$exists": true}}}}. */
    private Condition below(Field field, ObjectNode object, int depth) {
        if (depth > DEEPEST) {
            throw new BadQuery("the condition on \"" + field.name() + "\" is more than " + DEEPEST + " levels deep");
        }
        return new Condition.All(object.properties().stream()
                .map(entry -> field(fieldOf(field.name() + "." + entry.getKey()), entry.getValue(), depth + 1))
                .toList());
    }

    private static boolean asksBelow(JsonNode node) {
        return node.isObject()
                && node.properties().stream()
                        .anyMatch(entry -> entry.getKey().startsWith("$") || asksBelow(entry.getValue()));
    }

    private static boolean hasOperator(ObjectNode object) {
        return object.propertyNames().stream().anyMatch(name -> name.startsWith("$"));
    }

    private Condition operator(Field field, String operator, JsonNode operand, int depth) {
        return switch (operator) {
            case "$eq" -> in(field, List.of(operand));
            case "$ne" -> new Condition.Not(in(field, List.of(operand)));
            case "$in" -> in(field, members(field, operator, operand));
            case "$nin" -> new Condition.Not(in(field, members(field, operator, operand)));
            case "$gt" -> compare(field, operator, ">", operand);
            case "$gte" -> compare(field, operator, ">=", operand);
            case "$lt" -> compare(field, operator, "<", operand);
            case "$lte" -> compare(field, operator, "<=", operand);
            case "$exists" -> exists(field, operand);
            case "$match" -> test(
                    field, new Check.Match(object(operand, "$match of \"" + field.name() + "\"", depth + 1)));
            case "$not" -> new Condition.Not(field(field, operand, depth + 1));
            case "$and" -> new Condition.All(each(operator, operand, member -> field(field, member, depth + 1)));
            case "$or" -> new Condition.Any(each(operator, operand, member -> field(field, member, depth + 1)));
            default -> throw new BadQuery(
                    "unknown operator " + operator + " on \"" + field.name() + "\"; known are " + KNOWN);
        };
    }

    private static List<JsonNode> members(Field field, String operator, JsonNode operand) {
        if (!operand.isArray()) {
            throw new BadQuery(operator + " of \"" + field.name() + "\" must be a list, not " + operand);
        }
        return operand.valueStream().toList();
    }

    private Condition in(Field field, List<JsonNode> members) {
        List<JsonNode> values = new ArrayList<>();
        List<Glob> globs = new ArrayList<>();
        for (JsonNode member : members) {
            if (member.isString() && member.stringValue().contains("*")) {
                globs.add(Glob.of(member.stringValue(), field));
            } else {
                values.add(Dates.asKept(field, member));
            }
        }
        conditions += globs.size();
        return test(field, new Check.In(values, globs));
    }

    private Condition compare(Field field, String operator, String sql, JsonNode operand) {
        if (!operand.isNumber() && !operand.isString()) {
            throw new BadQuery(operator + " of \"" + field.name() + "\" needs a number or a text, not " + operand);
        }
        return test(field, new Check.Compare(sql, Dates.asKept(field, operand)));
    }

    private Condition exists(Field field, JsonNode operand) {
        if (!operand.isBoolean()) {
            throw new BadQuery("$exists of \"" + field.name() + "\" must be true or false, not " + operand);
        }
        Condition exists = test(field, new Check.Exists());
        return operand.booleanValue() ? exists : new Condition.Not(exists);
    }

    private Condition test(Field field, Check check) {
        conditions++;
        if (conditions > MOST) {
            throw new BadQuery("the query has more than " + MOST + " conditions");
        }
        return new Condition.Test(field, check);
    }
}

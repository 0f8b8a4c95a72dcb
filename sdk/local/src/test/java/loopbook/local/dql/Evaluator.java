package loopbook.local.dql;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The semantics table of {@code DQL.md} in the plainest form: over documents in memory, sharing nothing with the compiler. */
final class Evaluator {
    private Evaluator() {}

    static boolean matches(JsonNode doc, JsonNode filter) {
        return filter.properties().stream().allMatch(e -> switch (e.getKey()) {
            case "$and" -> e.getValue().valueStream().allMatch(member -> matches(doc, member));
            case "$or" -> e.getValue().valueStream().anyMatch(member -> matches(doc, member));
            case "$not" -> !matches(doc, e.getValue());
            default -> holds(e.getKey(), values(doc, e.getKey()), e.getValue());
        });
    }

    /** All values of a path, a list at the end as itself and as its elements. */
    private static List<JsonNode> values(JsonNode doc, String field) {
        List<JsonNode> nodes = List.of(doc);
        for (Iterator<String> keys = List.of(field.split("\\.")).iterator(); keys.hasNext(); ) {
            List<JsonNode> next = new ArrayList<>();
            String key = keys.next();
            for (JsonNode node : nodes) {
                if (node.isObject() && node.has(key)) {
                    JsonNode value = node.get(key);
                    if (!value.isArray() || !keys.hasNext()) {
                        next.add(value);
                    }
                    if (value.isArray()) {
                        value.forEach(next::add);
                    }
                }
            }
            nodes = next;
        }
        return nodes;
    }

    private static boolean holds(String field, List<JsonNode> values, JsonNode condition) {
        boolean operators =
                condition.isObject() && condition.propertyNames().stream().anyMatch(name -> name.startsWith("$"));
        if (!operators) {
            return equal(field, values, condition);
        }
        return condition.properties().stream().allMatch(e -> operator(field, values, e.getKey(), e.getValue()));
    }

    private static boolean operator(String field, List<JsonNode> values, String operator, JsonNode operand) {
        return switch (operator) {
            case "$eq" -> equal(field, values, operand);
            case "$ne" -> !equal(field, values, operand);
            case "$in" -> operand.valueStream().anyMatch(member -> equal(field, values, member));
            case "$nin" -> operand.valueStream().noneMatch(member -> equal(field, values, member));
            case "$gt" -> compares(values, operand, order -> order > 0);
            case "$gte" -> compares(values, operand, order -> order >= 0);
            case "$lt" -> compares(values, operand, order -> order < 0);
            case "$lte" -> compares(values, operand, order -> order <= 0);
            case "$exists" -> values.isEmpty() != operand.booleanValue();
            case "$match" -> values.stream().anyMatch(value -> value.isObject() && matches(value, operand));
            case "$not" -> !holds(field, values, operand);
            case "$and" -> operand.valueStream().allMatch(member -> holds(field, values, member));
            case "$or" -> operand.valueStream().anyMatch(member -> holds(field, values, member));
            default -> throw new IllegalArgumentException(operator);
        };
    }

    private static boolean equal(String field, List<JsonNode> values, JsonNode operand) {
        if (operand.isNull() && values.isEmpty()) {
            return true;
        }
        return values.stream().anyMatch(value -> {
            if (value.isNumber() && operand.isNumber()) {
                return number(value).compareTo(number(operand)) == 0;
            }
            if (value.isString() && operand.isString() && operand.stringValue().contains("*")) {
                return glob(field, operand.stringValue())
                        .matcher(value.stringValue())
                        .matches();
            }
            return value.getNodeType() == operand.getNodeType()
                    && value.toString().equals(operand.toString());
        });
    }

    private static boolean compares(List<JsonNode> values, JsonNode operand, Predicate<Integer> wanted) {
        return values.stream()
                .anyMatch(value -> (value.isNumber()
                                && operand.isNumber()
                                && wanted.test(number(value).compareTo(number(operand))))
                        || (value.isString()
                                && operand.isString()
                                && wanted.test(byCodePoint(value.stringValue(), operand.stringValue()))));
    }

    private static BigDecimal number(JsonNode node) {
        return new BigDecimal(node.toString());
    }

    private static int byCodePoint(String a, String b) {
        int[] left = a.codePoints().toArray();
        int[] right = b.codePoints().toArray();
        return Arrays.compare(left, right);
    }

    private static Pattern glob(String field, String pattern) {
        boolean path = field.equals("filename") || field.equals("dir");
        String stars = pattern.replaceAll("\\*{2,}", "**");
        if (field.equals("dir") && stars.endsWith("/*")) {
            stars += "*";
        }
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < stars.length(); i++) {
            if (path && stars.startsWith("/**/", i)) {
                regex.append("/(.*/)?");
                i += 3;
            } else if (stars.startsWith("**", i)) {
                regex.append(".*");
                i++;
            } else if (stars.charAt(i) == '*') {
                regex.append(path ? "[^/]*" : ".*");
            } else {
                regex.append(Pattern.quote(stars.substring(i, i + 1)));
            }
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }
}

package loopbook.local.dql;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What is asked of a field. Only what finds something; the opposites are a {@link Condition.Not} around it. */
sealed interface Check {
    Sql sql(Source source, Scope scope);

    /** Some value equals one of these, or fits one of the globs; {@code null} is met by a missing field too. */
    record In(List<JsonNode> values, List<Glob> globs) implements Check {
        /** Above this many values one JSON text is bound instead of each value. */
        private static final int MANY = 64;

        public In {
            values = List.copyOf(values);
            globs = List.copyOf(globs);
        }

        @Override
        public Sql sql(Source source, Scope scope) {
            List<Sql> any = new ArrayList<>();
            if (!values.isEmpty() || !globs.isEmpty()) {
                Sql mayHold = globs.isEmpty() ? source.mayHold(values) : Sql.TRUE;
                any.add(Sql.all(List.of(mayHold, source.any(this::holds))));
            }
            if (values.stream().anyMatch(JsonNode::isNull)) {
                any.add(source.there().not());
            }
            return Sql.any(any);
        }

        private Sql holds(Value value) {
            Map<Type, List<JsonNode>> byType = new EnumMap<>(Type.class);
            values.forEach(v ->
                    byType.computeIfAbsent(Type.of(v), t -> new ArrayList<>()).add(v));
            List<Sql> any = new ArrayList<>();
            byType.forEach((type, same) -> any.add(oneOf(value, type, same)));
            globs.forEach(glob -> any.add(value.when(Type.TEXT, glob.sql(value))));
            return Sql.any(any);
        }

        private static Sql oneOf(Value value, Type type, List<JsonNode> same) {
            if (same.size() == 1 || type == Type.NULL) {
                return value.equal(same.get(0));
            }
            if (same.size() <= MANY || type == Type.BOOLEAN) {
                Sql list = Sql.list(same.stream().map(Value::bind).toList());
                return value.when(type, Sql.of(value.sql(), " IN (", list, ")"));
            }
            String list = JsonNodeFactory.instance.arrayNode().addAll(same).toString();
            return value.when(type, Sql.of(value.sql(), " IN (SELECT value FROM json_each(", Sql.value(list), "))"));
        }
    }

    /** Some value of the operand's type compares so: a number or a text. */
    record Compare(String operator, JsonNode operand) implements Check {
        @Override
        public Sql sql(Source source, Scope scope) {
            return source.any(value ->
                    value.when(Type.of(operand), Sql.of(value.sql(), " " + operator + " ", Value.bind(operand))));
        }
    }

    /** There is a value. */
    record Exists() implements Check {
        @Override
        public Sql sql(Source source, Scope scope) {
            return source.there();
        }
    }

    /** Some value is an object, or a list with an object, that meets the condition. */
    record Match(Condition condition) implements Check {
        @Override
        public Sql sql(Source source, Scope scope) {
            return source.any(value -> value.when(Type.OBJECT, condition.sql(scope.inside(value.sql()))));
        }
    }
}

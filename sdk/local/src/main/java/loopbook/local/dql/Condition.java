package loopbook.local.dql;

import java.util.List;

/** What a row (or an object inside it) must meet. Immutable; prints as what it says. */
sealed interface Condition {
    Condition EVERYTHING = new All(List.of());

    Sql sql(Scope scope);

    record All(List<Condition> conditions) implements Condition {
        public All {
            conditions = List.copyOf(conditions);
        }

        @Override
        public Sql sql(Scope scope) {
            return Sql.all(conditions.stream().map(c -> c.sql(scope)).toList());
        }
    }

    record Any(List<Condition> conditions) implements Condition {
        public Any {
            conditions = List.copyOf(conditions);
        }

        @Override
        public Sql sql(Scope scope) {
            return Sql.any(conditions.stream().map(c -> c.sql(scope)).toList());
        }
    }

    record Not(Condition condition) implements Condition {
        @Override
        public Sql sql(Scope scope) {
            return condition.sql(scope).not();
        }
    }

    record Test(Field field, Check check) implements Condition {
        @Override
        public Sql sql(Scope scope) {
            return check.sql(scope.source(field), scope);
        }
    }
}

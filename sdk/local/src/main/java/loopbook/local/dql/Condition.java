package loopbook.local.dql;

import java.util.List;

/** What a row (or an object inside it) must meet. Immutable; prints as what it says. */
sealed interface Condition {
    Condition EVERYTHING = new All(List.of());

    Sql sql(Scope scope);

    /** No JSON has to be read to tell. */
    boolean quick(Resource resource);

    record All(List<Condition> conditions) implements Condition {
        public All {
            conditions = List.copyOf(conditions);
        }

        @Override
        public Sql sql(Scope scope) {
            return Sql.all(conditions.stream().map(c -> c.sql(scope)).toList());
        }

        @Override
        public boolean quick(Resource resource) {
            return conditions.stream().allMatch(c -> c.quick(resource));
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

        @Override
        public boolean quick(Resource resource) {
            return conditions.stream().allMatch(c -> c.quick(resource));
        }
    }

    record Not(Condition condition) implements Condition {
        @Override
        public Sql sql(Scope scope) {
            return condition.sql(scope).not();
        }

        @Override
        public boolean quick(Resource resource) {
            return condition.quick(resource);
        }
    }

    record Test(Field field, Check check) implements Condition {
        @Override
        public Sql sql(Scope scope) {
            return check.sql(scope.source(field), scope);
        }

        @Override
        public boolean quick(Resource resource) {
            return Columns.of(resource).containsKey(field.name());
        }
    }
}

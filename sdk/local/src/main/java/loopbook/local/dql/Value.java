package loopbook.local.dql;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * One value in SQL: what it is, and how to ask for its type.
 *
 * @param type an expression that gives SQLite's name of the JSON type; absent if {@code known} says it
 * @param known the type of a column, which needs no question (and lets an index be used)
 * @param ordered the column has an index that a range of texts can use
 */
record Value(Sql sql, Optional<Sql> type, Optional<Type> known, boolean ordered) {
    static Value column(String column, Type type, boolean ordered) {
        return new Value(Sql.text(column), Optional.empty(), Optional.of(type), ordered);
    }

    static Value json(Sql type, Sql value) {
        return new Value(value, Optional.of(type), Optional.empty(), false);
    }

    /** The condition, if the value is of this type. */
    Sql when(Type wanted, Sql condition) {
        if (known.isPresent()) {
            return known.get() == wanted ? condition : Sql.FALSE;
        }
        Sql guard = Sql.of(type.orElseThrow(), " ", wanted.test());
        return condition.equals(Sql.TRUE) ? guard : Sql.of("(", guard, " AND ", condition, ")");
    }

    Sql is(Type wanted) {
        return known.isPresent() && wanted == Type.NULL ? Sql.of(sql, " IS NULL") : when(wanted, Sql.TRUE);
    }

    Sql equal(JsonNode other) {
        Type wanted = Type.of(other);
        return wanted == Type.NULL ? is(Type.NULL) : when(wanted, Sql.of(sql, " = ", bind(other)));
    }

    /** A value as SQLite sees it: booleans are 1 and 0, lists and objects their text. */
    static Sql bind(JsonNode node) {
        if (node.isString()) {
            return Sql.value(node.stringValue());
        }
        if (node.isBoolean()) {
            return Sql.value(node.booleanValue() ? 1L : 0L);
        }
        if (node.isNumber()) {
            return Sql.value(
                    node.isIntegralNumber() && node.canConvertToLong()
                            ? (Object) node.longValue()
                            : node.doubleValue());
        }
        return Sql.value(node.toString());
    }
}

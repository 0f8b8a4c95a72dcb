package loopbook.local.dql;

import java.util.List;
import java.util.Optional;

/** The other side of the items-annotations pair, and what it must meet. */
record Join(Resource other, Condition condition) {
    /** Asks for each row whether there is a partner: the way for a partner that most rows have, and for first pages. */
    Sql each(Scope scope) {
        return Sql.of("EXISTS (SELECT 1 FROM " + other.table() + " WHERE ", partner(), " AND ", inner(scope), ")");
    }

    /** Finds all partners first: the way for rare ones, and for counts. */
    Sql together(Scope scope) {
        String key = other == Resource.ITEMS ? "id" : "item";
        String own = other == Resource.ITEMS ? "annotations.item" : "items.id";
        Sql inner = Sql.all(List.of(scope.inDataset(other.table()), inner(scope)));
        return Sql.of(own + " IN (SELECT " + key + " FROM " + other.table() + " WHERE ", inner, ")");
    }

    /** Whether it can be told quickly how many partners there are. */
    boolean countable() {
        return condition.quick(other);
    }

    /** Partners that meet the condition, each of them a row, at most so many. */
    Sql some(Optional<String> dataset, long most) {
        Scope scope = Scope.row(other, dataset);
        Sql found = Sql.all(List.of(scope.inDataset(other.table()), condition.sql(scope)));
        return Sql.of("SELECT 1 FROM " + other.table() + " WHERE ", found, " LIMIT " + most);
    }

    private Sql inner(Scope scope) {
        return condition.sql(scope.joined(other));
    }

    private static Sql partner() {
        return Sql.text("annotations.item = items.id");
    }
}

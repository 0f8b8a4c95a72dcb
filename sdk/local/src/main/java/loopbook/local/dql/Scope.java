package loopbook.local.dql;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What fields are counted from: a row of a table, or an object inside one.
 *
 * @param dataset the only data set that is looked into
 * @param aliases gives each sub-query of one statement its own name
 */
record Scope(Resource resource, Optional<String> dataset, Sql doc, boolean row, AtomicInteger aliases) {
    private static final int MOST_ALIASES = 5_000;

    static Scope row(Resource resource, Optional<String> dataset) {
        return new Scope(resource, dataset, doc(resource), true, new AtomicInteger());
    }

    /** A row of the other side of a join, in the same statement. */
    Scope joined(Resource other) {
        return new Scope(other, dataset, doc(other), true, aliases);
    }

    Scope inside(Sql object) {
        return new Scope(resource, dataset, object, false, aliases);
    }

    Source source(Field field) {
        if (row && resource == Resource.ITEMS && field.name().equals("label")) {
            return new Source.Labels(this);
        }
        Source column = row ? Columns.of(resource).get(field.name()) : null;
        return column == null ? new Source.Json(doc, field, this) : column;
    }

    Sql inDataset(String table) {
        return dataset.map(id -> Sql.of(table + ".dataset = ", Sql.value(id))).orElse(Sql.TRUE);
    }

    /** A new name for a sub-query; a {@link BadQuery} before a statement of endless copies fills the memory. */
    String alias() {
        int number = aliases.incrementAndGet();
        if (number > MOST_ALIASES) {
            throw BadQuery.tooLong();
        }
        return "e" + number;
    }

    private static Sql doc(Resource resource) {
        return Sql.text(resource.table() + ".doc");
    }
}

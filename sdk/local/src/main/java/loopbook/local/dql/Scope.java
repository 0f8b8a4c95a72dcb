package loopbook.local.dql;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * What fields are counted from: a row of a table, or an object inside one.
 *
 * @param aliases gives each sub-query of one statement its own name
 */
record Scope(Resource resource, Sql doc, boolean row, AtomicInteger aliases) {
    static Scope row(Resource resource) {
        return new Scope(resource, Sql.text(resource.table() + ".doc"), true, new AtomicInteger());
    }

    /** A row of the other side of a join, in the same statement. */
    Scope joined(Resource other) {
        return new Scope(other, Sql.text(other.table() + ".doc"), true, aliases);
    }

    Scope inside(Sql object) {
        return new Scope(resource, object, false, aliases);
    }

    Source source(Field field) {
        Source column = row ? Columns.of(resource).get(field.name()) : null;
        return column == null ? new Source.Json(doc, field, this) : column;
    }

    String alias() {
        return "e" + aliases.incrementAndGet();
    }
}

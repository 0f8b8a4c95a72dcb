package loopbook.client;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * One answer of a listing.
 *
 * @param number which page this is, from 0
 * @param rows the entities on it, in the order of the server
 * @param total how many matched, as this answer says
 * @param more whether another page follows
 * @param pass what came from the first page to the end of this one
 */
record RawPage(int number, List<ObjectNode> rows, long total, boolean more, Pass pass) {

    /**
     * What a listing has brought so far.
     *
     * @param seen how many rows
     * @param ids a number made of their ids in their order: another one for other rows
     * @param expected how many matched when the first page was read
     * @param counted whether the count changed, and is believed anew
     * @param since when the first row was created, as the server says it; empty where it does not
     */
    record Pass(long seen, long ids, long expected, boolean counted, String since) {
        static Pass of(List<ObjectNode> rows, long total) {
            String since = rows.isEmpty() ? "" : rows.get(0).path("createdAt").asString("");
            return new Pass(0, 1, total, false, since).and(rows);
        }

        Pass and(List<ObjectNode> rows) {
            long mark = ids;
            for (ObjectNode row : rows) {
                mark = 31 * mark + row.path("id").asString("").hashCode();
                mark ^= mark >>> 29;
            }
            return new Pass(seen + rows.size(), mark, expected, counted, since);
        }

        Pass counted(long total) {
            return new Pass(seen, ids, total, true, since);
        }

        /** Whether the same rows came in the same order. */
        boolean same(Pass other) {
            return seen == other.seen && ids == other.ids;
        }
    }

    /** A page alone, or the first one. */
    RawPage(int number, List<ObjectNode> rows, long total, boolean more) {
        this(number, rows, total, more, Pass.of(rows, total));
    }

    /** The same as the page that follows this one; as the first one after null. */
    RawPage following(@Nullable RawPage previous) {
        return previous == null ? this : new RawPage(number, rows, total, more, previous.pass.and(rows));
    }

    /** The same, but for another page that follows it. */
    RawPage withMore() {
        return new RawPage(number, rows, total, true, pass);
    }

    /** The same, but so many are expected as this answer says. */
    RawPage counted() {
        return new RawPage(number, rows, total, more, pass.counted(total));
    }

    long seen() {
        return pass.seen();
    }

    long expected() {
        return pass.expected();
    }

    /** Whether it is said to be the last one, though fewer rows came than there were. */
    boolean endsShort() {
        return !more && seen() < expected();
    }

    /** When the first row of the listing was created. */
    Optional<String> since() {
        return pass.since().isEmpty() ? Optional.empty() : Optional.of(pass.since());
    }

    /** The id of the last row, after which a keyset page starts. */
    String lastId() {
        return rows.get(rows.size() - 1).path("id").asString();
    }
}

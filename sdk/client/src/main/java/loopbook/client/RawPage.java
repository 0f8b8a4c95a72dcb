package loopbook.client;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * One answer of a listing.
 *
 * @param number which page this is, from 0
 * @param rows the entities on it, in the order of the server
 * @param total how many matched, as this answer says
 * @param more whether another page follows
 * @param seen how many rows came from the first page to the end of this one
 * @param expected how many matched when the first page was read
 */
record RawPage(int number, List<ObjectNode> rows, long total, boolean more, long seen, long expected) {

    /** A page alone, or the first one. */
    RawPage(int number, List<ObjectNode> rows, long total, boolean more) {
        this(number, rows, total, more, rows.size(), total);
    }

    /** The same as the page that follows this one; as the first one after null. */
    RawPage following(@Nullable RawPage previous) {
        return previous == null
                ? this
                : new RawPage(number, rows, total, more, previous.seen + rows.size(), previous.expected);
    }

    /** The same, but for another page that follows it. */
    RawPage withMore() {
        return new RawPage(number, rows, total, true, seen, expected);
    }

    /** Whether it is said to be the last one, though fewer rows came than there were. */
    boolean endsShort() {
        return !more && seen < expected;
    }

    /** The id of the last row, after which a keyset page starts. */
    String lastId() {
        return rows.get(rows.size() - 1).path("id").asString();
    }
}

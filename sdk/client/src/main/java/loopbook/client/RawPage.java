package loopbook.client;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * One answer of a listing.
 *
 * @param number which page this is, from 0
 * @param rows the entities on it, in the order of the server
 * @param total how many matched, as this answer says
 * @param more whether another page follows
 */
record RawPage(int number, List<ObjectNode> rows, long total, boolean more) {

    /** The id of the last row, after which a keyset page starts. */
    String lastId() {
        return rows.get(rows.size() - 1).path("id").asString();
    }
}

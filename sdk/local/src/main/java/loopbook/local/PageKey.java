package loopbook.local;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a query asks for, apart from how far its reader has come. A reader that goes through everything asks the same
 * again and again, each time with {@code {"id": {"$gt": <last id seen>}}} at the end of its conditions: what is left is
 * then known without counting, namely what was left before less one page.
 *
 * @param rest the query without its page and without that last condition
 * @param after the id in that condition; empty if there is none
 * @param byId whether the rows come in the order of ids, beginning with the first one
 */
record PageKey(String rest, String after, boolean byId) {
    static PageKey of(String dataset, ObjectNode body) {
        ObjectNode rest = body.deepCopy();
        rest.remove("page");
        String direction =
                rest.path("sort").size() == 1 ? rest.path("sort").path("id").asString("") : "";
        String operator = direction.equals("descending") ? "$lt" : "$gt";
        String after = takeCursor(rest.path("filter").path("$and"), operator);
        boolean byId = (direction.equals("ascending") || direction.equals("descending"))
                && body.path("page").asInt(0) == 0;
        return new PageKey(dataset + rest, after == null ? "" : after, byId);
    }

    private static @Nullable String takeCursor(JsonNode all, String operator) {
        if (!(all instanceof ArrayNode conditions) || conditions.isEmpty()) {
            return null;
        }
        JsonNode last = conditions.get(conditions.size() - 1);
        String id = last.size() == 1 && last.path("id").size() == 1 ? Json.text(last.path("id"), operator) : null;
        if (id != null) {
            conditions.remove(conditions.size() - 1);
        }
        return id;
    }

    /** The same question for a reader who has come to this id. */
    PageKey after(String id) {
        return new PageKey(rest, id, byId);
    }
}

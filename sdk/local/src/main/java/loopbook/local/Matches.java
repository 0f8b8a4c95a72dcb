package loopbook.local;

import java.util.List;
import loopbook.local.dql.Query;
import loopbook.local.dql.Sql;
import loopbook.local.store.ItemRow;
import loopbook.local.store.Items;
import loopbook.local.store.Tx;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a query finds among the items of a dataset, gone through by id: long work reads it piece by piece, and knows by the
 * last id how far it came. What is added while it runs is not seen: it has greater ids than the command.
 *
 * @param query of items; null and {} find everything
 * @param until the greatest id that counts
 */
record Matches(String dataset, JsonNode query, String until) {
    /** Greater than any id. */
    static final String NO_END = "g";

    /** The question as a caller sent it; a 400 if it is none. */
    static Matches of(String dataset, @Nullable JsonNode query, String until) {
        if (query != null && !query.isNull() && !query.isObject()) {
            throw ApiError.badRequest("the query must be an object with a filter");
        }
        Matches matches = new Matches(dataset, query == null || query.isNull() ? Json.object() : query, until);
        matches.parse(Json.object());
        return matches;
    }

    /** How many there are. */
    long count(Tx tx) {
        Sql count = parse(Json.object().put("$lte", until)).count();
        return tx.number(count.text(), count.binds());
    }

    /** The next ones behind this id, in the order of ids. */
    List<ItemRow> after(Tx tx, String id, int most) {
        ObjectNode range = Json.object().put("$lte", until);
        if (!id.isEmpty()) {
            range.put("$gt", id);
        }
        Sql page = parse(range, most).page("id", sql -> tx.number(sql.text(), sql.binds()));
        return tx.all(page.text(), page.binds(), row -> row.text(1)).stream()
                .map(found -> Items.find(tx, found).orElseThrow())
                .toList();
    }

    private Query parse(ObjectNode range) {
        return parse(range, 1);
    }

    private Query parse(ObjectNode range, int most) {
        ObjectNode body = Json.object().put("resource", "items").put("page", 0).put("pageSize", most);
        ObjectNode filter = query.path("filter") instanceof ObjectNode given ? given.deepCopy() : Json.object();
        JsonNode join = query.path("join").isObject() ? query.path("join") : filter.path("join");
        if (join.path("filter").isObject()) {
            body.set("join", join);
            filter.remove("join");
        }
        ArrayNode all = body.putObject("filter").putArray("$and");
        all.add(filter);
        // What exports left is no content of the dataset, also for those who look at hidden files.
        all.addObject().putObject("dir").put("$ne", ExportWork.FOLDER);
        all.addObject().putObject("filename").put("$ne", ExportWork.FOLDER);
        if (!range.isEmpty()) {
            all.addObject().set("id", range);
        }
        body.putObject("sort").put("id", "ascending");
        return Query.parse(body, dataset);
    }
}

package loopbook.local;

import java.util.List;
import loopbook.local.dql.Query;
import loopbook.local.dql.Sql;
import loopbook.local.store.EntityRow;
import loopbook.local.store.Tx;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Pages of entities that a query finds. */
final class EntityPages {
    /** How one of them is answered. */
    @FunctionalInterface
    interface View {
        ObjectNode of(Tx tx, EntityRow row);
    }

    /** Reads one of them. */
    @FunctionalInterface
    interface Finder {
        EntityRow find(Tx tx, String id);
    }

    private EntityPages() {}

    static ObjectNode page(Tx tx, Query query, Finder finder, View view) {
        Sql count = query.count();
        long total = tx.number(count.text(), count.binds());
        Sql page = query.page("id", sql -> tx.number(sql.text(), sql.binds()));
        List<String> ids = tx.all(page.text(), page.binds(), row -> row.text(1));
        List<ObjectNode> items =
                ids.stream().map(id -> view.of(tx, finder.find(tx, id))).toList();
        return answer(total, query.page(), query.pageSize(), items);
    }

    /** A page as every listing answers it; pages count from 0. */
    static ObjectNode answer(long total, int page, int size, List<ObjectNode> items) {
        long pages = size == 0 ? 0 : (total + size - 1) / size;
        ObjectNode answer = Json.object()
                .put("totalItemsCount", total)
                .put("totalPagesCount", pages)
                .put("hasNextPage", page + 1L < pages);
        answer.putArray("items").addAll(items);
        return answer;
    }

    /** A query that was understood, with one more condition; both have to be met. */
    static ObjectNode with(ObjectNode body, ObjectNode condition) {
        JsonNode given = body.path("filter");
        ArrayNode both = body.putObject("filter").putArray("$and");
        if (given.isObject()) {
            both.add(given);
        }
        both.add(condition);
        return body;
    }

    /** What the parameters of a GET ask for: each name stands for the field behind it, a list with commas for any of it. */
    static Query query(Call call, String resource, String... namesAndFields) {
        ObjectNode body = Json.object().put("resource", resource);
        ArrayNode and = body.putObject("filter").putArray("$and");
        for (int i = 0; i < namesAndFields.length; i += 2) {
            String given = call.query(namesAndFields[i]);
            if (given != null && !given.isEmpty()) {
                ArrayNode any = and.addObject().putObject(namesAndFields[i + 1]).putArray("$in");
                for (String value : given.split(",")) {
                    any.add(value);
                }
            }
        }
        body.put("page", Math.max(0, call.number("pageOffset", 0)));
        body.put("pageSize", Math.max(0, call.number("pageSize", 1000)));
        return Query.parse(body, null);
    }
}

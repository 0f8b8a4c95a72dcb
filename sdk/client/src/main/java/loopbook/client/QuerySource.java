package loopbook.client;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import loopbook.errors.ListingChanged;
import loopbook.errors.UnreadableAnswer;
import loopbook.filters.Resource;
import loopbook.http.Call;
import loopbook.http.Transport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Pages of a query. Items and annotations in the order of their age or id are read by keyset (each page asks for what
 * comes after the last id seen, so that nothing is lost or doubled while others write); anything else by offset.
 *
 * @param call where the query is posted, without its body
 * @param query filter, resource, and whatever else belongs to it; no page and no sort
 * @param cursors whether it may be read by keyset at all: queries in the platform's own JSON are not touched
 * @param sorts fields and directions, in order
 */
record QuerySource(
        Transport transport,
        Call call,
        Resource resource,
        ObjectNode query,
        boolean cursors,
        Map<String, Order> sorts,
        int pageSize)
        implements PageSource {

    /** The most that the service puts on one page. */
    static final int LARGEST_PAGE = 1000;

    @Override
    public RawPage after(@Nullable RawPage previous) {
        if (!keyset()) {
            RawPage page = at(previous == null ? 0 : previous.number() + 1);
            return previous == null ? page : Offsets.sameListing(previous, page, what());
        }
        ObjectNode body = body(0);
        body.set("sort", keysetSort());
        if (previous != null) {
            beyond(body, previous.lastId());
        }
        RawPage page = read(body, previous == null ? 0 : previous.number() + 1);
        requireIds(page);
        return page;
    }

    @Override
    public RawPage at(int number) {
        ObjectNode body = body(number);
        if (number == 0 && keyset()) {
            body.set("sort", keysetSort());
        } else if (!sorts.isEmpty()) {
            body.set("sort", sort(sorts));
        }
        return read(body, number);
    }

    @Override
    public long count() {
        return pageSize(1).at(0).total();
    }

    @Override
    public QuerySource sort(String field, Order order) {
        Map<String, Order> more = new LinkedHashMap<>(sorts);
        more.remove(field);
        more.put(field, order);
        return new QuerySource(transport, call, resource, query, cursors, more, pageSize);
    }

    @Override
    public QuerySource pageSize(int size) {
        return new QuerySource(transport, call, resource, query, cursors, sorts, Math.min(size, LARGEST_PAGE));
    }

    /** The same about something else. */
    QuerySource query(ObjectNode other) {
        return new QuerySource(transport, call, resource, other, cursors, sorts, pageSize);
    }

    /** The service takes cursors for these resources, where ids grow as the order does. */
    private boolean keyset() {
        boolean resourceAllows = cursors && (resource == Resource.ITEMS || resource == Resource.ANNOTATIONS);
        String first = sorts.isEmpty() ? "id" : sorts.keySet().iterator().next();
        boolean oneKey = sorts.size() < 2 || (sorts.size() == 2 && sorts.containsKey("id"));
        return resourceAllows && oneKey && (first.equals("id") || first.equals("createdAt"));
    }

    private Order direction() {
        return sorts.isEmpty() ? Order.ASC : sorts.values().iterator().next();
    }

    private ObjectNode keysetSort() {
        Map<String, Order> keys = new LinkedHashMap<>(sorts);
        keys.put("id", direction());
        return sort(keys);
    }

    private static ObjectNode sort(Map<String, Order> keys) {
        ObjectNode sort = Trees.object();
        keys.forEach((field, order) -> sort.put(field, order.wire()));
        return sort;
    }

    private ObjectNode body(int page) {
        ObjectNode body = query.deepCopy();
        body.put("page", page);
        body.put("pageSize", pageSize);
        return body;
    }

    private void beyond(ObjectNode body, String id) {
        ObjectNode filter = (ObjectNode) body.path("filter");
        ObjectNode cursor = Trees.object();
        cursor.putObject("id").put(direction().beyond(), id);
        filter.withArray("$and").add(cursor);
    }

    private RawPage read(ObjectNode body, int number) {
        JsonNode answer = transport.json(call.json(body).repeatable());
        List<ObjectNode> rows = Trees.rows(answer.path("items"), what() + " in the answer of " + transport.base());
        long total = answer.path("totalItemsCount").asLong(rows.size());
        return new RawPage(number, rows, total, answer.path("hasNextPage").asBoolean(false) && !rows.isEmpty());
    }

    /** A cursor is only as good as the ids: they must be there, and must run the way of the sort. */
    private void requireIds(RawPage page) {
        String before = "";
        for (ObjectNode row : page.rows()) {
            String id = row.path("id").asString("");
            if (id.isEmpty()) {
                throw new UnreadableAnswer("An entity without an id among " + what() + " of " + transport.base(), null);
            }
            int step = before.isEmpty() ? 1 : id.compareTo(before);
            if (direction() == Order.ASC ? step <= 0 : !before.isEmpty() && step >= 0) {
                throw new ListingChanged("The ids of " + what() + " do not follow " + sorts.keySet() + " (" + id
                        + " after " + before + "), so a complete listing cannot be promised; sort by id");
            }
            before = id;
        }
    }

    private String what() {
        return resource.wire();
    }
}

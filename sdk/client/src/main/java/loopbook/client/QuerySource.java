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
import tools.jackson.databind.node.ArrayNode;
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
            return Offsets.next(this, previous, what());
        }
        int number = previous == null ? 0 : previous.number() + 1;
        RawPage page = page(answer(keysetBody(previous)), number).following(previous);
        requireIds(page);
        if (previous != null || page.more() || page.endsShort()) {
            requireOrder(previous, page);
        }
        return page.endsShort() ? looked(previous, page) : page;
    }

    /** Fewer came than were counted: somebody deleted some, the count is an old one, or the end is no end. */
    private RawPage looked(@Nullable RawPage previous, RawPage page) {
        RawPage last = page.rows().isEmpty() ? previous : page;
        if (last == null) {
            if (count() > 0) {
                throw Offsets.endsShort(page, what());
            }
        } else if (!page.rows().isEmpty() && !rows(pageSize(1).keysetBody(page)).isEmpty()) {
            return page.withMore();
        } else if (!byId() && !rows(skipped(last)).isEmpty()) {
            throw new ListingChanged("Only " + page.seen() + " of " + page.expected() + " " + what()
                    + " came: their ids do not follow " + sorts.keySet() + "; sort by id");
        }
        return page;
    }

    /**
     * Asks for one more than came, of those that the cursors have gone by: where ids do not follow the order, some were
     * passed over. What is newer than all that came is none of them.
     */
    private ObjectNode skipped(RawPage page) {
        boolean up = direction() == Order.ASC;
        ObjectNode body = body(0);
        ArrayNode and = ((ObjectNode) body.path("filter")).withArray("$and");
        and.addObject().putObject("id").put(up ? "$lte" : "$gte", page.lastId());
        if (!up) {
            page.since()
                    .ifPresent(newest -> and.addObject().putObject("createdAt").put("$lte", newest));
        }
        body.put("page", page.seen());
        body.put("pageSize", 1);
        body.set("sort", sort(Map.of("id", direction())));
        return body;
    }

    private List<ObjectNode> rows(ObjectNode body) {
        return page(answer(body), 0).rows();
    }

    @Override
    public RawPage at(int number) {
        return page(answer(body(number)), number);
    }

    @Override
    public long count() {
        QuerySource one = pageSize(1);
        return PageSource.total(one.answer(one.body(0)), resource);
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

    private boolean byId() {
        return sorts.isEmpty() || sorts.keySet().iterator().next().equals("id");
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
        if (page == 0 && keyset()) {
            body.set("sort", keysetSort());
        } else if (!sorts.isEmpty()) {
            body.set("sort", sort(sorts));
        }
        return body;
    }

    /** Asks for what comes after the last id of this page; from the start after null. */
    private ObjectNode keysetBody(@Nullable RawPage previous) {
        ObjectNode body = body(0);
        if (previous != null) {
            ObjectNode cursor = Trees.object();
            cursor.putObject("id").put(direction().beyond(), previous.lastId());
            ((ObjectNode) body.path("filter")).withArray("$and").add(cursor);
        }
        return body;
    }

    private JsonNode answer(ObjectNode body) {
        return transport.json(call.json(body).repeatable());
    }

    private RawPage page(JsonNode answer, int number) {
        List<ObjectNode> rows = Trees.rows(answer.path("items"), what() + " in the answer of " + transport.base());
        long total = answer.path("totalItemsCount").asLong(rows.size());
        return new RawPage(number, rows, total, answer.path("hasNextPage").asBoolean(false) && !rows.isEmpty());
    }

    private void requireIds(RawPage page) {
        if (page.rows().stream().anyMatch(row -> row.path("id").asString("").isEmpty())) {
            throw new UnreadableAnswer("An entity without an id among " + what() + " of " + transport.base(), null);
        }
    }

    /** A cursor is only as good as the ids: they must run the way of the sort. A page alone needs no cursor. */
    private void requireOrder(@Nullable RawPage previous, RawPage page) {
        String before = previous == null ? "" : previous.lastId();
        for (ObjectNode row : page.rows()) {
            String id = row.path("id").asString();
            int step = before.isEmpty() ? 1 : id.compareTo(before);
            if (direction() == Order.ASC ? step <= 0 : !before.isEmpty() && step >= 0) {
                String how = byId() ? "their order" : sorts.keySet() + "; sort by id";
                throw new ListingChanged("A complete listing cannot be promised: " + id + " came after " + before
                        + ", so the ids of " + what() + " do not follow " + how);
            }
            before = id;
        }
    }

    private String what() {
        return resource.wire();
    }
}

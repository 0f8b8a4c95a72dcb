package loopbook.client;

import java.util.Comparator;
import java.util.List;
import loopbook.filters.Resource;
import loopbook.http.Call;
import loopbook.http.Transport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A listing by GET. Some answer with everything at once, some with pages by {@code pageOffset} and {@code pageSize};
 * both are read here. The wire has no order to ask for.
 *
 * @param paged whether the page is to be named in the address
 */
record GetSource(Transport transport, Call call, Resource resource, boolean paged, int pageSize) implements PageSource {

    @Override
    public RawPage after(@Nullable RawPage previous) {
        RawPage page = at(previous == null ? 0 : previous.number() + 1);
        return previous == null ? page : Offsets.sameListing(previous, page, resource.wire());
    }

    @Override
    public RawPage at(int number) {
        if (!paged) {
            return slice(Trees.objects(transport.json(call)), number);
        }
        JsonNode answer = transport.json(call.query("pageOffset", number).query("pageSize", pageSize));
        if (answer.isArray()) {
            return slice(Trees.objects(answer), number);
        }
        List<ObjectNode> rows = Trees.objects(answer.path("items"));
        long total = answer.path("totalItemsCount").asLong(rows.size());
        return new RawPage(number, rows, total, answer.path("hasNextPage").asBoolean(false) && !rows.isEmpty());
    }

    /** All of it came at once: one page, and nothing after it. */
    private static RawPage slice(List<ObjectNode> all, int number) {
        return new RawPage(number, number == 0 ? all : List.of(), all.size(), false);
    }

    @Override
    public long count() {
        return at(0).total();
    }

    @Override
    public PageSource sort(String field, Order order) {
        return new Sorted(this, field, order);
    }

    @Override
    public GetSource pageSize(int size) {
        return new GetSource(transport, call, resource, paged, Math.min(size, QuerySource.LARGEST_PAGE));
    }

    /** What the wire cannot sort is read whole and sorted here. */
    private record Sorted(GetSource source, String field, Order order) implements PageSource {
        @Override
        public Resource resource() {
            return source.resource();
        }

        @Override
        public RawPage after(@Nullable RawPage previous) {
            return at(previous == null ? 0 : previous.number() + 1);
        }

        @Override
        public RawPage at(int number) {
            Comparator<ObjectNode> byField = Comparator.comparing(row -> key(row.path(field)));
            List<ObjectNode> rows = new java.util.ArrayList<>(
                    new PageReader(source.pageSize(QuerySource.LARGEST_PAGE), Long.MAX_VALUE).all());
            rows.sort(order == Order.ASC ? byField : byField.reversed());
            return slice(rows, number);
        }

        @Override
        public long count() {
            return source.count();
        }

        @Override
        public PageSource sort(String other, Order direction) {
            throw new IllegalArgumentException("The " + resource().wire() + " are sorted by one field, " + field
                    + " already; sort their toList() by a comparator instead");
        }

        @Override
        public int pageSize() {
            return source.pageSize();
        }

        @Override
        public PageSource pageSize(int size) {
            return new Sorted(source.pageSize(size), field, order);
        }

        /** Numbers before texts, in the order of their size. */
        private static String key(JsonNode value) {
            return value.isNumber() ? String.format("%030.6f", value.asDouble()) : value.asString("~");
        }
    }
}

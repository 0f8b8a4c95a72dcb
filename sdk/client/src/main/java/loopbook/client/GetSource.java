package loopbook.client;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
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
 * @param paging whether the page is to be named in the address
 * @param wanted which of those that come at once are wanted; all of them where they come in pages
 */
record GetSource(
        Transport transport, Call call, Resource resource, Paging paging, Predicate<ObjectNode> wanted, int pageSize)
        implements PageSource {
    /** How a page is named. */
    enum Paging {
        /** Everything comes at once. */
        NONE,
        /** Each page by its number. */
        EACH,
        /** Each page by its number, but for the first one, which comes without. */
        ALL_BUT_FIRST
    }

    @Override
    public RawPage after(@Nullable RawPage previous) {
        return Offsets.next(this, previous, resource.wire());
    }

    @Override
    public RawPage at(int number) {
        JsonNode answer = answer(number);
        if (paging == Paging.NONE) {
            return slice(rows(answer).stream().filter(wanted).toList(), number);
        } else if (answer.isArray()) {
            return slice(rows(answer), number);
        }
        List<ObjectNode> rows = rows(answer.path("items"));
        long total = answer.path("totalItemsCount").asLong(rows.size());
        return new RawPage(number, rows, total, answer.path("hasNextPage").asBoolean(false) && !rows.isEmpty());
    }

    private JsonNode answer(int number) {
        Integer named = number == 0 && paging == Paging.ALL_BUT_FIRST ? null : (Integer) number;
        return transport.json(
                paging == Paging.NONE ? call : call.query("pageOffset", named).query("pageSize", pageSize));
    }

    private List<ObjectNode> rows(JsonNode array) {
        return Trees.rows(array, resource.wire() + " in the answer of " + transport.base());
    }

    /** All of it came at once: one page, and nothing after it. */
    private static RawPage slice(List<ObjectNode> all, int number) {
        return new RawPage(number, number == 0 ? all : List.of(), all.size(), false);
    }

    @Override
    public long count() {
        JsonNode answer = answer(0);
        return paging == Paging.NONE
                ? rows(answer).stream().filter(wanted).count()
                : answer.isArray() ? rows(answer).size() : PageSource.total(answer, resource);
    }

    @Override
    public PageSource sort(String field, Order order) {
        return new Sorted(this, field, order);
    }

    @Override
    public GetSource pageSize(int size) {
        return new GetSource(transport, call, resource, paging, wanted, Math.min(size, QuerySource.LARGEST_PAGE));
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
            Comparator<ObjectNode> byField = Comparator.comparing(this::value, Sorted::compare);
            List<ObjectNode> rows = all(source.pageSize(QuerySource.LARGEST_PAGE));
            if (!rows.isEmpty() && rows.stream().allMatch(row -> value(row).isMissingNode())) {
                throw new IllegalArgumentException(
                        "None of the " + resource().wire() + " has a field '" + field + "' to sort by");
            }
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

        /** Page after page on this thread: it may be one that reads ahead itself. */
        private static List<ObjectNode> all(PageSource source) {
            List<ObjectNode> rows = new ArrayList<>();
            RawPage page = source.after(null);
            rows.addAll(page.rows());
            while (page.more()) {
                page = source.after(page);
                rows.addAll(page.rows());
            }
            return rows;
        }

        private JsonNode value(ObjectNode row) {
            return Trees.at(row, field.split("\\.", -1));
        }

        /** Numbers in the order of their size, then texts, then what has no value. */
        private static int compare(JsonNode one, JsonNode other) {
            if (one.isNumber() && other.isNumber()) {
                return one.decimalValue().compareTo(other.decimalValue());
            }
            int kinds = Integer.compare(kind(one), kind(other));
            return kinds != 0 ? kinds : one.asString("").compareTo(other.asString(""));
        }

        private static int kind(JsonNode value) {
            return value.isNumber() ? 0 : value.isMissingNode() || value.isNull() ? 2 : 1;
        }
    }
}

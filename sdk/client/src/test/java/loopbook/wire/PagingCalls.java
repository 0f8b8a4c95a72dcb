package loopbook.wire;

import java.util.ArrayList;
import java.util.List;
import loopbook.client.Bound;
import loopbook.client.Item;
import loopbook.client.Listing;
import loopbook.filters.Resource;
import loopbook.http.Json;
import tools.jackson.databind.node.ObjectNode;

/** {@code paging.*}: how a listing of items is gone through. */
final class PagingCalls {
    private PagingCalls() {}

    static void in(Calls calls) {
        calls.add("paging.list", c -> {
            var page =
                    Bound.page(listing(c), c.filters("filters", Resource.ITEMS).page());
            ObjectNode told = Json.object();
            told.set(
                    "ids",
                    Json.of(page.rows().stream()
                            .map(row -> row.path("id").asString(""))
                            .toList()));
            told.put("itemsCount", page.total());
            return c.recorded().path("result").path("value").has("totalPagesCount")
                    ? told.put("hasNextPage", page.more()).put("totalPagesCount", page.pages())
                    : told;
        });
        calls.add("paging.all", c -> {
            List<String> ids = new ArrayList<>();
            listing(c).forEach(item -> ids.add(item.id()));
            return ids;
        });
        calls.add("paging.go_to_page", c -> {
            listing(c).page(0);
            return ids(listing(c).page(c.number("page"))).put("pageOffset", c.number("page"));
        });
        calls.add("paging.next_page", c -> {
            int size =
                    c.filters("filters", Resource.ITEMS).told().path("pageSize").asInt(1000);
            return listing(c).limit(2L * size).pages().skip(1).findFirst().orElse(List.of()).stream()
                    .map(Item::id)
                    .toList();
        });
        calls.add("paging.prev_page", c -> {
            listing(c).page(0);
            return listing(c).page(-1);
        });
        calls.add("paging.reversed", c -> {
            List<List<String>> pages = new ArrayList<>();
            for (long page = Bound.page(listing(c), 0).pages() - 1; page >= 0; page--) {
                pages.add(listing(c).page((int) page).stream().map(Item::id).toList());
            }
            return pages;
        });
    }

    private static Listing<Item> listing(Case c) {
        Recipe filters = c.filters("filters", Resource.ITEMS);
        return filters.apply(c.items().list(filters.condition()));
    }

    private static ObjectNode ids(List<Item> items) {
        ObjectNode told = Json.object();
        told.set("ids", Json.of(items.stream().map(Item::id).toList()));
        return told;
    }
}

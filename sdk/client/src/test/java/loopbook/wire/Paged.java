package loopbook.wire;

import java.util.List;
import loopbook.client.Bound;
import loopbook.client.Listing;

/** One page as the Python SDK returns it. */
record Paged(List<?> items, long itemsCount, long totalPages, boolean hasNextPage) {
    /** The page of this number of a listing, by one request. */
    static Paged of(Listing<?> listing, int number) {
        Bound.Page page = Bound.page(listing, number);
        return new Paged(page.rows(), page.total(), page.pages(), page.more());
    }
}

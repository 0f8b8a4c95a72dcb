package loopbook.wire;

import java.util.List;

/** One page as the Python SDK returns it. */
record Paged(List<?> items, long itemsCount, long totalPages, boolean hasNextPage) {}

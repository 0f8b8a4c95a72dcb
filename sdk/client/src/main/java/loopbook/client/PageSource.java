package loopbook.client;

import loopbook.filters.Resource;
import org.jspecify.annotations.Nullable;

/** Where the pages of a listing come from. Sources are values: a changed one is a new one. */
interface PageSource {
    Resource resource();

    /** The page after this one; the first one after null. */
    RawPage after(@Nullable RawPage previous);

    /** The page of this number, from 0. */
    RawPage at(int number);

    /** How many match, by one request. */
    long count();

    PageSource sort(String field, Order order);

    int pageSize();

    PageSource pageSize(int size);
}

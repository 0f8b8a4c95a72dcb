package loopbook.client;

import loopbook.errors.UnreadableAnswer;
import loopbook.filters.Resource;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

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

    /** How many match, as this answer says; one that does not say it is no answer to that question. */
    static long total(JsonNode answer, Resource resource) {
        JsonNode total = answer.path("totalItemsCount");
        if (!total.isNumber()) {
            throw new UnreadableAnswer(
                    "The answer does not say how many " + resource.wire() + " there are: no totalItemsCount", null);
        }
        return total.asLong();
    }
}

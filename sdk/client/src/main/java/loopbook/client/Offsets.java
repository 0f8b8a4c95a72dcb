package loopbook.client;

import java.util.HashSet;
import java.util.Set;
import loopbook.errors.ListingChanged;
import loopbook.errors.UnreadableAnswer;
import org.jspecify.annotations.Nullable;

/** Pages by offset tear when something is added or removed between them: this notices. */
final class Offsets {
    private Offsets() {}

    /** The page after this one, unless it shows that the listing is another one by now, or ends before its end. */
    static RawPage next(@Nullable RawPage previous, RawPage page, String what) {
        RawPage next = (previous == null ? page : sameListing(previous, page, what)).following(previous);
        if (next.endsShort()) {
            throw endsShort(next, what);
        }
        return next;
    }

    static UnreadableAnswer endsShort(RawPage page, String what) {
        return new UnreadableAnswer(
                "The list of " + what + " ends after " + page.seen() + " of " + page.expected() + ": page "
                        + page.number() + " tells of no further one",
                null);
    }

    private static RawPage sameListing(RawPage previous, RawPage page, String what) {
        if (page.total() != previous.total()) {
            throw changed(what, page, "there were " + previous.total() + " and now are " + page.total());
        }
        Set<String> seen = new HashSet<>();
        previous.rows().forEach(row -> seen.add(row.path("id").asString("")));
        page.rows().stream()
                .map(row -> row.path("id").asString(""))
                .filter(id -> !id.isEmpty() && seen.contains(id))
                .findFirst()
                .ifPresent(id -> {
                    throw changed(what, page, id + " came twice");
                });
        if (page.rows().isEmpty() && previous.more()) {
            throw changed(what, page, "an announced page was empty");
        }
        return page;
    }

    private static ListingChanged changed(String what, RawPage page, String how) {
        return new ListingChanged("The list of " + what + " changed before page " + page.number() + " was read: " + how
                + ". List again, or leave out the sort, so that pages are read by id");
    }
}

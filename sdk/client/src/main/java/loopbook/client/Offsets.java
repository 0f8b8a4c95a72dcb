package loopbook.client;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import loopbook.errors.ListingChanged;
import loopbook.errors.UnreadableAnswer;
import org.jspecify.annotations.Nullable;

/**
 * Pages by offset tear when something is added or removed between them: this notices. A count alone proves nothing, as
 * services keep old ones: where it makes doubt, what came is read once more. The same rows in the same order twice are
 * the listing; the count was wrong.
 */
final class Offsets {
    private Offsets() {}

    /** The page after this one, unless it shows that the listing is another one by now, or ends before its end. */
    static RawPage next(PageSource source, @Nullable RawPage previous, String what) {
        RawPage page = source.at(previous == null ? 0 : previous.number() + 1).following(previous);
        if (previous != null) {
            requireOthers(previous, page, what);
        }
        Optional<String> doubt = doubt(previous, page);
        if (doubt.isEmpty()) {
            return page;
        }
        // Counts that change again and again are no old counts: reading all once more each time would not end.
        boolean again = previous != null && previous.pass().counted() && page.total() != previous.total();
        if (again || !stands(source, page)) {
            throw changed(what, page, doubt.get());
        }
        RawPage counted = page.counted();
        if (counted.endsShort()) {
            requireEnd(source, counted, what);
        }
        return counted;
    }

    private static void requireOthers(RawPage previous, RawPage page, String what) {
        Set<String> seen = new HashSet<>();
        previous.rows().forEach(row -> seen.add(row.path("id").asString("")));
        page.rows().stream()
                .map(row -> row.path("id").asString(""))
                .filter(id -> !id.isEmpty() && seen.contains(id))
                .findFirst()
                .ifPresent(id -> {
                    throw changed(what, page, id + " came twice");
                });
    }

    private static Optional<String> doubt(@Nullable RawPage previous, RawPage page) {
        if (previous != null && page.total() != previous.total()) {
            return Optional.of("there were " + previous.total() + " and now are " + page.total());
        } else if (previous != null && page.rows().isEmpty()) {
            return Optional.of("an announced page was empty");
        } else if (page.endsShort()) {
            return Optional.of("only " + page.seen() + " of " + page.expected() + " came");
        }
        return Optional.empty();
    }

    /** Whether all pages up to this one bring the same rows again. A page alone cannot tear. */
    private static boolean stands(PageSource source, RawPage page) {
        RawPage again = page.number() == 0 ? page : null;
        for (int number = 0; again == null || again.number() < page.number(); number++) {
            again = source.at(number).following(again);
        }
        return again.pass().same(page.pass());
    }

    /** The rest is only believed not to be there when it was asked for by itself. */
    private static void requireEnd(PageSource source, RawPage page, String what) {
        boolean gapless = page.seen() - page.rows().size() == (long) page.number() * source.pageSize();
        if (page.seen() == 0 ? source.count() > 0 : !gapless || hasRowAt(source, page.seen())) {
            throw endsShort(page, what);
        }
    }

    static UnreadableAnswer endsShort(RawPage page, String what) {
        return new UnreadableAnswer(
                "The list of " + what + " ends after " + page.seen() + " of " + page.expected() + ": page "
                        + page.number() + " tells of no further one",
                null);
    }

    private static boolean hasRowAt(PageSource source, long place) {
        return !source.pageSize(1).at(Math.toIntExact(place)).rows().isEmpty();
    }

    private static ListingChanged changed(String what, RawPage page, String how) {
        return new ListingChanged("The list of " + what + " changed before page " + page.number() + " was read: " + how
                + ". List again, or leave out the sort, so that pages are read by id");
    }
}

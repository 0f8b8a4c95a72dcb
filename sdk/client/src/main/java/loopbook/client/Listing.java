package loopbook.client;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import loopbook.filters.Resource;
import tools.jackson.databind.node.ObjectNode;

/**
 * Everything that matches, read lazily: making a listing costs nothing, going through it reads page after page, the
 * next one while this one is in use. Each pass reads anew. All of it comes, or an exception: where the wire has cursors
 * (items and annotations in the order of id or {@code createdAt}) what others write meanwhile disturbs nothing;
 * elsewhere, and where ids turn out not to follow {@code createdAt}, {@link loopbook.errors.ListingChanged} tells that it
 * did.
 *
 * <p>Listings are values: {@code sort}, {@code limit} and {@code pageSize} return another one.
 */
public final class Listing<T> implements Iterable<T>, Shown {
    private static final int SHOWN_ROWS = 10;

    private final PageSource source;
    private final Function<ObjectNode, T> reader;
    private final long limit;
    private final Preview<RawPage> preview;

    Listing(PageSource source, Function<ObjectNode, T> reader) {
        this(source, reader, Long.MAX_VALUE);
    }

    private Listing(PageSource source, Function<ObjectNode, T> reader, long limit) {
        this.source = source;
        this.reader = reader;
        this.limit = limit;
        this.preview = new Preview<>(() -> first(source, Math.min(limit, SHOWN_ROWS)));
    }

    PageSource source() {
        return source;
    }

    /** What is listed. */
    public Resource resource() {
        return source.resource();
    }

    /** Every match, in order; pages are read as they are needed. */
    @Override
    public Iterator<T> iterator() {
        PageReader pages = new PageReader(source, limit);
        return new Iterator<>() {
            private Iterator<ObjectNode> rows = List.<ObjectNode>of().iterator();

            @Override
            public boolean hasNext() {
                while (!rows.hasNext() && pages.hasNext()) {
                    rows = pages.next().iterator();
                }
                return rows.hasNext();
            }

            @Override
            public T next() {
                if (!hasNext()) {
                    throw new NoSuchElementException("no more " + what());
                }
                return reader.apply(rows.next());
            }
        };
    }

    /** Every match as a sequential stream; it stops reading when it has enough. */
    public Stream<T> stream() {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(iterator(), ORDERED), false);
    }

    private static final int ORDERED = Spliterator.ORDERED | Spliterator.NONNULL;

    /** The pages, one request each. */
    public Stream<List<T>> pages() {
        return rawPages().map(this::read);
    }

    /** The pages as plain JSON, without entities: for tables. */
    public Stream<List<ObjectNode>> rawPages() {
        Iterator<List<ObjectNode>> pages = new PageReader(source, limit);
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(pages, ORDERED), false);
    }

    /** The page of this number, from 0, by one request; empty after the last. Offsets shift when others write. */
    public List<T> page(int number) {
        if (number < 0) {
            throw new IllegalArgumentException("pages are counted from 0, not " + number);
        }
        long before = (long) number * source.pageSize();
        List<ObjectNode> rows = before >= limit ? List.of() : source.at(number).rows();
        return read(rows.subList(0, (int) Math.min(rows.size(), Math.max(0, limit - before))));
    }

    /** The first match, by one request. */
    public Optional<T> first() {
        return limit(1).stream().findFirst();
    }

    /** How many there are, by one request. */
    public long count() {
        return Math.min(limit, source.count());
    }

    /** At most so many of them, from the front. */
    public Listing<T> limit(long most) {
        if (most < 0) {
            throw new IllegalArgumentException("a limit cannot be " + most);
        }
        return new Listing<>(source, reader, Math.min(most, limit));
    }

    /** All of them, in memory. */
    public List<T> toList() {
        List<T> all = new ArrayList<>();
        forEach(all::add);
        return List.copyOf(all);
    }

    /**
     * The same in this order; a second sort decides where the first one leaves a tie. Without one the order is that of
     * the ids, which is that of age.
     */
    public Listing<T> sort(String field, Order order) {
        return new Listing<>(source.sort(field, order), reader, limit);
    }

    /** How many are asked for in one request, 1 to 1000, by default 1000. What is seen stays the same. */
    public Listing<T> pageSize(int size) {
        if (size < 1) {
            throw new IllegalArgumentException("a page holds at least 1, not " + size);
        }
        return new Listing<>(source.pageSize(size), reader, limit);
    }

    /** What is asked for, where it is a query: filter, resource, first page. */
    Optional<ObjectNode> query() {
        return source instanceof QuerySource asked ? Optional.of(asked.query().deepCopy()) : Optional.empty();
    }

    /** The same with another query; what is no query stays as it is. */
    Listing<T> changed(UnaryOperator<ObjectNode> change) {
        return source instanceof QuerySource asked
                ? new Listing<>(asked.query(change.apply(asked.query().deepCopy())), reader, limit)
                : this;
    }

    /** How many are asked for in one request. */
    int pageSize() {
        return source.pageSize();
    }

    List<T> read(List<ObjectNode> rows) {
        return rows.stream().map(reader).toList();
    }

    /** The first rows and the count. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(heading());
        shown().forEach(row -> text.append("\n  ").append(row));
        return text.append(rest().isEmpty() ? "" : "\n  " + rest()).toString();
    }

    /** A table of the first rows, and the count. */
    @Override
    public String html() {
        List<Object> rows = shown();
        Set<String> columns = new LinkedHashSet<>();
        rows.forEach(row -> columns.addAll(cells(row).keySet()));
        List<List<String>> cells = rows.stream()
                .map(row -> columns.stream()
                        .map(column -> String.valueOf(cells(row).getOrDefault(column, "")))
                        .toList())
                .toList();
        return Html.table(heading(), List.copyOf(columns), cells, rest());
    }

    /** The first rows; one that cannot be read says why. */
    private List<Object> shown() {
        return preview.look()
                .map(page -> page.rows().stream().map(this::entityOrTrouble).toList())
                .orElse(List.of());
    }

    private Object entityOrTrouble(ObjectNode row) {
        try {
            return Objects.requireNonNull(reader.apply(row));
        } catch (RuntimeException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static Map<String, Object> cells(Object row) {
        return row instanceof Entity entity ? entity.brief() : Map.of("value", row);
    }

    private String what() {
        return resource().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static RawPage first(PageSource source, long rows) {
        RawPage page = source.pageSize((int) Math.max(1, rows)).after(null);
        int shown = (int) Math.min(rows, page.rows().size());
        return new RawPage(page.number(), page.rows().subList(0, shown), page.total(), page.more());
    }

    private String heading() {
        return preview.look()
                .map(page -> Names.counted(Math.min(limit, page.total()), what()))
                .orElseGet(() -> what() + ": " + preview.trouble());
    }

    private String rest() {
        return preview.look()
                .map(page -> Math.min(limit, page.total()) - page.rows().size())
                .filter(left -> left > 0)
                .map(left -> "… and " + left + " more")
                .orElse("");
    }
}

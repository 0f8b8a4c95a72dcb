package loopbook.client;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Reads pages one after the other, the next one while this one is in use. For one thread. */
final class PageReader implements Iterator<List<ObjectNode>> {
    private final PageSource source;
    private final long limit;
    private long seen;
    private @Nullable Future<RawPage> next;

    /** {@code limit}: how many rows are wanted at most. */
    PageReader(PageSource source, long limit) {
        this.source = limit < source.pageSize() ? source.pageSize((int) Math.max(1, limit)) : source;
        this.limit = limit;
    }

    private boolean started;

    @Override
    public boolean hasNext() {
        if (!started) {
            started = true;
            next = limit > 0 ? Background.call(() -> source.after(null)) : null;
        }
        return next != null;
    }

    @Override
    public List<ObjectNode> next() {
        if (!hasNext()) {
            throw new NoSuchElementException("no more pages");
        }
        Future<RawPage> awaited = java.util.Objects.requireNonNull(next);
        // Until it is read it stays the next one: a listing that failed fails again, and never looks finished.
        RawPage page = Background.await(awaited);
        next = null;
        seen += page.rows().size();
        if (page.more() && seen < limit) {
            next = Background.call(() -> source.after(page));
        }
        long surplus = Math.max(0, seen - limit);
        return surplus == 0 ? page.rows() : page.rows().subList(0, page.rows().size() - (int) surplus);
    }

    /** Every row that is left. */
    List<ObjectNode> all() {
        List<ObjectNode> all = new ArrayList<>();
        forEachRemaining(all::addAll);
        return all;
    }
}

package loopbook.client;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The few rows that a listing shows of itself. Showing text, HTML and picture of one value costs one request; a moment
 * later the rows are read again, so that a variable printed twice tells the present state.
 */
final class Preview {
    private static final long FRESH_FOR = Duration.ofSeconds(2).toNanos();

    private final PageSource source;
    private final long rows;
    private final Duration atMost;
    private @Nullable RawPage page;
    private String trouble = "";
    private long readAt;
    private boolean read;

    Preview(PageSource source, long rows, Duration atMost) {
        this.source = source;
        this.rows = rows;
        this.atMost = atMost;
    }

    /** The rows, unless there was trouble. */
    synchronized Optional<RawPage> page() {
        if (!read || System.nanoTime() - readAt > FRESH_FOR) {
            load();
            read = true;
            readAt = System.nanoTime();
        }
        return Optional.ofNullable(page);
    }

    /** Why there are no rows, in words. */
    synchronized String trouble() {
        return trouble;
    }

    private void load() {
        page = null;
        trouble = "no answer within " + atMost.toSeconds() + " seconds";
        try {
            Background.await(
                            Background.call(() ->
                                    source.pageSize((int) Math.max(1, rows)).after(null)),
                            atMost)
                    .ifPresent(this::keep);
        } catch (RuntimeException e) {
            // Showing never throws: whatever went wrong is told instead.
            trouble = String.valueOf(e.getMessage());
        }
    }

    private void keep(RawPage read) {
        int shown = (int) Math.min(rows, read.rows().size());
        page = new RawPage(read.number(), read.rows().subList(0, shown), read.total(), read.more());
        trouble = "";
    }
}

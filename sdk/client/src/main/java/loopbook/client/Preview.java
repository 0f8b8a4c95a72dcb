package loopbook.client;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * The little that a value asks the platform for in order to show itself. Showing text, HTML and picture of one value
 * costs one request; a moment later it is asked again, so that a variable printed twice tells the present state.
 */
final class Preview<T> {
    private static final long FRESH_FOR = Duration.ofSeconds(2).toNanos();

    /** Nobody waits longer than this to see a value. */
    private static final Duration AT_MOST = Duration.ofSeconds(2);

    private final Callable<T> source;
    private @Nullable T seen;
    private String trouble = "";
    private long readAt;
    private boolean read;

    Preview(Callable<T> source) {
        this.source = source;
    }

    /** What there is, unless there was trouble. */
    synchronized Optional<T> look() {
        if (!read || System.nanoTime() - readAt > FRESH_FOR) {
            load();
            read = true;
            readAt = System.nanoTime();
        }
        return Optional.ofNullable(seen);
    }

    /** Why there is nothing, in words. */
    synchronized String trouble() {
        return trouble;
    }

    private void load() {
        seen = null;
        trouble = "no answer within " + AT_MOST.toSeconds() + " seconds";
        try {
            Background.await(Background.call(source), AT_MOST).ifPresent(this::keep);
        } catch (RuntimeException e) {
            // Showing never throws: whatever went wrong is told instead.
            trouble = String.valueOf(e.getMessage());
        }
    }

    private void keep(T value) {
        seen = value;
        trouble = "";
    }
}

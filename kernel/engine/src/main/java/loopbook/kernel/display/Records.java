package loopbook.kernel.display;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Records by their components. */
final class Records {
    private Records() {}

    /** The components in order, and what they hold. */
    static Map<String, @Nullable Object> components(Record made) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        for (RecordComponent component : made.getClass().getRecordComponents()) {
            all.put(component.getName(), value(component, made));
        }
        return all;
    }

    /** Its own text; if that is the compiler's, with the elements of arrays and long collections cut. */
    static String text(Record made, int depth) {
        String own = Texts.plain(made);
        if (!isCompilers(made, own)) {
            return own;
        }
        StringJoiner text = joiner(made);
        components(made).forEach((name, value) -> text.add(name + "=" + Texts.of(value, depth + 1)));
        return text.toString();
    }

    /** Whether nobody has written a {@code toString()} for it. */
    static boolean isPlain(Record made) {
        return isCompilers(made, Texts.plain(made));
    }

    private static boolean isCompilers(Record made, String text) {
        StringJoiner compilers = joiner(made);
        components(made).forEach((name, value) -> compilers.add(name + "=" + value));
        return text.equals(compilers.toString());
    }

    private static StringJoiner joiner(Record made) {
        return new StringJoiner(", ", made.getClass().getSimpleName() + "[", "]");
    }

    private static @Nullable Object value(RecordComponent column, Object row) {
        try {
            column.getAccessor().setAccessible(true);
            return column.getAccessor().invoke(row);
        } catch (InvocationTargetException e) {
            return "(" + e.getCause() + ")";
        } catch (IllegalAccessException | RuntimeException e) {
            return "(not readable: " + e.getMessage() + ")";
        }
    }
}

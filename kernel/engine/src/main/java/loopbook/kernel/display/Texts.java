package loopbook.kernel.display;

import java.lang.reflect.Array;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Values as text that a person can read: arrays with their elements, long collections cut and counted. */
final class Texts {
    private static final int MOST_ELEMENTS = 100;
    private static final int MOST_NESTED = 20;
    private static final int DEEPEST = 5;
    private static final int MOST_FRAMES = 5;
    /** The class that is written around the declarations of a cell. */
    private static final Pattern WRAPPER = Pattern.compile("\\bREPL\\.It\\d+\\$");

    /** The class of a cell, or one that the cell declares. */
    private static final Pattern CELL = Pattern.compile("REPL\\.It\\d+(?:\\$(.+))?");
    /** The methods in which its statements stand. */
    private static final Pattern RUNS = Pattern.compile("(run|part\\d+)\\$");

    private Texts() {}

    static String of(@Nullable Object value) {
        return of(value, 0);
    }

    private static String of(@Nullable Object value, int depth) {
        if (value == null) {
            return "null";
        }
        boolean ownText = !value.getClass().getName().startsWith("java.");
        if (value.getClass().isArray()) {
            return elements(new ArrayIterator(value), Array.getLength(value), depth);
        } else if (value instanceof Collection<?> c && !ownText) {
            return elements(c.iterator(), c.size(), depth);
        } else if (value instanceof Map<?, ?> map && !ownText) {
            return entries(map, depth);
        }
        return WRAPPER.matcher(value instanceof Throwable thrown ? trace(thrown) : String.valueOf(value))
                .replaceAll("");
    }

    /** An exception as a value: what it says, its causes, and the first frames of each. */
    private static String trace(Throwable thrown) {
        StringBuilder text = new StringBuilder(thrown.toString());
        Stream.of(thrown.getStackTrace())
                .takeWhile(Texts::isTold)
                .flatMap(frame -> told(frame).stream())
                .limit(MOST_FRAMES)
                .forEach(frame -> text.append("\n  at ").append(frame));
        int causes = 0;
        for (Throwable c = thrown.getCause(); c != null && causes < DEEPEST; c = c.getCause(), causes++) {
            text.append("\nCaused by: ").append(c);
        }
        return text.toString();
    }

    /** Below the code of a cell are only the frames of whatever runs it. */
    private static boolean isTold(StackTraceElement frame) {
        return Stream.of("jdk.internal.reflect.", "java.lang.reflect.", "loopbook.kernel.engine.")
                .noneMatch(frame.getClassName()::startsWith);
    }

    /** What is written around the code of a cell is left out; its lines are others than the cell's. */
    private static Optional<String> told(StackTraceElement frame) {
        Matcher cell = CELL.matcher(frame.getClassName());
        if (!cell.matches()) {
            return Optional.of(frame.toString());
        }
        String type = cell.group(1);
        String method = frame.getMethodName();
        if (type == null && (frame.getLineNumber() < 0 || RUNS.matcher(method).matches())) {
            return Optional.empty();
        }
        String name = method.startsWith("lambda$") ? "a lambda" : method.replaceFirst("\\$0$", "");
        return Optional.of((type == null ? "" : type + ".") + name + " (in a cell)");
    }

    private static String elements(Iterator<?> elements, int size, int depth) {
        if (depth > DEEPEST) {
            return "[...]";
        }
        StringJoiner text = new StringJoiner(", ", "[", "]");
        int most = depth == 0 ? MOST_ELEMENTS : MOST_NESTED;
        for (int i = 0; i < most && elements.hasNext(); i++) {
            text.add(of(elements.next(), depth + 1));
        }
        return rest(text, size, most);
    }

    private static String entries(Map<?, ?> map, int depth) {
        if (depth > DEEPEST) {
            return "{...}";
        }
        StringJoiner text = new StringJoiner(", ", "{", "}");
        int most = depth == 0 ? MOST_ELEMENTS : MOST_NESTED;
        map.entrySet().stream()
                .limit(most)
                .forEach(e -> text.add(of(e.getKey(), depth + 1) + "=" + of(e.getValue(), depth + 1)));
        return rest(text, map.size(), most);
    }

    private static String rest(StringJoiner text, int size, int shown) {
        if (size > shown) {
            text.add("... " + (size - shown) + " more, " + size + " in all");
        }
        return text.toString();
    }

    private static final class ArrayIterator implements Iterator<@Nullable Object> {
        private final Object array;
        private int next;

        ArrayIterator(Object array) {
            this.array = array;
        }

        @Override
        public boolean hasNext() {
            return next < Array.getLength(array);
        }

        @Override
        public @Nullable Object next() {
            if (!hasNext()) {
                throw new java.util.NoSuchElementException("the array ends at " + next);
            }
            return Array.get(array, next++);
        }
    }
}

package loopbook.kernel.display;

import java.lang.reflect.Array;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import java.util.stream.BaseStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Values as text that a person can read: arrays with their elements, long collections cut and counted. */
final class Texts {
    private static final int MOST_ELEMENTS = 100;
    private static final int MOST_NESTED = 20;
    private static final int MOST_CHARACTERS = 1_000_000;
    private static final int MOST_CHARACTERS_NESTED = 10_000;
    private static final int DEEPEST = 5;
    private static final int MOST_FRAMES = 5;

    private static final Pattern LAMBDA = Pattern.compile("\\bREPL\\.It\\d+\\$\\S*?\\$Lambda[^@\\s]*@[0-9a-f]+");
    private static final Pattern ANONYMOUS = Pattern.compile("\\bREPL\\.It\\d+\\$(?:[\\w$]+\\$)?\\d+(?![\\w$])");
    /** The class that is written around the declarations of a cell, and the number of one that is local there. */
    private static final Pattern WRAPPER = Pattern.compile("\\bREPL\\.It\\d+\\$\\d*");

    private Texts() {}

    static String of(@Nullable Object value) {
        return of(value, 0);
    }

    /** What is inside of another value is cut sooner, and what throws there takes nothing else with it. */
    static String of(@Nullable Object value, int depth) {
        if (value == null) {
            return "null";
        }
        try {
            return cut(read(value, depth), depth == 0 ? MOST_CHARACTERS : MOST_CHARACTERS_NESTED);
        } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError e) {
            return unshown(value, e);
        }
    }

    private static String read(Object value, int depth) {
        if (value.getClass().isArray()) {
            return elements(new ArrayIterator(value), Array.getLength(value), depth);
        } else if (value instanceof BaseStream) {
            return "a stream, not read yet: .toList() or .toArray() reads it";
        } else if (value instanceof Throwable thrown && depth == 0) {
            return asWritten(trace(thrown));
        } else if (value instanceof Record made) {
            return asWritten(Records.text(made, depth));
        } else if (!isOfJdk(value)) {
            return asWritten(plain(value));
        } else if (value instanceof Collection<?> c) {
            return elements(c.iterator(), c.size(), depth);
        } else if (value instanceof Map<?, ?> map) {
            return entries(map, depth);
        } else if (value instanceof Map.Entry<?, ?> entry) {
            return of(entry.getKey(), depth + 1) + "=" + of(entry.getValue(), depth + 1);
        } else if (value instanceof Optional<?> optional && optional.isPresent()) {
            return "Optional[" + of(optional.get(), depth) + "]";
        }
        return asWritten(plain(value));
    }

    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return text.substring(0, end) + "... " + (text.length() - end) + " more characters, " + text.length()
                + " in all";
    }

    /** Whether nobody but the JDK says how it reads: a class of the user may say it better. */
    private static boolean isOfJdk(Object value) {
        try {
            Class<?> teller = value.getClass().getMethod("toString").getDeclaringClass();
            return teller.getName().startsWith("java.");
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("Every object has toString()", e);
        }
    }

    /** Its own text; "null" if it has none. */
    static String plain(@Nullable Object value) {
        return String.valueOf((Object) String.valueOf(value));
    }

    /** Names of classes as cells call them. */
    static String asWritten(String text) {
        if (!text.contains("REPL.It")) {
            return text;
        }
        String named = LAMBDA.matcher(text).replaceAll("a lambda");
        named = ANONYMOUS.matcher(named).replaceAll("anonymous class");
        return WRAPPER.matcher(named).replaceAll("");
    }

    /** What to show of a value that throws when it is looked at. */
    static String unshown(Object value, Throwable e) {
        String reason;
        try {
            reason = plain(e);
        } catch (RuntimeException again) {
            reason = e.getClass().getName();
        }
        return "(a " + name(value) + " that could not be shown: " + asWritten(reason) + ")";
    }

    /** The class, or of one that has no name, or a hidden one, what it is used as. */
    private static String name(Object value) {
        Class<?> type = value.getClass();
        if (type.isAnonymousClass()) {
            boolean bare = type.getSuperclass() == Object.class;
            return bare && type.getInterfaces().length > 0
                    ? type.getInterfaces()[0].getSimpleName()
                    : type.getSuperclass().getSimpleName();
        } else if (type.getName().startsWith("java.") && value instanceof Collection) {
            return value instanceof List ? "List" : value instanceof Set ? "Set" : "Collection";
        }
        return type.getSimpleName();
    }

    /** An exception as a value: with the lines of cells that it came through, where there are cells. */
    private static String trace(Throwable thrown) {
        return Stages.current()
                .map(stage -> String.join("\n", stage.trace(thrown)))
                .filter(text -> !text.isEmpty())
                .orElseGet(() -> frames(thrown));
    }

    /** What it says, its first frames and its causes. */
    private static String frames(Throwable thrown) {
        StringBuilder text = new StringBuilder(thrown.toString());
        Stream.of(thrown.getStackTrace())
                .takeWhile(frame -> !frame.getClassName().matches("(jdk\\.internal|java\\.lang)\\.reflect\\..*"))
                .limit(MOST_FRAMES)
                .forEach(frame -> text.append("\n  at ").append(frame));
        int causes = 0;
        for (Throwable c = thrown.getCause(); c != null && causes < DEEPEST; c = c.getCause(), causes++) {
            text.append("\nCaused by: ").append(c);
        }
        return text.toString();
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
                throw new NoSuchElementException("the array ends at " + next);
            }
            return Array.get(array, next++);
        }
    }
}

package loopbook.kernel.display;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The ids that {@link Display#display(Object)} has given. They are texts, as in JJava and IJava, so that old notebooks run; each is
 * an object of its own, so that one which is the result of a cell is told from a text that reads the same.
 */
public final class Displayed {
    private static final int MOST = 1_000;
    private static final Deque<String> GIVEN = new ArrayDeque<>();

    private Displayed() {}

    static String give(String id) {
        String own = String.valueOf(id.toCharArray());
        synchronized (GIVEN) {
            GIVEN.addFirst(own);
            if (GIVEN.size() > MOST) {
                GIVEN.removeLast();
            }
        }
        return own;
    }

    /** Whether a value is what a call of {@code display} returned: as the result of a cell it is not shown again. */
    @SuppressWarnings("ReferenceEquality") // that very object
    public static boolean is(@Nullable Object value) {
        synchronized (GIVEN) {
            return value instanceof String && GIVEN.stream().anyMatch(given -> given == value);
        }
    }
}

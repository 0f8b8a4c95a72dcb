package loopbook.kernel.display;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What the last cells of a session were, and what came of them. Older ones are let go, so that their values can be. */
public final class Past {
    private static final int MOST = 100;

    private final Deque<Ran> cells = new ArrayDeque<>();

    private record Ran(int number, String code, boolean hasValue, @Nullable Object value) {}

    /** Remembers nothing yet. */
    public Past() {}

    /** Remembers a cell; {@code hasValue} tells null from nothing. */
    public synchronized void add(int number, String code, boolean hasValue, @Nullable Object value) {
        cells.addFirst(new Ran(number, code, hasValue, value));
        if (cells.size() > MOST) {
            cells.removeLast();
        }
    }

    /** Lets go of the values, and keeps the codes. */
    public synchronized void letGo() {
        List<Ran> without = cells.stream()
                .map(cell -> new Ran(cell.number, cell.code, false, null))
                .toList();
        cells.clear();
        cells.addAll(without);
    }

    /** The value of a cell; of 0: the last value that there was. */
    synchronized @Nullable Object value(int number) {
        Optional<Ran> found = find(cell -> cell.hasValue && (number == 0 || cell.number == number));
        if (found.isEmpty()) {
            throw new NoSuchElementException(
                    number == 0
                            ? "No cell has had a value yet"
                            : "Cell [" + number + "] had no value, has been reset, or is not one of the last " + MOST
                                    + " cells");
        }
        return found.get().value;
    }

    /** The code of a cell. */
    synchronized String code(int number) {
        Optional<Ran> found = find(cell -> cell.number == number);
        if (found.isEmpty()) {
            throw new NoSuchElementException(
                    "Cell [" + number + "] was not run, or is not one of the last " + MOST + " cells");
        }
        return found.get().code;
    }

    private Optional<Ran> find(Predicate<Ran> wanted) {
        return cells.stream().filter(wanted).findFirst();
    }
}

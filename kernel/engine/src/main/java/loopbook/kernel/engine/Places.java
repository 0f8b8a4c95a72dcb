package loopbook.kernel.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Knows which line of which cell each line of a class came from, and so what a frame of a stack trace means to the user. */
final class Places {
    private static final Pattern OF_CELL = Pattern.compile("(REPL\\.It\\d+)(\\$.*)?");

    private final Map<String, List<@Nullable Place>> byClass = new ConcurrentHashMap<>();

    /** A line of a cell. */
    record Place(String name, int line, String source) {
        @Override
        public String toString() {
            return name + ", line " + line;
        }
    }

    /** Takes note of a unit; parts of earlier cells keep the places that they had. */
    void put(Unit unit) {
        List<@Nullable Place> lines = new ArrayList<>();
        for (Unit.Place place : unit.lines()) {
            lines.add(place == null ? null : place(place));
        }
        byClass.put(unit.className(), lines);
    }

    private static Place place(Unit.Place at) {
        Place origin = at.part().origin();
        String text = at.part().text();
        int offset = Math.min(text.length(), at.offset());
        while (offset < text.length() && Character.isWhitespace(text.charAt(offset))) {
            offset++;
        }
        int line =
                (int) text.substring(0, offset).chars().filter(c -> c == '\n').count();
        int start = text.lastIndexOf('\n', offset - 1) + 1;
        int end = text.indexOf('\n', offset);
        String source = line == 0 ? origin.source() : text.substring(start, end < 0 ? text.length() : end);
        return new Place(origin.name(), origin.line() + line, source);
    }

    static int line(Cell cell, Piece piece) {
        return cell.line()
                + (int) cell.code()
                        .substring(0, piece.start())
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }

    /** Whether this is the class that a cell is compiled as, and not one inside it. */
    static boolean isUnit(String className) {
        Matcher name = OF_CELL.matcher(className);
        return name.matches() && name.group(2) == null;
    }

    static boolean isOfCell(String className) {
        return OF_CELL.matcher(className).matches();
    }

    /** The line of a cell that this frame stands in; empty for a frame that is not of a cell. */
    Optional<Place> of(StackTraceElement frame) {
        Matcher name = OF_CELL.matcher(frame.getClassName());
        if (!name.matches() || frame.getLineNumber() < 1) {
            return Optional.empty();
        }
        List<@Nullable Place> lines = byClass.get(name.group(1));
        return lines == null || frame.getLineNumber() >= lines.size()
                ? Optional.empty()
                : Optional.ofNullable(lines.get(frame.getLineNumber()));
    }
}

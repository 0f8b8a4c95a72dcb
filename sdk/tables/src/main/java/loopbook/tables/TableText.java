package loopbook.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Tables in letters for a terminal: aligned, numbers to the right, first and last rows with the true count. */
public final class TableText {
    private static final int WIDTH = 160;
    private static final int FIRST = 15;
    private static final int LAST = 5;
    private static final int SIGNS = 32;
    private static final Pattern STEERING =
            Pattern.compile("[\\p{Cntrl}\\x80-\\x9f\\s\\u202a-\\u202e\\u2066-\\u2069]+");

    private TableText() {}

    /** The table; as many columns as 160 signs hold, and the names of the others below. */
    public static String of(Table table) {
        Excerpt wide = Excerpt.of(table, Integer.MAX_VALUE, FIRST, LAST);
        List<List<String>> columns = new ArrayList<>();
        int room = WIDTH;
        for (Column<?> column : wide.columns()) {
            List<String> cells = cells(wide, column);
            room -= width(cells) + 2;
            if (room < 0 && !columns.isEmpty()) {
                break;
            }
            columns.add(aligned(cells, Excerpt.rightAligned(column)));
        }
        var text = new StringBuilder();
        int lines = columns.isEmpty() ? 0 : columns.get(0).size();
        for (int line = 0; line < lines; line++) {
            int at = line;
            List<String> row = columns.stream().map(column -> column.get(at)).toList();
            text.append(String.join("  ", row).stripTrailing()).append('\n');
        }
        Excerpt shown = Excerpt.of(table, columns.size(), FIRST, LAST);
        String none = shown.columns().stream()
                .filter(Slips::withoutValue)
                .map(Column::name)
                .collect(Collectors.joining(", "));
        return text + shown.footer() + (none.isEmpty() ? "" : "; no row has a value for " + none);
    }

    private static List<String> cells(Excerpt excerpt, Column<?> column) {
        List<String> cells = new ArrayList<>();
        cells.add(cut(line(column.name()), SIGNS));
        for (int i = 0; i < excerpt.rows().size(); i++) {
            if (i == excerpt.gapAfter()) {
                cells.add("⋮");
            }
            cells.add(cut(Excerpt.brief(column, excerpt.rows().get(i)), SIGNS));
        }
        cells.add(1, "─".repeat(width(cells)));
        return cells;
    }

    private static List<String> aligned(List<String> cells, boolean right) {
        int width = width(cells);
        return cells.stream()
                .map(cell -> right ? " ".repeat(width - width(cell)) + cell : cell + " ".repeat(width - width(cell)))
                .toList();
    }

    private static int width(List<String> cells) {
        return cells.stream().mapToInt(cell -> width(cell)).max().orElse(0);
    }

    /** How many columns of a terminal it takes: signs of East Asia and little pictures two, marks on another sign none. */
    public static int width(String line) {
        return line.codePoints().map(TableText::width).sum();
    }

    private static int width(int c) {
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        boolean square = Character.isIdeographic(c)
                || (c >= 0x1100 && c <= 0x115F)
                || (c >= 0x2E80 && c <= 0x33FF)
                || (c >= 0xAC00 && c <= 0xD7A3)
                || (c >= 0xFF01 && c <= 0xFF60)
                || c >= 0x1F000;
        return square ? 2 : 1;
    }

    /**
     * A text on one line of a terminal: line breaks and other signs that steer become blanks, and so do those that turn the
     * direction of what follows.
     */
    public static String line(String text) {
        return STEERING.matcher(text).replaceAll(" ");
    }

    /** The beginning of a line, with a sign for what is left out, if it takes more than so many columns. */
    public static String cut(String line, int most) {
        if (width(line) <= most) {
            return line;
        }
        StringBuilder kept = new StringBuilder();
        int room = most - 1;
        for (int at = 0; at < line.length(); at = line.offsetByCodePoints(at, 1)) {
            room -= width(line.codePointAt(at));
            if (room < 0) {
                break;
            }
            kept.appendCodePoint(line.codePointAt(at));
        }
        return kept.toString().stripTrailing() + "…";
    }
}

package loopbook.tables;

import java.util.ArrayList;
import java.util.List;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Tables in letters for a terminal: aligned, numbers to the right, first and last rows with the true count. */
public final class TableText {
    private static final int WIDTH = 160;
    private static final int FIRST = 15;
    private static final int LAST = 5;
    private static final int SIGNS = 32;

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
        return text + Excerpt.of(table, columns.size(), FIRST, LAST).footer();
    }

    private static List<String> cells(Excerpt excerpt, Column<?> column) {
        List<String> cells = new ArrayList<>();
        cells.add(Excerpt.cut(column.name(), SIGNS));
        for (int i = 0; i < excerpt.rows().size(); i++) {
            if (i == excerpt.gapAfter()) {
                cells.add("⋮");
            }
            cells.add(Excerpt.cut(Excerpt.brief(column, excerpt.rows().get(i)), SIGNS));
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
        return cells.stream().mapToInt(TableText::width).max().orElse(0);
    }

    /** In columns of a terminal: Chinese, Japanese and Korean signs, and little pictures, take two. */
    private static int width(String cell) {
        return cell.codePoints()
                .map(c -> {
                    boolean square = Character.isIdeographic(c)
                            || (c >= 0x3040 && c <= 0x30FF)
                            || (c >= 0xAC00 && c <= 0xD7A3)
                            || c >= 0x1F000;
                    return square ? 2 : 1;
                })
                .sum();
    }
}

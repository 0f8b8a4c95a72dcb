package loopbook.charts;

import java.util.List;
import loopbook.tables.TableText;

/** Cells in letters, for a terminal: the first column to the left, numbers to the right. */
final class LetterGrid {
    private static final int MOST = 18;

    private LetterGrid() {}

    static String of(String title, List<List<String>> lines, List<String> notes) {
        int columns = lines.get(0).size();
        int[] widths = new int[columns];
        for (List<String> line : lines) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], TableText.width(cut(line.get(i))));
            }
        }
        var text = new StringBuilder(TableText.line(title));
        for (List<String> line : lines) {
            var row = new StringBuilder();
            for (int i = 0; i < columns; i++) {
                String cell = cut(line.get(i));
                String room = " ".repeat(widths[i] - TableText.width(cell));
                row.append(i == 0 ? cell + room : "  " + room + cell);
            }
            text.append('\n').append(row.toString().stripTrailing());
        }
        return notes.isEmpty() ? text.toString() : text + "\n(" + String.join("; ", notes) + ")";
    }

    private static String cut(String cell) {
        return TableText.cut(TableText.line(cell), MOST);
    }
}

package loopbook.kernel.engine;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A place in the text of a cell.
 *
 * @param line   from 1, in what the cell is a part of
 * @param column from 0
 * @param text   the whole line
 */
record Source(int line, int column, String text) {
    private static final int LONG_LINE = 400;
    private static final int AROUND = 150;

    static Source at(Cell cell, int offset) {
        return new Places(cell).at(offset);
    }

    /** For many places of one cell. */
    static final class Places {
        private final Cell cell;
        /** The beginnings of its lines. */
        private final TreeMap<Integer, Source> lines = new TreeMap<>();

        Places(Cell cell) {
            this.cell = cell;
            int start = 0;
            for (String line : cell.code().split("\n", -1)) {
                lines.put(start, new Source(cell.line() + lines.size(), 0, line));
                start += line.length() + 1;
            }
        }

        Source at(int offset) {
            int at = Math.min(offset, cell.code().length());
            Map.Entry<Integer, Source> line = lines.floorEntry(at);
            return new Source(
                    line.getValue().line(), at - line.getKey(), line.getValue().text());
        }
    }

    /** The line, and under it as many carets as the place is long, at least one. Of a very long line a part. */
    List<String> caret(int length) {
        int from = text.length() > LONG_LINE ? Math.max(0, column - AROUND) : 0;
        int to = text.length() > LONG_LINE ? Math.min(text.length(), column + AROUND) : text.length();
        int wide = Math.max(1, Math.min(length, to - column));
        String before = text.substring(from, column).replaceAll("\\S", " ");
        return List.of("    " + text.substring(from, to), "    " + before + "^".repeat(wide));
    }
}

package loopbook.kernel.engine;

import java.util.List;

/**
 * A place in the text of a cell.
 *
 * @param line   from 1, in what the cell is a part of
 * @param column from 0
 * @param text   the whole line
 */
record Source(int line, int column, String text) {
    static Source at(Cell cell, int offset) {
        String code = cell.code();
        int at = Math.min(offset, code.length());
        int start = code.lastIndexOf('\n', at - 1) + 1;
        int end = code.indexOf('\n', at);
        int line = (int) code.substring(0, start).chars().filter(c -> c == '\n').count();
        return new Source(cell.line() + line, at - start, code.substring(start, end < 0 ? code.length() : end));
    }

    /** The line, and under it as many carets as the place is long, at least one. */
    List<String> caret(int length) {
        int wide = Math.max(1, Math.min(length, text.length() - column));
        return List.of("    " + text, "    " + text.substring(0, column).replaceAll("\\S", " ") + "^".repeat(wide));
    }
}

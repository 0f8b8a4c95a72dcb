package loopbook.kernel.engine;

/**
 * One cell to run.
 *
 * @param number what the user knows it by: {@code Cell [3]}
 * @param name   how errors call it; {@code Cell [3]} for a cell of a notebook, a file's name for a script
 * @param line   the line of {@code name} at which {@code code} begins, from 1; 1 for a cell of a notebook
 * @param code   Java and magics
 * @param output where its output goes
 * @param input  where {@code System.in} reads from
 */
public record Cell(int number, String name, int line, String code, OutputSink output, Input input) {
    /** A byte order mark before the code, as pasted files have it, is no part of it. */
    public Cell {
        code = code.startsWith("\ufeff") ? code.substring(1) : code;
    }

    /** A cell of a notebook. */
    public Cell(int number, String code, OutputSink output, Input input) {
        this(number, "Cell [" + number + "]", 1, code, output, input);
    }
}

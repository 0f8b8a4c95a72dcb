package loopbook.kernel.engine;

import loopbook.kernel.display.Screen;

/**
 * Where the output of one cell goes: its text and its displayed values, in the order in which they came. Called from
 * any thread of the cell, also after the cell has ended; the owner batches.
 */
public interface OutputSink extends Screen {
    /** Text written to {@code System.out}; not always a whole line. */
    void stdout(String text);

    /** Text written to {@code System.err}; not always a whole line. */
    void stderr(String text);
}

package loopbook.kernel.engine;

import java.nio.file.Path;
import java.util.List;

/** What a magic may do with the session that it runs in. */
public interface Session {
    /** Runs code as a part of the cell; what fails there ends the magic and the cell. */
    Outcome run(String code);

    /**
     * Runs a text of its own as a part of the cell, under the name by which errors call it: a file's name. What fails
     * there ends the magic and the cell.
     */
    Outcome run(String name, String text);

    /** Runs code of the cell with something around it, and returns how that ended, well or not. */
    Outcome attempt(String before, String code, String after);

    /** Ends the magic and the cell with an outcome of {@link #attempt}: to be thrown. */
    RuntimeException failure(Outcome outcome);

    /** Forgets the variables, methods and classes that cells have declared; how many there were. */
    int reset();

    /** The variables that are declared now, in the order of their declaration. */
    List<Variable> variables();

    /** Adds jars and folders of classes to what cells compile and run with. */
    void addToClassPath(List<Path> entries);

    /** The class path of cells: what the process started with and what was added. */
    List<Path> classPath();

    /** All magics. */
    List<Magic> magics();
}

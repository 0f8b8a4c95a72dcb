package loopbook.kernel.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/** What a magic may do with the session that it runs in. */
public interface Session {
    /** Runs code as a part of the cell; what fails there ends the magic and the cell. */
    Outcome run(String code);

    /**
     * Runs a text of its own as a part of the cell, under the name by which errors call it: a file's name. What fails
     * there ends the magic and the cell; a line {@code /exit} ends the text, as it ends a script.
     */
    Outcome run(String name, String text);

    /**
     * Compiles a part of the cell as work that can be done again and again, and returns what its last expression gives; null if
     * that has no value. What does not compile ends the magic and the cell.
     */
    Callable<?> compiled(String part);

    /** Forgets the variables, methods and classes that cells have declared, and their results; how many declarations there were. */
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

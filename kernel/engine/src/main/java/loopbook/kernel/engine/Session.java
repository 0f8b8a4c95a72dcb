package loopbook.kernel.engine;

import java.nio.file.Path;
import java.util.List;

/** What a magic may do with the session that it runs in. */
public interface Session {
    /** Runs code as a part of the cell; what fails there ends the magic and the cell. */
    Outcome run(String code);

    /** The variables that are declared now, in the order of their declaration. */
    List<Variable> variables();

    /** Adds jars and folders of classes to what cells compile and run with. */
    void addToClassPath(List<Path> entries);

    /** The class path of cells: what the process started with and what was added. */
    List<Path> classPath();

    /** All magics. */
    List<Magic> magics();
}

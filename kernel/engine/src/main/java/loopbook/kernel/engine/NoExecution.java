package loopbook.kernel.engine;

import java.util.Map;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;

/** What JShell runs code with: nothing. It only completes, explains, and looks at what does not parse. */
final class NoExecution implements ExecutionControl, ExecutionControlProvider {
    @Override
    public String name() {
        return "loopbook";
    }

    @Override
    public ExecutionControl generate(ExecutionEnv env, Map<String, String> parameters) {
        return this;
    }

    @Override
    public void load(ClassBytecodes[] classes) {
        // Cells are loaded by the workshop.
    }

    @Override
    public void redefine(ClassBytecodes[] classes) {
        // Nothing was loaded that could be another now.
    }

    @Override
    public String invoke(String className, String methodName) {
        return "";
    }

    @Override
    public String varValue(String className, String varName) {
        return "";
    }

    @Override
    public void addToClasspath(String path) {
        // The loader of cells has it.
    }

    @Override
    public void stop() {
        // Nothing runs here.
    }

    @Override
    public Object extensionCommand(String command, Object arg) throws NotImplementedException {
        throw new NotImplementedException(command);
    }

    @Override
    public void close() {
        // Nothing was opened.
    }
}

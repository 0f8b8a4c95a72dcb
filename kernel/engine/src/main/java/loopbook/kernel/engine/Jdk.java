package loopbook.kernel.engine;

import java.util.List;
import java.util.Optional;

/** Whether the Java that runs us can compile: a runtime without a compiler cannot run cells. */
public final class Jdk {
    private static final List<String> WANTED = List.of("jdk.jshell", "jdk.compiler");

    private Jdk() {}

    /** What is missing, and what to do; empty if nothing is. */
    public static Optional<String> trouble() {
        List<String> missing = WANTED.stream()
                .filter(module -> ModuleLayer.boot().findModule(module).isEmpty())
                .toList();
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "The Java in " + System.getProperty("java.home") + " is a runtime without a compiler (it lacks "
                                + String.join(" and ", missing)
                                + "). Install a JDK 17 or newer, and install the kernel with it: JAVA_HOME=… scripts/kernel install");
    }
}

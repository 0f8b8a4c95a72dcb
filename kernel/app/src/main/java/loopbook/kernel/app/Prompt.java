package loopbook.kernel.app;

import java.nio.file.Files;
import java.nio.file.Path;
import jdk.jshell.tool.JavaShellToolBuilder;
import loopbook.kernel.display.Renderers;
import loopbook.kernel.display.Screen;
import loopbook.kernel.display.Stage;
import loopbook.kernel.display.Stages;
import loopbook.kernel.engine.ConsoleSink;

/** The JDK's own shell, in this process: so that it has this process's class path, and the values are live. */
final class Prompt {
    private Prompt() {}

    /** Returns when the user leaves; with what {@code /exit} was given, or 0. */
    static int open() throws Exception {
        return open(JavaShellToolBuilder.builder());
    }

    static int open(JavaShellToolBuilder shell) throws Exception {
        Stages.enter(new Terminal(new ConsoleSink(), PromptExecution.renderers()));
        Path startup = Files.createTempFile("loopbook-startup", ".jsh");
        try {
            Files.writeString(startup, Startup.text(), Batch.CHARSET);
            return shell.start(
                    "--execution",
                    PromptExecution.NAME,
                    "--class-path",
                    System.getProperty("java.class.path"),
                    "--startup",
                    startup.toString());
        } finally {
            Files.deleteIfExists(startup);
        }
    }

    /** What {@code show(x)} at the prompt prints on. */
    private record Terminal(Screen screen, Renderers renderers) implements Stage {}
}

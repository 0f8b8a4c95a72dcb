package loopbook.kernel.app;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;
import loopbook.http.Progress;
import loopbook.kernel.engine.Engine;
import loopbook.kernel.engine.Jdk;
import loopbook.kernel.jupyter.About;
import loopbook.kernel.jupyter.EarlyOutput;
import loopbook.kernel.jupyter.KernelProcess;
import org.jspecify.annotations.Nullable;

/** The kernel as a program: {@code java … loopbook.kernel.app.KernelMain CONNECTION_FILE}, as Jupyter starts it. */
public final class KernelMain {
    /** The lock on our jars, until the process ends: a channel that nobody refers to is closed by the collector. */
    @SuppressWarnings("UnusedVariable")
    private static Optional<FileChannel> held = Optional.empty();

    private KernelMain() {}

    /** Serves until Jupyter ends it; exit code 2 and one line when the arguments or the connection file are of no use. */
    public static void main(String... arguments) throws InterruptedException {
        PrintStream log = System.err;
        if (arguments.length != 1) {
            log.println("Usage: java … " + KernelMain.class.getName() + " CONNECTION_FILE\n"
                    + "Jupyter does this; to install the kernel, run scripts/kernel install.");
            System.exit(2);
        }
        jars().ifPresent(folder -> hold(folder, log));
        Jdk.trouble().ifPresent(log::println); // each cell says it, too
        EarlyOutput early = new EarlyOutput();
        Engine engine = engine(early);
        try {
            KernelProcess.serve(Path.of(arguments[0]), engine, early, new About(Version.TEXT, history()), log);
        } catch (IllegalArgumentException | IllegalStateException wrong) {
            log.println(wrong.getMessage());
            System.exit(2);
        }
    }

    /** The engine of a kernel; a rehearsal has the same. It starts first: its compiler takes longest. */
    static Engine engine(EarlyOutput early) {
        Optional<Path> index = jars().map(folder -> folder.resolve("classes"));
        Engine engine = Startup.engine(
                options -> index.map(options::classIndex).orElse(options).output(early));
        Progress.toEach(ProgressLine::new);
        loopbook.client.Prompt.use(new NotebookPrompt());
        return engine;
    }

    /** {@code LOOPBOOK_HISTORY}, or a file beside Jupyter's own data; {@code off} for none. */
    private static @Nullable Path history() {
        String wish = System.getenv().getOrDefault("LOOPBOOK_HISTORY", "");
        if (wish.equals("off")) {
            return null;
        }
        return wish.isEmpty()
                ? Install.userData(System.getenv()).resolve("loopbook").resolve("history.jsonl")
                : Path.of(wish);
    }

    /** The folder of the jars that were installed for kernels; empty in a kernel that runs on others. */
    private static Optional<Path> jars() {
        Path first = Path.of(System.getProperty("java.class.path").split(File.pathSeparator)[0]);
        return Optional.ofNullable(first.toAbsolutePath().getParent()).filter(InUse::isPrepared);
    }

    private static void hold(Path jars, PrintStream log) {
        try {
            held = InUse.hold(jars);
        } catch (IOException refused) {
            log.println("Cannot mark the kernel's jars as used (" + refused + "): installing twice takes them away");
        }
    }
}

package loopbook.kernel.jupyter;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import loopbook.kernel.engine.Engine;

/** The life of a process that is a kernel: serve until the front end ends it, or is itself gone. */
public final class KernelProcess {
    /** How long shutdown hooks may take. */
    private static final int LAST_WORDS_MILLIS = 150;

    private KernelProcess() {}

    /**
     * Serves on the sockets of a connection file until shutdown, then ends the process with exit code 0, whatever still
     * runs in it. Also ends when the process that started it is gone ({@code JPY_PARENT_PID}).
     *
     * @throws IllegalArgumentException if the connection file is of no use
     * @throws IllegalStateException if a port cannot be bound
     */
    public static void serve(Path connectionFile, Engine engine, EarlyOutput early, About about, PrintStream log)
            throws InterruptedException {
        Connection connection = Connection.read(connectionFile);
        try (Kernel kernel = Kernel.start(connection, engine, early, about, log)) {
            Signals.onInterrupt(engine::interrupt);
            parent().ifPresent(pid -> daemon("jupyter-parent", () -> endWith(pid, kernel, log)));
            kernel.await();
            // Neither a cell in a loop nor a hook that hangs may keep a front end waiting.
            daemon("jupyter-reaper", KernelProcess::haltSoon);
        }
        System.exit(0);
    }

    /** Asked again and again: {@code onExit} answers by way of the common pool, which cells may have filled. */
    private static void endWith(long pid, Kernel kernel, PrintStream log) {
        try {
            Optional<ProcessHandle> parent = ProcessHandle.of(pid).or(KernelProcess::starter);
            while (parent.isPresent() && parent.get().isAlive()) {
                TimeUnit.SECONDS.sleep(1);
            }
            log.println("The process that started this kernel is gone, and so it ends.");
            kernel.end();
        } catch (InterruptedException nobodyDoesThat) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Who is asked where there is no such process: it may be of another machine or container. An orphan is a child of the first
     * process, and has nobody.
     */
    private static Optional<ProcessHandle> starter() {
        ProcessHandle self = ProcessHandle.current();
        return self.pid() == 1 ? Optional.of(self) : self.parent().filter(own -> own.pid() != 1);
    }

    private static Optional<Long> parent() {
        return Optional.ofNullable(System.getenv("JPY_PARENT_PID"))
                .filter(pid -> pid.matches("[1-9][0-9]{0,17}"))
                .map(Long::parseLong);
    }

    private static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private static void haltSoon() {
        try {
            TimeUnit.MILLISECONDS.sleep(LAST_WORDS_MILLIS);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        Engine.halt(0);
    }

    /** A kernel, and where it listens. */
    private record Rehearsed(Kernel kernel, Connection connection) {}

    /**
     * Runs cells through a whole kernel, sockets and all, and asks for completions of them: what a class data archive
     * should know is loaded afterwards.
     */
    public static void rehearse(Engine engine, EarlyOutput early, List<String> cells, PrintStream log)
            throws InterruptedException {
        Rehearsed rehearsed = FrontEnd.onFreePorts(connection ->
                new Rehearsed(Kernel.start(connection, engine, early, new About("rehearsal", null), log), connection));
        try (Kernel kernel = rehearsed.kernel;
                FrontEnd frontEnd = new FrontEnd(rehearsed.connection)) {
            frontEnd.ask("kernel_info_request", Json.object());
            for (String cell : cells) {
                frontEnd.run(cell);
                for (String question : List.of("complete_request", "inspect_request", "is_complete_request")) {
                    frontEnd.ask(question, Json.object().put("code", cell).put("cursor_pos", cell.length() / 2));
                }
            }
            frontEnd.answer(frontEnd.control, frontEnd.send(frontEnd.control, "interrupt_request", Json.object()));
            frontEnd.send(frontEnd.control, "shutdown_request", Json.object());
            kernel.await();
        }
    }
}

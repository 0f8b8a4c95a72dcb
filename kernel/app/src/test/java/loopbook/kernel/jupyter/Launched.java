package loopbook.kernel.jupyter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A kernel in a process of its own, which ends with the test's at the latest, and a front end beside it. */
final class Launched implements AutoCloseable {
    final Process process;
    final FrontEnd frontEnd;

    private Launched(Process process, FrontEnd frontEnd) {
        this.process = process;
        this.frontEnd = frontEnd;
    }

    /** Starts the command for a connection file; what it says goes to a log in the folder. */
    static Launched of(Path folder, Function<Path, List<String>> command) {
        return FrontEnd.onFreePorts(connection -> {
            try {
                return launched(folder, command, connection);
            } catch (IOException refused) {
                throw new UncheckedIOException(refused);
            }
        });
    }

    private static Launched launched(Path folder, Function<Path, List<String>> command, Connection connection)
            throws IOException {
        Path file = Files.writeString(folder.resolve("connection file.json"), FrontEnd.file(connection));
        Path log = folder.resolve("kernel.log");
        ProcessBuilder builder = new ProcessBuilder(command.apply(file))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment()
                .put("JPY_PARENT_PID", Long.toString(ProcessHandle.current().pid()));
        Process process = builder.start();
        try {
            return new Launched(process, new FrontEnd(connection, process::isAlive));
        } catch (IllegalStateException silent) {
            process.destroyForcibly();
            String said = Files.readString(log);
            int refused = said.indexOf(Loop.CANNOT_BIND);
            throw new IllegalStateException(
                    refused < 0 ? silent.getMessage() + "\n" + said : said.substring(refused), silent);
        }
    }

    /** Java with the class path of the test, for this main class. */
    static List<String> java(Class<?> main, Path file) {
        return java(main, file, List.of());
    }

    /** The same with flags of the JVM. */
    static List<String> java(Class<?> main, Path file, List<String> flags) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName(), file.toString()));
        return command;
    }

    @Override
    public void close() {
        process.destroyForcibly();
        frontEnd.close();
    }
}

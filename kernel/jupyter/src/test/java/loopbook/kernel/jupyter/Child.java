package loopbook.kernel.jupyter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import loopbook.kernel.engine.Engine;

/** A kernel in a process of its own, which ends with the process that it takes for its parent. */
final class Child {
    private Child() {}

    /** A kernel with an engine that has no startup. */
    static final class Main {
        private Main() {}

        public static void main(String... arguments) throws InterruptedException {
            EarlyOutput early = new EarlyOutput();
            Engine engine = Engine.start(o -> o.output(early));
            KernelProcess.serve(Path.of(arguments[0]), engine, early, new About("test", null), System.err);
        }
    }

    static Process start(Path folder, Connection connection, long parent) throws IOException {
        return builder(folder, connection, parent, List.of())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("kernel.log").toFile())
                .start();
    }

    /** @param before what stands before Java on the command line */
    static ProcessBuilder builder(Path folder, Connection connection, long parent, List<String> before)
            throws IOException {
        Path file = Files.writeString(folder.resolve("connection.json"), FrontEnd.file(connection));
        List<String> command = new ArrayList<>(before);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName(), file.toString()));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("JPY_PARENT_PID", Long.toString(parent));
        return builder;
    }
}

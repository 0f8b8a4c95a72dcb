package loopbook.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Another process with a platform on the same folder; started by tests. */
final class Child implements AutoCloseable {
    private final Process process;
    private final BufferedReader lines;

    private Child(Process process) {
        this.process = process;
        this.lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Starts a process that uploads files to this dataset, and prints each path after it was acknowledged. */
    static Child uploading(Path folder, String dataset, String name, int count) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // What this JVM needed to load SQLite quietly, the other one needs, too.
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("--enable-native-access"))
                .forEach(command::add);
        command.addAll(List.of("-Xmx256m", "-cp", System.getProperty("java.class.path"), Child.class.getName()));
        command.addAll(List.of(folder.toString(), dataset, name, Integer.toString(count)));
        return new Child(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** The next line it prints; null at its end. */
    String line() throws IOException {
        return lines.readLine();
    }

    /** {@code kill -9}. */
    void kill() throws InterruptedException {
        // Not destroyForcibly() of the process itself, which would close the pipe we still read.
        process.toHandle().destroyForcibly();
        process.waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** The content of the file that is uploaded as this path. */
    static String content(String path) {
        return ("content of " + path + "\n").repeat(50);
    }

    public static void main(String[] args) {
        try (LocalPlatform platform = LocalPlatform.open(Path.of(args[0]))) {
            Api api = new Api(platform);
            for (int i = 0; i < Integer.parseInt(args[3]); i++) {
                String path = "/" + args[2] + "/" + i % 7 + "/" + i + ".txt";
                String id = api.item(args[1], path, content(path));
                System.out.println(id + " " + path);
            }
        }
    }
}

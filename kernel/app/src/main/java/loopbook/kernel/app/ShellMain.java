package loopbook.kernel.app;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The session in a terminal. Without arguments the JDK's own shell, with everything imported; with files, or {@code -}
 * for standard input, they are run in order. Exit code 0 when all went well, 1 when a snippet failed (it is named), 2
 * when the arguments are of no use, else what a script gave to {@code System.exit}.
 */
public final class ShellMain {
    private static final String USAGE =
            """
            Usage: jshell                     a prompt
                   jshell [--echo] FILE...    runs the files in order, and ends
                   jshell -                   runs standard input

              --echo    prints the value of each expression that no semicolon closes
            """;

    private ShellMain() {}

    /** Ends the process with the exit code. */
    public static void main(String... arguments) throws Exception {
        System.exit(run(List.of(arguments), System.err));
    }

    static int run(List<String> arguments, PrintStream log) throws Exception {
        List<String> files = new ArrayList<>(arguments);
        boolean echo = files.removeIf("--echo"::equals);
        if (files.contains("-h") || files.contains("--help")) {
            System.out.print(USAGE);
            return 0;
        }
        for (String file : files) {
            if (file.startsWith("-") && file.length() > 1) {
                log.print("There is no option " + file + ".\n" + USAGE);
                return 2;
            }
        }
        if (files.isEmpty()) {
            return Prompt.open();
        }
        List<Batch.Source> sources = new ArrayList<>();
        for (String file : files) {
            try {
                sources.add(read(file));
            } catch (IOException e) {
                log.println(reason(file, e));
                return 2;
            }
        }
        return new Batch(log, echo).run(sources);
    }

    private static Batch.Source read(String file) throws IOException {
        if (file.equals("-")) {
            return new Batch.Source("standard input", new String(System.in.readAllBytes(), Batch.CHARSET));
        }
        return new Batch.Source(file, Files.readString(Path.of(file), Batch.CHARSET));
    }

    private static String reason(String file, IOException e) {
        Path path = Path.of(file).toAbsolutePath();
        if (Files.isDirectory(path)) {
            return file + " is a folder; name the scripts in it: " + file + "/*.jsh";
        }
        if (!Files.exists(path)) {
            return "There is no file " + path + ". Nothing was run.";
        }
        return path + " cannot be read as UTF-8 text (" + e + "). Nothing was run.";
    }
}

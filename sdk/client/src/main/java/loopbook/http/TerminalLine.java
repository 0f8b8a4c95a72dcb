package loopbook.http;

import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** One line of the terminal, written over again and again. */
final class TerminalLine implements Progress.Sink {
    private static final int WIDTH = 79;

    private final PrintStream out;
    private int last;

    TerminalLine(PrintStream out) {
        this.out = out;
    }

    /** Nothing if standard error is no terminal, or the user wants none. */
    static Progress.Sink orNothing(Env env) {
        boolean wanted =
                env.get("NO_PROGRESS").isEmpty() && !env.get("TERM").orElse("").equals("dumb");
        return wanted && terminal() ? new TerminalLine(System.err) : Progress.Sink.NOTHING;
    }

    /** Linux tells what standard error is; elsewhere the console stands for it. */
    @SuppressWarnings("SystemConsoleNull") // Where there always is one, it is asked whether it is a terminal.
    private static boolean terminal() {
        Path stderr = Path.of("/proc/self/fd/2");
        try {
            if (Files.isSymbolicLink(stderr)) {
                String name = Files.readSymbolicLink(stderr).toString();
                return name.startsWith("/dev/pts/") || name.startsWith("/dev/tty") || name.equals("/dev/console");
            }
        } catch (IOException e) {
            return false;
        }
        Console console = System.console();
        return console != null && Runtime.version().feature() < 22;
    }

    @Override
    public synchronized void show(Progress.State state) {
        String text = state.toString();
        String cut = text.length() <= WIDTH ? text : text.substring(0, WIDTH - 1) + "…";
        out.print("\r" + cut + " ".repeat(Math.max(0, last - cut.length())));
        last = cut.length();
        if (state.done()) {
            out.println();
            last = 0;
        }
        out.flush();
    }
}

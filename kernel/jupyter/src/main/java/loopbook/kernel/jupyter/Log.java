package loopbook.kernel.jupyter;

import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/** The kernel's own words, for the log of the Jupyter server: the standard error that the process was born with. */
final class Log {
    private final PrintStream out;

    Log(PrintStream out) {
        this.out = out;
    }

    void say(String message) {
        out.println("loopbook kernel: " + message);
    }

    /** Something failed that no cell is to blame for; the kernel goes on. */
    void failed(String what, @Nullable Throwable cause) {
        say(what + (cause == null ? "" : ": " + cause));
        if (cause != null) {
            cause.printStackTrace(out);
        }
    }
}

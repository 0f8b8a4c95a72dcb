package loopbook.kernel.jupyter;

import java.io.PrintStream;
import loopbook.kernel.engine.Reserve;
import org.jspecify.annotations.Nullable;

/** The kernel's own words, for the log of the Jupyter server: the standard error that the process was born with. */
final class Log {
    private final PrintStream out;

    Log(PrintStream out) {
        this.out = out;
    }

    void say(String message) {
        failed(message, null);
    }

    /** Something failed that no cell is to blame for; the kernel goes on. */
    void failed(String what, @Nullable Throwable cause) {
        try {
            out.println("loopbook kernel: " + what + (cause == null ? "" : ": " + cause));
            if (cause != null) {
                cause.printStackTrace(out);
            }
        } catch (OutOfMemoryError full) {
            Reserve.moment(); // Nothing can be said; whoever wanted to goes on.
        }
    }
}

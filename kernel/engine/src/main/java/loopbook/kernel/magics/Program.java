package loopbook.kernel.magics;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.function.Consumer;
import loopbook.kernel.engine.MagicError;

/** A program that a magic starts: its output goes on as it comes; an interrupt ends it and the programs below it. */
final class Program {
    private Program() {}

    /** Waits for its end; the exit code. */
    static int run(String magic, ProcessBuilder builder, Consumer<String> out, Consumer<String> err) {
        Process process = start(magic, builder);
        try {
            process.getOutputStream().close();
            Thread errors = pump(process.getErrorStream(), err);
            Thread lines = pump(process.getInputStream(), out);
            int code = process.waitFor();
            lines.join();
            errors.join();
            return code;
        } catch (InterruptedException stopped) {
            end(process);
            Thread.currentThread().interrupt();
            throw new MagicError(magic + " was stopped");
        } catch (IOException e) {
            throw new MagicError(magic + ": the input of the program cannot be closed: " + e);
        } finally {
            if (process.isAlive()) {
                end(process);
            }
        }
    }

    private static Process start(String magic, ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new MagicError(magic + ": " + builder.command().get(0) + " cannot be started: " + e.getMessage());
        }
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private static Thread pump(InputStream from, Consumer<String> to) {
        Thread thread = new Thread(() -> {
            char[] text = new char[8192];
            try (Reader reader = new InputStreamReader(from, Charset.defaultCharset())) {
                for (int n = reader.read(text); n >= 0; n = reader.read(text)) {
                    to.accept(new String(text, 0, n));
                }
            } catch (IOException e) {
                throw new UncheckedIOException("The output of a program ended early", e);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}

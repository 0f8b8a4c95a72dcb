package loopbook.kernel.jupyter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import loopbook.kernel.engine.Engine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A kernel in a process of its own: how it lives and ends. */
class ProcessTest {
    /** What a loaded machine may take; {@code scripts/bench kernel} measures how soon an unloaded one ends. */
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private Launched kernel;
    private Process process;
    private FrontEnd frontEnd;

    /** The kernel of the test, with an engine that has no startup. */
    static final class Main {
        private Main() {}

        public static void main(String... arguments) throws InterruptedException {
            EarlyOutput early = new EarlyOutput();
            Engine engine = Engine.start(o -> o.output(early));
            KernelProcess.serve(Path.of(arguments[0]), engine, early, new About("test", null), System.err);
        }
    }

    @BeforeEach
    void start() {
        kernel = Launched.of(folder, file -> Launched.java(Main.class, file));
        process = kernel.process;
        frontEnd = kernel.frontEnd;
    }

    @AfterEach
    void stop() {
        kernel.close();
    }

    @Test
    void shutdownIsAnsweredAndEndsTheProcessWithZero() throws InterruptedException {
        frontEnd.run("1 + 1");
        Message reply = shutdown();

        assertThat(reply.type()).isEqualTo("shutdown_reply");
        assertThat(reply.content().path("status").asString()).isEqualTo("ok");
        assertThat(reply.content().path("restart").asBoolean()).isTrue();
        assertEndedWithZero();
    }

    @Test
    void shutdownEndsAProcessWhoseCellAndThreadsAndHooksRunForEver() throws InterruptedException {
        frontEnd.run(
                """
                Runtime.getRuntime().addShutdownHook(new Thread(() -> { while (true) { } }));
                new Thread(() -> { while (true) { } }).start();""");
        frontEnd.send(
                frontEnd.shell, "execute_request", FrontEnd.cell("System.out.println(\"begun\"); while (true) { }"));
        frontEnd.awaitIopub("stream");
        shutdown();

        assertEndedWithZero();
    }

    /** So VS Code ends kernels of its own machine. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aTermSignalEndsTheProcessWhileACellRuns() throws InterruptedException {
        frontEnd.send(
                frontEnd.shell, "execute_request", FrontEnd.cell("System.out.println(\"begun\"); while (true) { }"));
        frontEnd.awaitIopub("stream");
        process.destroy();

        assertThat(process.waitFor(SOON.toMillis(), TimeUnit.MILLISECONDS)).isTrue();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aSignalInterruptsTheCellAndNotTheProcess() throws IOException, InterruptedException {
        assumeFalse(ignoresInterrupts(), "who started the tests in the background has taken this signal from them");
        String id = frontEnd.send(
                frontEnd.shell, "execute_request", FrontEnd.cell("System.out.println(\"begun\"); while (true) { }"));
        frontEnd.awaitIopub("stream");
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();

        assertThat(frontEnd.answer(frontEnd.shell, id).status()).isEqualTo("error");
        assertThat(frontEnd.run("1 + 1").result()).isEqualTo("2");
    }

    /** A shell starts what it puts into the background so; no Java can listen to the signal then. */
    private static boolean ignoresInterrupts() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return false;
        }
        String ignored = Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .findFirst()
                .orElse("SigIgn: 0");
        int interrupt = 1 << 1;
        return (Long.parseUnsignedLong(ignored.substring("SigIgn:".length()).strip(), 16) & interrupt) != 0;
    }

    @Test
    void exitInACellEndsTheCellAndNotTheProcess() {
        assertThat(frontEnd.run("System.exit(3)").status()).isEqualTo("error");
        assertThat(frontEnd.run("1 + 1").result()).isEqualTo("2");
    }

    private Message shutdown() {
        String id = frontEnd.send(
                frontEnd.control, "shutdown_request", Json.object().put("restart", true));
        Message reply = frontEnd.receive(frontEnd.control);
        assertThat(FrontEnd.parent(reply)).isEqualTo(id);
        return reply;
    }

    private void assertEndedWithZero() throws InterruptedException {
        assertThat(process.waitFor(SOON.toMillis(), TimeUnit.MILLISECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }
}

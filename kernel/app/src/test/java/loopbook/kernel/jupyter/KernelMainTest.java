package loopbook.kernel.jupyter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import loopbook.kernel.app.KernelMain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A kernel that cannot be: it says why in one line, and ends with 2. */
@Timeout(120)
class KernelMainTest {
    @TempDir
    private Path folder;

    /** How a process ended, and what it said. */
    private record Ended(int code, List<String> said) {}

    @Test
    void aConnectionFileThatIsNotThere() throws Exception {
        Path file = folder.resolve("none.json");

        assertRefused(run(file), "Cannot use " + file + " as a Jupyter connection file: there is no such file.");
    }

    @Test
    void aConnectionFileThatIsCutOff() throws Exception {
        Path file = Files.writeString(folder.resolve("cut.json"), "{\"ip\": \"127.0.0.1\", \"key\": \"s3cret");

        Ended ended = run(file);

        assertRefused(ended, "Cannot use " + file + " as a Jupyter connection file: it is no JSON (line 1: ");
        assertThat(ended.said.get(0)).doesNotContain("s3cret");
    }

    @Test
    void aPortThatSomebodyElseHas() throws Exception {
        Path file = folder.resolve("taken.json");
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int taken = other.getLocalPort();
            Files.writeString(
                    file,
                    FrontEnd.file(
                            new Connection("127.0.0.1", "hmac-sha256", "key", taken, taken, taken, taken, taken)));

            assertRefused(run(file), Loop.CANNOT_BIND + "the shell socket to tcp://127.0.0.1:" + taken);
        }
    }

    private static void assertRefused(Ended ended, String why) {
        assertThat(ended.said).singleElement().asString().startsWith(why);
        assertThat(ended.code).isEqualTo(2);
    }

    private Ended run(Path file) throws IOException, InterruptedException {
        Path log = folder.resolve("kernel.log");
        Process process = new ProcessBuilder(Launched.java(KernelMain.class, file))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            return new Ended(process.waitFor(), Files.readAllLines(log, Charset.defaultCharset()));
        } finally {
            process.destroyForcibly();
        }
    }
}

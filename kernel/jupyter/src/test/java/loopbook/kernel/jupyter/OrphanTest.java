package loopbook.kernel.jupyter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrphanTest {
    @TempDir
    private Path folder;

    @Test
    void aKernelWhoseParentIsAlreadyGoneEnds() throws IOException, InterruptedException {
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-version")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        parent.waitFor();
        Process kernel = Child.start(folder, FrontEnd.onFreePorts(ports -> ports), parent.pid());
        try {
            assertThat(kernel.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(kernel.exitValue()).isZero();
        } finally {
            kernel.destroyForcibly();
        }
    }
}

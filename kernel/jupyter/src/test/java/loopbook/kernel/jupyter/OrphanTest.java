package loopbook.kernel.jupyter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Kernels whose parent cannot be seen. */
@Timeout(120)
class OrphanTest {
    /** No process of any system has it. */
    private static final long NOBODY = 99_999_999;

    @TempDir
    private Path folder;

    @Test
    void aKernelWhoseParentIsAlreadyGoneEnds() throws Exception {
        // The shell ends at once and leaves the kernel to the first process of the machine.
        Process shell = Child.builder(
                        folder,
                        FrontEnd.onFreePorts(ports -> ports),
                        NOBODY,
                        List.of("/bin/sh", "-c", "\"$@\" > /dev/null 2>&1 & echo $!", "sh"))
                .start();
        String pid = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        shell.waitFor();
        ProcessHandle kernel = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
        try {
            assumeTrue(kernel.parent().filter(init -> init.pid() == 1).isPresent(), "orphans go to somebody else here");

            assertThat(kernel.onExit().get(60, TimeUnit.SECONDS).isAlive()).isFalse();
        } finally {
            kernel.destroyForcibly();
        }
    }

    @Test
    void aKernelThatCannotSeeItsParentServesAsLongAsThereIsWhoStartedIt() throws Exception {
        Connection connection = FrontEnd.onFreePorts(ports -> ports);
        Process kernel = Child.start(folder, connection, NOBODY);
        try (FrontEnd frontEnd = new FrontEnd(connection)) {
            assertThat(frontEnd.run("1 + 1").result()).isEqualTo("2");
            assertThat(Files.readString(folder.resolve("kernel.log"))).doesNotContain("is gone");
        } finally {
            kernel.destroyForcibly();
        }
    }
}

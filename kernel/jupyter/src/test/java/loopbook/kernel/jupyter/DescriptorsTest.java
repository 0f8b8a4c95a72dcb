package loopbook.kernel.jupyter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import loopbook.kernel.engine.Engine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A kernel that is closed, or could not start, leaves no file and no pipe open. */
@DisabledOnOs(OS.WINDOWS)
class DescriptorsTest {
    private static final int KERNELS = 20;
    /** What the JVM opens by the way; a pipe that is left open in each kernel is forty descriptors. */
    private static final int FEW = 10;

    private final EarlyOutput early = new EarlyOutput();
    private final Engine engine = Engine.start(o -> o.output(early));

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void closedKernelsLeaveNothingOpen() {
        engine.started();
        assertThat(FrontEnd.onFreePorts(this::spokenTo)).isEqualTo("ok");
        long before = open();
        for (int i = 0; i < KERNELS; i++) {
            assertThat(FrontEnd.onFreePorts(this::spokenTo)).isEqualTo("ok");
        }

        assertThat(open()).isLessThan(before + FEW);
    }

    @Test
    void kernelsThatCannotBindLeaveNothingOpen() {
        engine.started();
        FrontEnd.onFreePorts(free -> {
            Connection twice = new Connection(
                    free.ip(),
                    free.scheme(),
                    free.key(),
                    free.shell(),
                    free.iopub(),
                    free.stdin(),
                    free.control(),
                    free.shell());
            assertRefused(twice);
            long before = open();
            for (int i = 0; i < KERNELS; i++) {
                assertRefused(twice);
            }

            assertThat(open()).isLessThan(before + FEW);
            return free;
        });
    }

    private void assertRefused(Connection twice) {
        assertThatThrownBy(() -> start(twice).close())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(Loop.CANNOT_BIND);
    }

    private String spokenTo(Connection connection) {
        try (Kernel kernel = start(connection);
                FrontEnd frontEnd = new FrontEnd(connection)) {
            assertThat(kernel).isNotNull();
            return frontEnd.ask("kernel_info_request", Json.object()).status();
        }
    }

    private Kernel start(Connection connection) {
        return Kernel.start(
                connection,
                engine,
                early,
                new About("test", null),
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
    }

    private static long open() {
        return ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getOpenFileDescriptorCount();
    }
}

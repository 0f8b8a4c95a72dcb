package loopbook.kernel.jupyter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.zeromq.SocketType;
import org.zeromq.ZContext;

/** What a front end does about kernels that cannot be had. */
class FrontEndTest {
    private final List<Connection> tried = new ArrayList<>();

    @Test
    void whereAPortIsTakenMeanwhileOthersAreTried() throws IOException {
        try (ServerSocket somebodyElse = new ServerSocket();
                ZContext context = new ZContext()) {
            Loop loop = FrontEnd.onFreePorts(ports -> {
                tried.add(ports);
                if (tried.size() == 1) {
                    bind(somebodyElse, ports);
                }
                String address = ports.address(ports.shell());
                return new Loop(context, SocketType.ROUTER, "shell", address, frames -> {}, new Log(System.err));
            });
            loop.start();
            loop.close();

            assertThat(tried).hasSize(2).doesNotHaveDuplicates();
        }
    }

    @Test
    void whatFailsOtherwiseIsNotTriedAgainAndNothingIsTriedForEver() {
        assertThatIllegalStateException()
                .isThrownBy(() -> FrontEnd.onFreePorts(ports -> fail(ports, "no engine")))
                .withMessage("no engine");
        assertThat(tried).hasSize(1);

        assertThatIllegalStateException()
                .isThrownBy(() -> FrontEnd.onFreePorts(ports -> fail(ports, Loop.CANNOT_BIND + "anything")));
        assertThat(tried).hasSize(6);
    }

    @Test
    void aKernelThatHasEndedIsNotWaitedFor() {
        assertThatIllegalStateException()
                .isThrownBy(() -> FrontEnd.onFreePorts(ports -> new FrontEnd(ports, () -> false)))
                .withMessage("The kernel has ended");
    }

    private Void fail(Connection ports, String why) {
        tried.add(ports);
        throw new IllegalStateException(why);
    }

    private static void bind(ServerSocket socket, Connection ports) {
        try {
            socket.bind(new InetSocketAddress(ports.ip(), ports.shell()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

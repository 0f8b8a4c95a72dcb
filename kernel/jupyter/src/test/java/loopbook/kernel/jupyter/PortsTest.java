package loopbook.kernel.jupyter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where a kernel listens. */
class PortsTest {
    private static final int PATIENCE_MILLIS = 10_000;

    private final Room room = new Room();

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void itListensOnTheAddressOfTheConnectionFileAndOnNoOther() throws IOException {
        Connection at = room.connection;
        assertThat(at.ip()).isEqualTo("127.0.0.1");

        for (int port : new int[] {at.shell(), at.iopub(), at.stdin(), at.control(), at.heartbeat()}) {
            connect("127.0.0.1", port);
            assertThatThrownBy(() -> connect("127.0.0.2", port)).isInstanceOf(IOException.class);
        }
    }

    private static void connect(String ip, int port) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(ip, port), PATIENCE_MILLIS);
        }
    }
}

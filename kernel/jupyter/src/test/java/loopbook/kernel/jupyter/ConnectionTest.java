package loopbook.kernel.jupyter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import loopbook.kernel.engine.Engine;
import loopbook.kernel.engine.Streams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionTest {
    @TempDir
    private Path folder;

    @Test
    void readsWhatJupyterWrites() throws IOException {
        Connection connection = Connection.read(
                file(
                        """
                {"shell_port": 1, "iopub_port": 2, "stdin_port": 3, "control_port": 4, "hb_port": 5, "ip": "127.0.0.1",
                 "key": "b9c1-secret", "transport": "tcp", "signature_scheme": "hmac-sha256", "kernel_name": "loopbook"}"""));

        assertThat(connection).isEqualTo(new Connection("127.0.0.1", "hmac-sha256", "b9c1-secret", 1, 2, 3, 4, 5));
        assertThat(connection.toString()).doesNotContain("b9c1-secret");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> Connection.read(folder.resolve("none.json")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("none.json")
                .hasMessageContaining("no such file");
    }

    @Test
    void brokenJsonIsSaidToBe() throws IOException {
        Path file = file("{\"shell_port\": ");

        assertThatThrownBy(() -> Connection.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("it is no JSON (line 1: Unexpected end-of-input")
                .hasMessageNotContaining("Source");
    }

    @Test
    void aMissingPortIsNamed() throws IOException {
        Path file = file("{\"key\": \"\", \"shell_port\": 1, \"iopub_port\": 2}");

        assertThatThrownBy(() -> Connection.read(file)).hasMessageContaining("stdin_port");
    }

    @Test
    void aFileWithoutAKeyIsRefused() throws IOException {
        String ports = "\"shell_port\": 1, \"iopub_port\": 2, \"stdin_port\": 3, \"control_port\": 4, \"hb_port\": 5}";

        assertThatThrownBy(() -> Connection.read(file("{" + ports))).hasMessageContaining("it has no key");
        assertThatThrownBy(() -> Connection.read(file("{\"key\": null, " + ports)))
                .hasMessageContaining("it has no key");
        assertThat(Connection.read(file("{\"key\": \"\", " + ports)).key()).isEmpty();
    }

    /** {@code ::1}. */
    private static final byte[] LOOPBACK = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};

    @Test
    void anEmptySchemeIsTheUsualOne() throws IOException {
        String ports = "\"shell_port\": 1, \"iopub_port\": 2, \"stdin_port\": 3, \"control_port\": 4, \"hb_port\": 5}";

        assertThat(Connection.read(file("{\"key\": \"k\", \"signature_scheme\": \"\", " + ports))
                        .scheme())
                .isEqualTo("hmac-sha256");
    }

    @Test
    void addressesOfTheNewerKindStandInBrackets() {
        assertThat(new Connection("::1", "hmac-sha256", "k", 1, 2, 3, 4, 5).address(1))
                .isEqualTo("tcp://[::1]:1");
        assertThat(new Connection("127.0.0.1", "hmac-sha256", "k", 1, 2, 3, 4, 5).address(1))
                .isEqualTo("tcp://127.0.0.1:1");
    }

    @Test
    void aKernelListensOnSuchAnAddress() {
        assumeThat(hasNewerKind()).isTrue();
        EarlyOutput early = new EarlyOutput();
        try (Engine engine = Engine.start(o -> o.output(early))) {
            String result = FrontEnd.onFreePorts(free -> {
                Connection c = new Connection(
                        "::1",
                        free.scheme(),
                        free.key(),
                        free.shell(),
                        free.iopub(),
                        free.stdin(),
                        free.control(),
                        free.heartbeat());
                try (Kernel kernel = Kernel.start(c, engine, early, new About("test", null), Streams.processErr());
                        FrontEnd frontEnd = new FrontEnd(c)) {
                    assertThat(kernel).isNotNull();
                    return frontEnd.run("6 * 7").result();
                }
            });

            assertThat(result).isEqualTo("42");
        }
    }

    private static boolean hasNewerKind() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByAddress(LOOPBACK))) {
            return socket.isBound();
        } catch (IOException none) {
            return false;
        }
    }

    @Test
    void otherTransportsAreRefused() throws IOException {
        Path file = file("{\"transport\": \"ipc\"}");

        assertThatThrownBy(() -> Connection.read(file))
                .hasMessageContaining("ipc")
                .hasMessageContaining("only tcp");
    }

    private Path file(String json) throws IOException {
        return Files.writeString(folder.resolve("connection.json"), json);
    }
}

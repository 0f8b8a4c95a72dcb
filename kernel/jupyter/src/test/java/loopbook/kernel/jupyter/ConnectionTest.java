package loopbook.kernel.jupyter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

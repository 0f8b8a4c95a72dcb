package loopbook.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import loopbook.http.Json;
import loopbook.http.Token;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** The state file between us and the vendor's Python SDK; runs where a Python that has it is named. */
@EnabledIfEnvironmentVariable(named = "LOOPBOOK_PEER_PYTHON", matches = ".+")
class PythonPeerTest {
    @TempDir
    Path folder;

    private StateFile file;

    @BeforeEach
    void choose() {
        file = new StateFile(folder);
    }

    private Process start(String code) throws IOException {
        ProcessBuilder python = new ProcessBuilder(System.getenv("LOOPBOOK_PEER_PYTHON"), "-c", code)
                .redirectError(folder.resolve("python.log").toFile());
        python.environment().put("DATALOOP_PATH", folder.toString());
        python.environment().put("HOME", folder.toString());
        return python.start();
    }

    private String run(String code) throws Exception {
        Process python = start(code);
        String output = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(python.waitFor())
                .as(Files.readString(folder.resolve("python.log")))
                .isZero();
        return output.strip();
    }

    @Test
    void pythonReadsWhatWeSaved() throws Exception {
        Environment rc = Environment.of("rc", Json.object());
        SavedSignIn.save(file, rc, new SignIn(Token.of("our-token"), Optional.of("our-refresh")));

        String read = run("import dtlpy; c = dtlpy.client_api; print(c.environment, c.token, c.refresh_token)");

        assertThat(read).endsWith("https://rc-gate.dataloop.ai/api/v1 our-token our-refresh");
    }

    @Test
    void weReadWhatPythonSavedAndKeepTheRest() throws Exception {
        run("import dtlpy; c = dtlpy.client_api; c.environment = 'https://rc-gate.dataloop.ai/api/v1';"
                + " c.token = 'their-token'; c.refresh_token = 'their-refresh'; c.verbose.logging_level = 'info'");
        Environment environment =
                Environment.of(file.read().path("url").asString(), file.read().path("login_parameters"));

        SavedSignIn.renew(file, environment, Token.of("newer"));

        assertThat(environment.token()).contains("their-token");
        assertThat(environment.refreshToken()).contains("their-refresh");
        assertThat(run("import dtlpy; c = dtlpy.client_api; print(c.token, c.refresh_token, c.verbose.logging_level)"))
                .endsWith("newer their-refresh info");
    }

    @Test
    void weWaitForTheLockThatPythonHolds() throws Exception {
        Files.createDirectories(folder);
        Process python = start("import sys; from filelock import FileLock\n"
                + "with FileLock('" + folder + "/cookie.json.lock'):\n"
                + "    print('locked', flush=True); sys.stdin.readline()");
        assertThat(python.inputReader().readLine()).isEqualTo("locked");

        CompletableFuture<Void> written = CompletableFuture.runAsync(() -> file.change(state -> state.put("a", 1)));
        boolean early = written.isDone() || Files.exists(file.path());
        python.getOutputStream().write('\n');
        python.getOutputStream().flush();
        written.join();

        assertThat(early).isFalse();
        assertThat(file.read().path("a").asInt()).isEqualTo(1);
    }

    @Test
    void pythonWaitsForTheLockThatWeHold() throws Exception {
        StringBuilder tried = new StringBuilder();

        file.change(state -> {
            try {
                tried.append(run("from filelock import FileLock, Timeout\n"
                        + "try:\n    FileLock('" + folder + "/cookie.json.lock').acquire(timeout=0)\n"
                        + "    print('got it')\nexcept Timeout:\n    print('held')"));
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });

        assertThat(tried).hasToString("held");
    }
}

package loopbook.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import loopbook.errors.Interrupted;
import loopbook.errors.LoopbookException;
import loopbook.http.Json;
import loopbook.http.Token;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class StateFileTest {
    @TempDir
    Path folder;

    private StateFile file;

    @BeforeEach
    void choose() {
        file = new StateFile(folder.resolve("dot"));
    }

    private Environment environment() {
        return Environment.of("prod", file.read().path("login_parameters"));
    }

    @Test
    void aMissingFileIsEmpty() {
        assertThat(file.read()).isEmpty();
        assertThat(file.path()).doesNotExist();
    }

    @Test
    void whatIsNotOursSurvives() throws IOException {
        Files.createDirectories(file.path().getParent());
        Files.writeString(
                file.path(),
                "{\"fetch_entities\":false,\"url\":\"https://rc-gate.dataloop.ai/api/v1\",\"new\":{\"a\":[1,2.5]},"
                        + "\"login_parameters\":{\"https://gate.dataloop.ai/api/v1\":{\"alias\":\"prod\",\"odd\":null}}}");

        SavedSignIn.save(file, environment(), new SignIn(Token.of("tok"), Optional.of("again")));

        JsonNode state = file.read();
        assertThat(state.path("fetch_entities").asBoolean()).isFalse();
        assertThat(state.path("new").toString()).isEqualTo("{\"a\":[1,2.5]}");
        assertThat(state.path("url").asString()).isEqualTo("https://gate.dataloop.ai/api/v1");
        assertThat(state.at("/login_parameters/https:~1~1gate.dataloop.ai~1api~1v1"))
                .isEqualTo(
                        Json.read("{\"alias\":\"prod\",\"odd\":null,\"token\":\"tok\",\"refresh_token\":\"again\"}"));
    }

    @Test
    void aNewFileKnowsAllEnvironmentsAndBelongsToItsOwner() throws IOException {
        SavedSignIn.save(file, environment(), new SignIn(Token.of("tok"), Optional.empty()));

        assertThat(file.read().path("login_parameters").size()).isEqualTo(9);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())))
                .isEqualTo("rw-------");
        assertThat(Files.readString(file.path())).startsWith("{\n  \"url\": \"https://gate");
        assertThat(file.path().getParent()).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void signingOutTakesTheTokensAndNothingElse() {
        SavedSignIn.save(file, environment(), new SignIn(Token.of("tok"), Optional.of("again")));

        SavedSignIn.forget(file, environment());

        assertThat(environment().token()).isEmpty();
        assertThat(environment().refreshToken()).isEmpty();
        assertThat(environment().fields().path("alias").asString()).isEqualTo("prod");
    }

    @Test
    void aFileThatIsBeingWrittenIsReadAgain() throws IOException {
        Files.createDirectories(file.path().getParent());
        Files.writeString(file.path(), "");
        StateFile patient = new StateFile(file.path().getParent(), time -> write("{\"url\":\"u\"}"));

        assertThat(patient.read().path("url").asString()).isEqualTo("u");
    }

    private void write(String text) {
        try {
            Files.writeString(file.path(), text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void aBrokenFileIsNamed() throws IOException {
        Files.createDirectories(file.path().getParent());
        write("{broken");
        StateFile patient = new StateFile(file.path().getParent(), time -> {});

        assertThatThrownBy(patient::read)
                .isInstanceOf(LoopbookException.class)
                .hasMessageContaining(file.path().toString())
                .hasMessageContaining("sign in again");
    }

    @Test
    void manyWritersLoseNothing() throws Exception {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            String name = "writer" + i;
            threads.add(new Thread(() -> {
                for (int n = 0; n < 5; n++) {
                    file.change(state -> state.put(name, state.path(name).asInt(0) + 1));
                }
            }));
        }

        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(file.read().toString()).contains("\"writer0\":5", "\"writer1\":5", "\"writer2\":5", "\"writer3\":5");
    }

    @Test
    @Timeout(60)
    void waitingForAnotherProgramEndsByAnInterrupt() throws Exception {
        Path flock = Path.of("/usr/bin/flock");
        assumeThat(flock).isExecutable();
        Path lock = Files.createDirectories(file.path().getParent()).resolve("cookie.json.lock");
        Process other = new ProcessBuilder("" + flock, "-x", "" + lock, "cat").start();
        other.getOutputStream().write('\n');
        other.getOutputStream().flush();
        assertThat(other.getInputStream().read()).isEqualTo('\n');
        AtomicReference<RuntimeException> thrown = new AtomicReference<>();
        Thread person = new Thread(() -> {
            try {
                file.change(state -> state.put("never", true));
            } catch (RuntimeException e) {
                thrown.set(e);
            }
        });

        person.start();
        person.interrupt();
        person.join();
        other.getOutputStream().close();
        other.waitFor();

        assertThat(thrown.get()).isInstanceOf(Interrupted.class);
        file.change(state -> state.put("now", true));
        assertThat(file.read().has("never")).isFalse();
    }

    @Test
    void anEnvironmentIsFoundByAliasOrAddress() {
        JsonNode nothing = Json.object();

        assertThat(Environment.of("rc", nothing).base()).hasToString("https://rc-gate.dataloop.ai/api/v1");
        assertThat(Environment.of("rc", nothing).console()).hasToString("https://rc-con.dataloop.ai/");
        assertThat(Environment.of("docker_windows", nothing).site().gate()).hasToString("https://172.17.0.1:8443");
        assertThat(Environment.of("docker_windows", nothing).site().verifyTls()).isFalse();
        assertThat(Environment.of("http://127.0.0.1:5/api/v1/", nothing).site().gate())
                .hasToString("http://127.0.0.1:5");
        assertThatThrownBy(() -> Environment.of("zz", nothing))
                .hasMessageStartingWith("Unknown platform environment: \"zz\". Known: prod, ");
    }
}

package loopbook.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Proxy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import loopbook.errors.ConnectionFailed;
import loopbook.errors.LoopbookException;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkTest {
    private static final Env NOTHING = new Env(Map.of(), Path.of("/"));

    private final Server server = new Server();

    @AfterEach
    void stop() {
        server.close();
    }

    private Transport through(Env env, String base) {
        return new Transport(Site.of(URI.create(base)), Credentials.of(Token.of("t")), Retry.NONE, new Network(env));
    }

    @Test
    void aProxyOfTheEnvironmentIsUsed() throws InterruptedException {
        server.ok("{}");
        Env env = NOTHING.with("http_proxy", "http://me:pw@127.0.0.1:" + server.web.getPort());

        through(env, "http://platform.invalid/api/v1").json(Call.get("x"));

        RecordedRequest request = server.next();
        assertThat(request.getRequestLine()).startsWith("GET http://platform.invalid/api/v1/x");
    }

    @Test
    void aProxyThatAsksWhoGetsTheNameOfItsAddress() throws InterruptedException {
        server.status(407, "Proxy-Authenticate", "Basic realm=\"x\"").ok("{}");
        Env env = NOTHING.with("HTTP_PROXY", "http://me:pw@127.0.0.1:" + server.web.getPort());

        through(env, "http://platform.invalid/api/v1").json(Call.get("x"));

        server.next();
        assertThat(server.next().getHeaders().get("Proxy-Authorization")).isEqualTo("Basic bWU6cHc=");
    }

    @Test
    void aPasswordWithAnAtSignIsUsedAsItIs() throws InterruptedException {
        server.status(407, "Proxy-Authenticate", "Basic realm=\"x\"").ok("{}");
        Env env = NOTHING.with("HTTP_PROXY", "http://me:p@w%21@127.0.0.1:" + server.web.getPort());

        through(env, "http://platform.invalid/api/v1").json(Call.get("x"));

        server.next();
        assertThat(server.next().getHeaders().get("Proxy-Authorization"))
                .isEqualTo(okhttp3.Credentials.basic("me", "p@w!"));
    }

    @Test
    void aMisspeltProxyIsNamedWithoutItsPassword() {
        Env env = NOTHING.with("https_proxy", "http://me:se cret@proxy:port");

        assertThatThrownBy(() -> through(env, "https://platform.invalid/api/v1"))
                .isInstanceOf(LoopbookException.class)
                .hasMessageContaining("https_proxy does not name a proxy")
                .hasMessageNotContaining("cret")
                .hasNoCause();
        assertThat(through(env, "http://127.0.0.1:5/api/v1")).isNotNull();
    }

    @Test
    void aFileMayTakeLongerThanAnyOtherCall(@TempDir Path folder) throws IOException {
        Network hasty = new Network(NOTHING, java.time.Duration.ofMillis(200));
        Transport transport = new Transport(server.site(), Credentials.of(Token.of("t")), Retry.NONE, hasty);
        for (int i = 0; i < 4; i++) {
            server.web.enqueue(new MockResponse.Builder()
                    .body("12345678")
                    .throttleBody(1, 100, java.util.concurrent.TimeUnit.MILLISECONDS)
                    .build());
        }

        assertThat(transport.bytes(Call.get("x"))).hasSize(8);
        assertThat(transport.stream(Call.get("x")).readAllBytes()).hasSize(8);
        assertThat(transport.download(Call.get("x"), folder.resolve("x"), 8, n -> {}))
                .isEqualTo(8);
        assertThatThrownBy(() -> transport.json(Call.get("x")))
                .isInstanceOf(ConnectionFailed.class)
                .hasMessageContaining("in time");
    }

    @Test
    void noProxyIsUsedForThisMachineNorForExceptions() {
        Proxies proxies = new Proxies(
                NOTHING.with("https_proxy", "proxy:3128").with("no_proxy", "intern.example, .corp.example"));

        assertThat(proxies.select(URI.create("https://gate.dataloop.ai")).get(0).address())
                .hasToString("proxy/<unresolved>:3128");
        for (String host : List.of("127.0.0.1:5", "localhost", "intern.example", "a.corp.example")) {
            assertThat(proxies.select(URI.create("https://" + host))).containsExactly(Proxy.NO_PROXY);
        }
        assertThat(proxies.select(URI.create("https://other-intern.example"))).doesNotContain(Proxy.NO_PROXY);
    }

    @Test
    void anUnknownHostIsNamedWithWhatToDo() {
        assertThatThrownBy(
                        () -> through(NOTHING, "http://nowhere.invalid/api/v1").json(Call.get("x")))
                .isInstanceOf(ConnectionFailed.class)
                .hasMessageContaining("GET /x failed")
                .hasMessageContaining("nowhere.invalid is not known here")
                .hasMessageContaining("Dataloop.local()");
    }

    @Test
    void aForeignCertificateIsBelievedOnlyIfItsFileIsNamed(@TempDir Path folder) throws Exception {
        Path pem = folder.resolve("ca.pem");
        try (MockWebServer https = new MockWebServer()) {
            https.useHttps(certificate(folder, pem));
            https.start();
            https.enqueue(new MockResponse.Builder().body("{}").build());
            String base = "https://localhost:" + https.getPort() + "/api/v1";
            Env named = NOTHING.with("SSL_CERT_FILE", pem.toString());

            assertThatThrownBy(() -> through(NOTHING, base).json(Call.get("x")))
                    .isInstanceOf(ConnectionFailed.class)
                    .hasMessageContaining("no trusted connection")
                    .hasMessageContaining("SSL_CERT_FILE");
            assertThat(through(named, base).json(Call.get("x")).isObject()).isTrue();
        }
    }

    @Test
    void aCertificateFileThatIsNoneIsNamed(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("ca.pem"), "no certificate");

        assertThatThrownBy(() -> through(NOTHING.with("SSL_CERT_FILE", file.toString()), "https://localhost:1/api/v1"))
                .isInstanceOf(LoopbookException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("PEM");
    }

    /** A certificate for localhost, made by the JDK's own tool; its public half is written as PEM. */
    private static SSLSocketFactory certificate(Path folder, Path pem) throws Exception {
        Path store = folder.resolve("store.p12");
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        run(
                keytool,
                "-genkeypair",
                "-alias",
                "a",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=dns:localhost",
                "-keystore",
                store.toString(),
                "-storepass",
                "changeit",
                "-validity",
                "30");
        run(
                keytool,
                "-exportcert",
                "-rfc",
                "-alias",
                "a",
                "-keystore",
                store.toString(),
                "-storepass",
                "changeit",
                "-file",
                pem.toString());
        KeyStore keys = KeyStore.getInstance(store.toFile(), "changeit".toCharArray());
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, "changeit".toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return Objects.requireNonNull(context.getSocketFactory());
    }

    private static void run(Path program, String... arguments) throws Exception {
        List<String> command = new java.util.ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }
}

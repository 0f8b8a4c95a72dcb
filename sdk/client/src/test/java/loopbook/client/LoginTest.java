package loopbook.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import loopbook.errors.LoopbookException;
import loopbook.errors.Unauthorized;
import loopbook.http.Env;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoginTest {
    @TempDir
    Path home;

    private final MockWebServer gate = new MockWebServer();
    private final List<URI> opened = new ArrayList<>();
    private Doors doors;

    @BeforeEach
    void start() throws IOException {
        gate.start();
        Env env = new Env(Map.of("DATALOOP_URL", gate.url("/api/v1").toString()), home);
        doors = new Doors(
                env, Optional::empty, new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void stop() {
        Prompt.use(null);
        gate.close();
    }

    private static String token(String email) {
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        String claims = "{\"email\":\"" + email + "\",\"exp\":"
                + Instant.now().plusSeconds(86_400).getEpochSecond() + "}";
        return "e30." + encoder.encodeToString(claims.getBytes(StandardCharsets.UTF_8)) + ".c2ln";
    }

    private Login login(Browser browser) {
        return login(Optional.of(browser));
    }

    private Login login(Optional<Browser> browser) {
        return new Login(doors, doors.environment(), browser, 0);
    }

    private Dataloop nobody() {
        return doors.open(doors.environment(), loopbook.http.Credentials.none());
    }

    /** What a browser does once the user has signed in: visits the callback with the tokens. */
    private boolean signIn(URI page) {
        opened.add(page);
        String callback = page.getQuery().substring("callback=".length());
        visit(callback + "/favicon.ico");
        visit(callback + "/?id_token=" + token("bot@example.com") + "&access_token=a&refresh_token=rt-9");
        return true;
    }

    private static void visit(String address) {
        try {
            HttpURLConnection visit = (HttpURLConnection) URI.create(address.replace("localhost", "127.0.0.1"))
                    .toURL()
                    .openConnection();
            assertThat(visit.getResponseCode()).isIn(200, 404);
            visit.disconnect();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void theBrowserBringsTheTokensAndTheyAreSaved() {
        Dataloop dl = login(this::signIn).interactive();

        assertThat(opened.get(0).toString()).startsWith(gate.url("/login").toString() + "?callback=http://localhost:");
        assertThat(dl.transport().email()).isEqualTo("bot@example.com");
        assertThat(doors.environment().token())
                .contains(dl.transport().credentials().token().orElseThrow().secret());
        assertThat(doors.environment().refreshToken()).contains("rt-9");
        assertThat(doors.connect().transport().email()).isEqualTo("bot@example.com");
    }

    @Test
    void withoutABrowserTheAddressIsPasted() {
        Prompt.use(question -> Optional.of(
                "http://localhost:3001/?id_token=" + token("me@example.com") + "&access_token=a&refresh_token=rt-1\n"));

        Dataloop dl = login(page -> false).interactive();

        assertThat(dl.transport().email()).isEqualTo("me@example.com");
        assertThat(doors.environment().refreshToken()).contains("rt-1");
    }

    @Test
    void orTheTokenAlone() {
        Prompt.use(question -> Optional.of(" " + token("me@example.com") + " "));

        assertThat(login(Optional.empty()).interactive().transport().email()).isEqualTo("me@example.com");
        assertThat(doors.environment().refreshToken()).isEmpty();
    }

    @Test
    void withNobodyToAskItSaysWhatElseToDo() {
        Prompt.use(question -> Optional.empty());

        assertThatThrownBy(() -> login(page -> false).interactive())
                .isInstanceOf(Unauthorized.class)
                .hasMessageContaining("withToken");
    }

    @Test
    void aTakenPortIsNamed() throws IOException {
        try (Callback first = Callback.listen(0)) {
            int port = first.port();

            assertThatThrownBy(() -> Callback.listen(port))
                    .isInstanceOf(LoopbookException.class)
                    .hasMessageContaining("Port " + port + " of this machine is taken");
        }
    }

    @Test
    void aPasswordBringsTokensThatAreSaved() throws InterruptedException {
        gate.enqueue(new MockResponse.Builder()
                .body("{\"id_token\":\"" + token("bot@example.com") + "\",\"refresh_token\":\"rt-1\"}")
                .build());

        Dataloop dl = nobody().loginM2m("bot@example.com", "pw");

        RecordedRequest request = gate.takeRequest();
        assertThat(request.getTarget()).isEqualTo("/token?default");
        assertThat(request.getHeaders().get("authorization")).isNull();
        assertThat(request.getBody().utf8())
                .isEqualTo("{\"username\":\"bot@example.com\",\"password\":\"pw\",\"type\":\"user_credentials\"}");
        assertThat(dl.transport().email()).isEqualTo("bot@example.com");
        assertThat(doors.environment().refreshToken()).contains("rt-1");
    }

    @Test
    void whoIsSignedInAlreadyIsOnlyChecked() throws InterruptedException {
        gate.enqueue(new MockResponse.Builder().body("{}").build());
        Dataloop me = doors.signedIn(
                doors.environment(), SignIn.pasted(token("me@example.com")).orElseThrow());

        assertThat(me.loginM2m("me@example.com", "pw")).isSameAs(me);
        assertThat(gate.takeRequest().getTarget()).isEqualTo("/api/v1/users/me");
    }

    @Test
    void aWrongPasswordIsRaisedWithoutIt() {
        gate.enqueue(new MockResponse.Builder()
                .code(401)
                .body("{\"message\":\"wrong\"}")
                .build());

        assertThatThrownBy(() -> nobody().loginM2m("bot@example.com", "hush"))
                .isInstanceOf(Unauthorized.class)
                .hasMessageContaining("POST /token: 401 wrong")
                .hasMessageNotContaining("hush");
    }

    @Test
    void aTokenIsCheckedBeforeItIsUsed() throws InterruptedException {
        gate.enqueue(new MockResponse.Builder().body("{}").build());
        gate.enqueue(new MockResponse.Builder()
                .code(401)
                .body("{\"message\":\"bad token\"}")
                .build());

        assertThat(doors.with(token("me@example.com")).transport().email()).isEqualTo("me@example.com");
        assertThatThrownBy(() -> doors.with(token("me@example.com"))).isInstanceOf(Unauthorized.class);
        assertThat(gate.takeRequest().getTarget()).isEqualTo("/api/v1/users/me");
    }
}

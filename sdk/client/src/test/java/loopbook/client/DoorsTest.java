package loopbook.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
import loopbook.http.Token;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoorsTest {
    @TempDir
    Path home;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private Env env;

    @BeforeEach
    void nothingIsSet() {
        env = new Env(Map.of(), home);
    }

    private Doors doors() {
        return doors(Optional.of(new LocalProvider()));
    }

    private Doors doors(Optional<Platform> platform) {
        return new Doors(env, () -> platform, new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    private static String token(String email, Instant end) {
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        String claims = "{\"email\":\"" + email + "\",\"exp\":" + end.getEpochSecond() + "}";
        return "e30." + encoder.encodeToString(claims.getBytes(StandardCharsets.UTF_8)) + ".c2ln";
    }

    private static String good(String email) {
        return token(email, Instant.now().plusSeconds(86_400));
    }

    private static String ended(String email) {
        return token(email, Instant.parse("2020-01-01T00:00:00Z"));
    }

    private void saved(String token, Optional<String> refresh) {
        Doors doors = doors();
        SavedSignIn.save(doors.state(), doors.environment(), new SignIn(Token.of(token), refresh));
    }

    private String said() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    @Test
    void withoutAnyCredentialsItIsTheLocalPlatformAndSaysSoOnce() {
        Doors doors = doors();

        Dataloop first = doors.connect();
        doors.connect();

        assertThat(first.isLocal()).isTrue();
        assertThat(said())
                .isEqualTo("No sign-in found: using the local platform in " + home.resolve(".loopbook")
                        + " (dl.login() signs in to the service)." + System.lineSeparator());
    }

    @Test
    void theLocalPlatformStartsWhenItIsUsedAndNotBefore() {
        List<Path> opened = new ArrayList<>();
        Platform provider = new LocalProvider();
        Dataloop dl = doors(Optional.of(new CountedProvider(provider, opened))).connect();

        assertThat(dl.isLocal()).isTrue();
        assertThat(opened).isEmpty();
        assertThat(dl.projects().list().toList()).isEmpty();
        assertThat(dl.tasks().list().toList()).isEmpty();
        assertThat(opened).containsExactly(home.resolve(".loopbook"));
    }

    @Test
    void whatKeepsTheLocalPlatformFromStartingIsToldAtEachUse() throws IOException {
        Path inTheWay = Files.writeString(home.resolve(".loopbook"), "not a folder");
        Dataloop dl = doors().connect();

        assertThatThrownBy(() -> dl.projects().list().count()).hasMessageContaining(inTheWay.toString());
        assertThat(dl.toString()).startsWith("Dataloop at the local platform as nobody, since it cannot be opened: ");
        Files.delete(inTheWay);
        assertThat(dl.projects().list().count()).isZero();
    }

    private record CountedProvider(Platform provider, List<Path> opened) implements Platform {
        @Override
        public Address open(Path folder) {
            opened.add(folder);
            return provider.open(folder);
        }

        @Override
        public Path samples() {
            return provider.samples();
        }
    }

    @Test
    void aSessionThatHasToUseTheServiceBeginsAsNobody() {
        env = env.with("LOOPBOOK_PLATFORM", "cloud");

        Dataloop dl = doors().session();

        assertThat(dl).hasToString("Dataloop at gate.dataloop.ai as nobody");
        assertThat(said()).startsWith("Nobody is signed in at ").contains("dl.login()");
        assertThatThrownBy(() -> dl.projects().list().count()).isInstanceOf(Unauthorized.class);
    }

    @Test
    void aSessionIsElseWhatConnectsWouldBe() {
        assertThat(doors().session().isLocal()).isTrue();
        env = env.with("DATALOOP_API_KEY", good("key@example.com"));
        assertThat(doors().session().transport().email()).isEqualTo("key@example.com");
    }

    @Test
    void localWhenAskedForSaysNothing() {
        env = env.with("LOOPBOOK_PLATFORM", "local").with("DATALOOP_API_KEY", good("key@example.com"));

        assertThat(doors().connect().isLocal()).isTrue();
        assertThat(said()).isEmpty();
    }

    @Test
    void theApiKeyOfTheEnvironmentComesFirst() {
        saved(good("saved@example.com"), Optional.empty());
        env = env.with("DTLPY_API_KEY", good("key@example.com"));

        Dataloop dl = doors().connect();

        assertThat(dl.transport().email()).isEqualTo("key@example.com");
        assertThat(dl).hasToString("Dataloop at gate.dataloop.ai as key@example.com");
    }

    @Test
    void thenTheSavedSignIn() {
        saved(good("saved@example.com"), Optional.empty());

        assertThat(doors().connect().transport().email()).isEqualTo("saved@example.com");
        assertThat(said()).isEmpty();
    }

    @Test
    void anExpiredSignInIsRaisedNotReplacedByTheLocalPlatform() {
        saved(ended("saved@example.com"), Optional.empty());

        assertThatThrownBy(() -> doors().connect())
                .isInstanceOf(Unauthorized.class)
                .hasMessageContaining("saved@example.com")
                .hasMessageContaining("expired at 2020-01-01")
                .hasMessageContaining("login()");
    }

    @Test
    void aSignInThatCannotBeReadIsRaisedToo() throws Exception {
        Path state = java.nio.file.Files.writeString(home.resolve("no-folder"), "");
        env = env.with("DATALOOP_PATH", state.toString());

        assertThatThrownBy(() -> doors().connect())
                .isInstanceOf(LoopbookException.class)
                .hasMessageContaining("Cannot read the state file " + state.resolve("cookie.json"));
    }

    @Test
    void anExpiredApiKeyToo() {
        env = env.with("DATALOOP_API_KEY", ended("key@example.com"));

        assertThatThrownBy(() -> doors().connect()).isInstanceOf(Unauthorized.class);
    }

    @Test
    void theServiceWhenAskedForWithoutCredentialsIsRaised() {
        env = env.with("LOOPBOOK_PLATFORM", "cloud");

        assertThatThrownBy(() -> doors().connect())
                .isInstanceOf(Unauthorized.class)
                .hasMessageContaining("Nobody is signed in at https://gate.dataloop.ai/api/v1")
                .hasMessageContaining("DATALOOP_API_KEY");
    }

    @Test
    void anotherEnvironmentIsChosenByItsAddressOrAlias() {
        env = env.with("DATALOOP_API_KEY", good("key@example.com")).with("DATALOOP_URL", "rc");

        assertThat(doors().connect().transport().base()).hasToString("https://rc-gate.dataloop.ai/api/v1");
    }

    @Test
    void anAddressWithoutCredentialsIsRaised() {
        env = env.with("DATALOOP_URL", "https://rc-gate.dataloop.ai/api/v1");

        assertThatThrownBy(() -> doors().connect()).isInstanceOf(Unauthorized.class);
    }

    @Test
    void aPlatformThatThereIsNotIsNamed() {
        env = env.with("LOOPBOOK_PLATFORM", "mars");

        assertThatThrownBy(() -> doors().connect())
                .isInstanceOf(LoopbookException.class)
                .hasMessageContaining("'mars'")
                .hasMessageContaining("'local' or 'cloud'");
    }

    @Test
    void aMissingLocalPlatformNamesTheArtifact() {
        assertThatThrownBy(() -> doors(Optional.empty()).local())
                .isInstanceOf(LoopbookException.class)
                .hasMessageContaining("io.loopbook:loopbook");
    }

    @Test
    void theStateFolderCanBeElsewhere() {
        env = env.with("DATALOOP_PATH", home.resolve("else").toString());

        assertThat(doors().state().path()).isEqualTo(home.resolve("else/cookie.json"));
    }

    @Test
    void onlyTheLocalPlatformLetsYouBeSomebodyElse() {
        env = env.with("DATALOOP_API_KEY", good("key@example.com"));

        assertThatThrownBy(() -> doors().connect().as("other@example.com"))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("gate.dataloop.ai");
    }

    @Test
    void signingOutForgetsAndRaisesAfterwards() {
        saved(good("saved@example.com"), Optional.empty());

        Dataloop nobody = doors().connect().logout();

        assertThat(nobody.tokenExpired()).isTrue();
        assertThat(nobody).hasToString("Dataloop at gate.dataloop.ai as nobody");
        assertThat(doors().environment().token()).isEmpty();
    }

    @Test
    void nothingThatPrintsHoldsTheToken() {
        String key = good("key@example.com");
        env = env.with("DATALOOP_API_KEY", key);

        Dataloop dl = doors().connect();

        assertThat(dl + dl.html() + dl.info() + dl.info().html() + env + dl.transport())
                .contains("key@example.com")
                .doesNotContain(key);
    }
}

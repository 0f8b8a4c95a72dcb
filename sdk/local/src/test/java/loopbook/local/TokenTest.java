package loopbook.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class TokenTest {
    @TempDir
    private Path folder;

    private LocalPlatform platform;

    @BeforeEach
    void open() {
        platform = LocalPlatform.open(folder);
    }

    @AfterEach
    void close() {
        platform.close();
    }

    private Api with(String token) {
        return new Api(platform.url(), token);
    }

    private static String refused(Api.Answer answer) {
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.json().get("status").asInt()).isEqualTo(401);
        return answer.json().get("message").asString();
    }

    @Test
    void aTokenSaysWhoItsUserIsAndWhenItEnds() {
        String[] parts = platform.token("annotator-1@example.com").split("\\.");

        JsonNode claims = Json.read(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8));

        assertThat(parts).hasSize(3);
        assertThat(claims.get("email").asString()).isEqualTo("annotator-1@example.com");
        assertThat(Instant.ofEpochSecond(claims.get("exp").asLong()))
                .isAfter(Instant.now().plus(Duration.ofDays(29)));
    }

    @Test
    void theUserIsTheOneOfTheToken() {
        assertThat(with(platform.token()).get("/users/me").json().get("email").asString())
                .isEqualTo("you@example.com");
        assertThat(with(platform.token("b@example.com"))
                        .get("/users/me")
                        .json()
                        .get("email")
                        .asString())
                .isEqualTo("b@example.com");
    }

    @Test
    void withoutAValidTokenNothingIsServed() throws Exception {
        byte[] secret = Files.readAllBytes(folder.resolve("secret"));
        String expired = new Tokens(secret).issue("you@example.com", Duration.ofSeconds(-1));
        String foreign = new Tokens(new byte[32]).issue("you@example.com", Duration.ofDays(1));
        String changed = platform.token().replaceFirst("\\.[^.]{4}", ".AAAA");

        assertThat(refused(with(null).get("/projects"))).contains("no token");
        assertThat(refused(with("rubbish").get("/projects"))).contains("not made by this local platform");
        assertThat(refused(with(foreign).get("/projects"))).contains("not made by this local platform");
        assertThat(refused(with(changed).get("/projects"))).contains("not made by this local platform");
        assertThat(refused(with(expired).get("/projects"))).contains("expired");
        assertThat(refused(with(null).get("/no/such/path"))).contains("no token");
    }

    @Test
    void aTokenIsRenewedByAnotherOne() {
        String gate = platform.url().resolve("/token?default").toString();
        String body = "{\"type\":\"refresh_token\",\"refresh_token\":\"" + platform.token("c@example.com") + "\"}";

        String renewed = with(null).post(gate, body).ok().json().get("id_token").asString();

        assertThat(with(renewed).get("/users/me").json().get("email").asString())
                .isEqualTo("c@example.com");
    }

    @Test
    void whoHasNoTokenSendsNothingLong() {
        String gate = platform.url().resolve("/token?default").toString();
        String fits = "{\"type\":\"" + "x".repeat((64 << 10) - 11) + "\"}";

        assertThat(fits).hasSize(64 << 10);
        assertThat(with(null).post(gate, fits).status()).isEqualTo(401);
        Api.Answer refused = with(null).post(gate, fits + " ");
        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.json().path("message").asString()).contains("at most 65536 bytes");
        assertThat(with(platform.token())
                        .post("/datasets", "{\"name\":\"" + "x".repeat(1 << 20) + "\"}")
                        .status())
                .as("read, and refused for another reason")
                .isEqualTo(400);
    }

    @Test
    void thereAreNoPasswords() {
        String gate = platform.url().resolve("/token?default").toString();

        assertThat(refused(with(null)
                        .post(
                                gate,
                                "{\"username\":\"a@example.com\",\"password\":\"x\",\"type\":\"user_credentials\"}")))
                .contains("knows no passwords");
    }

    @Test
    void anApiKeyIsATokenThatLastsLonger() {
        String key = with(platform.token("d@example.com"))
                .post("/apiKeys", "{\"userId\":\"d@example.com\"}")
                .ok()
                .json()
                .get("jwt")
                .asString();

        assertThat(with(key).get("/users/me").json().get("email").asString()).isEqualTo("d@example.com");
    }

    @Test
    void anotherUsersTokenIsHadByAsking() {
        Api api = with(platform.token());

        String token = api.post("/local/token", "{\"email\":\"e@example.com\"}")
                .ok()
                .json()
                .get("token")
                .asString();

        assertThat(with(token).get("/users/me").json().get("email").asString()).isEqualTo("e@example.com");
        assertThat(api.post("/local/token", "{\"email\":\"nobody\"}").status()).isEqualTo(400);
        assertThat(api.post("/local/token", "{}").status()).isEqualTo(400);
    }

    @Test
    void whatIsNotServedSaysSo() {
        Api.Answer answer = with(platform.token()).get("/services/1");

        assertThat(answer.status()).isEqualTo(501);
        assertThat(answer.json().get("message").asString()).startsWith("not served by the local platform");
        assertThat(with(platform.token())
                        .get(platform.url().resolve("/elsewhere").toString())
                        .status())
                .isEqualTo(404);
    }
}
